package dev.coodie.studio;

import dev.coodie.Coodie;
import dev.coodie.annotation.CheckReturnValue;
import dev.coodie.error.ConfigurationException;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;

/**
 * A page on which people look at the tables of a cluster. It is served on the loopback address
 * alone, and only to those who know the address that {@link RunningStudio#address} gives. It reads
 * only, unless {@link #write} allows more.
 *
 * <p>An immutable value.
 */
@CheckReturnValue
public final class Studio {
  private final Coodie coodie;
  private final StudioSettings settings;

  private Studio(Coodie coodie, StudioSettings settings) {
    this.coodie = coodie;
    this.settings = settings;
  }

  /** A page for the cluster of {@code coodie}, which stays open when the page is closed. */
  public static Studio on(Coodie coodie) {
    return new Studio(Objects.requireNonNull(coodie, "a Coodie"), StudioSettings.DEFAULT);
  }

  /** Lets people change rows and run CQL that writes; each write is a line in the log. */
  public Studio write() {
    return with(settings.withWrite());
  }

  /** Marks the cluster as production: red, and read-only whatever {@link #write} says. */
  public Studio production() {
    return with(settings.withProduction());
  }

  /**
   * Never sends the values of these columns to the page, in any table; a star stands for any
   * letters. Letters of both cases are the same. Replaces the names that are masked unless this is
   * called: {@code *password*}, {@code *passwd*}, {@code *secret*}, {@code *api_key*}, {@code
   * *credential*}.
   */
  public Studio mask(String... columns) {
    return with(settings.withMasks(List.of(columns)));
  }

  /** Also shows what these documents and views want of the live schema. */
  public Studio documents(Class<?>... types) {
    return with(settings.withDocuments(List.of(types)));
  }

  /**
   * Also shows the migrations of this directory, their history, and who holds the lock, and writes
   * new ones into it. With {@link #write} they are applied and undone, too.
   */
  public Studio migrations(Path directory) {
    return with(settings.withMigrations(Objects.requireNonNull(directory, "a directory")));
  }

  /**
   * The directory that exports are written into; {@code coodie-exports} in the working directory
   * unless said. It is made when there is the first one. The page never names a file.
   */
  public Studio exports(Path directory) {
    return with(settings.withExports(Objects.requireNonNull(directory, "a directory")));
  }

  /**
   * The port; 0, which it is unless said, takes a free one.
   *
   * @throws ConfigurationException if it is not between 0 and 65,535
   */
  public Studio port(int port) {
    if (port < 0 || port > 65_535) {
      throw new ConfigurationException(
          "coodie-1401",
          "The port is " + port + ". Give one between 0 and 65535; 0 is a free one.");
    }
    return with(settings.withPort(port));
  }

  /**
   * Starts serving, in threads of its own that do not keep the process alive.
   *
   * @throws ConfigurationException if the port is in use
   */
  public RunningStudio start() {
    return StudioServer.start(coodie, settings);
  }

  private Studio with(StudioSettings changed) {
    return new Studio(coodie, changed);
  }
}
