package dev.coodie.cli;

import dev.coodie.Coodie;
import dev.coodie.embedded.EmbeddedCassandra;
import dev.coodie.studio.RunningStudio;
import dev.coodie.studio.SampleData;
import dev.coodie.studio.Studio;
import java.awt.Desktop;
import java.awt.GraphicsEnvironment;
import java.io.IOException;
import java.net.URI;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code coodie studio}: a page until Ctrl-C. */
@Command(
    name = "studio",
    description =
        "Serves a page on 127.0.0.1 to look at tables, until Ctrl-C. Without hosts it starts an"
            + " embedded Cassandra with sample data.",
    sortOptions = false,
    footer = {
      "%nFor example:",
      "  coodie studio                                  (sample data)",
      "  coodie studio --hosts 10.0.0.1 --mask email    (reads only)",
      "  coodie studio --hosts 10.0.0.1 --write",
    })
final class StudioCommand implements Callable<Integer> {
  private final Shell shell;

  @Option(
      names = "--write",
      description = "Let people change rows and run CQL that writes. Each write is logged.")
  private boolean write;

  @Option(
      names = "--production",
      description = "Mark the cluster as production: red, and read-only whatever --write says.")
  private boolean production;

  @Option(
      names = "--mask",
      paramLabel = "COLUMN,..",
      description =
          "Never show the values of these columns; * stands for any letters. Default: *password*,"
              + " *passwd*, *secret*, *api_key*, *credential*. An empty text masks none.")
  private @Nullable String mask;

  @Option(
      names = "--page-port",
      paramLabel = "PORT",
      defaultValue = "0",
      description = "The port of the page. Default: a free one.")
  private int pagePort;

  @Option(names = "--no-browser", description = "Print the address, and open no browser.")
  private boolean noBrowser;

  @Option(
      names = {"-m", "--migrations"},
      paramLabel = "DIR",
      description =
          "Also show the migrations of this directory, their history and the lock, and write new"
              + " ones to it. With --write they are applied and undone, too.")
  private @Nullable String migrations;

  @Option(
      names = "--exports",
      paramLabel = "DIR",
      defaultValue = "coodie-exports",
      description = "The directory that exports are written to. Default: ${DEFAULT-VALUE}.")
  private String exports = "";

  @Mixin private final DocumentOptions documents;

  @Mixin private final ConnectionOptions connection;

  StudioCommand(Shell shell) {
    this.shell = shell;
    this.documents = new DocumentOptions(shell);
    this.connection = new ConnectionOptions(shell);
  }

  @Override
  public Integer call() {
    if (connection.hasHosts()) {
      try (Connection open = connection.connect()) {
        serve(open.coodie());
      }
      return ExitCode.FINE;
    }
    shell.err().println("No hosts are given, so an embedded Cassandra is started.");
    shell.interruption().begin();
    try (EmbeddedCassandra node =
            EmbeddedCassandra.builder().progress(shell.err()::println).start();
        Coodie coodie = node.coodie(SampleData.KEYSPACE)) {
      SampleData.create(coodie, SampleData.KEYSPACE);
      serve(coodie);
    }
    return ExitCode.FINE;
  }

  private void serve(Coodie coodie) {
    try (RunningStudio studio = studio(coodie).start()) {
      shell.out().println("coodie studio: " + studio.address());
      shell.out().println(mode() + " Ctrl-C stops it. Who has the address sees the data.");
      shell.out().flush();
      if (!noBrowser) {
        browse(studio.address());
      }
      new CountDownLatch(1).await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private Studio studio(Coodie coodie) {
    Studio studio = Studio.on(coodie).port(pagePort).exports(shell.path(exports));
    if (write) {
      studio = studio.write();
    }
    if (production) {
      studio = studio.production();
    }
    if (documents.areGiven()) {
      studio = studio.documents(documents.find());
    }
    if (migrations != null) {
      studio = studio.migrations(shell.path(migrations));
    }
    return mask == null ? studio : studio.mask(mask.split(",", -1));
  }

  private String mode() {
    if (production) {
      return "Production: it only reads.";
    }
    return write ? "It writes what people save." : "It only reads; --write allows more.";
  }

  /** Where there is a desktop; else the address was printed. */
  private static void browse(URI address) {
    try {
      if (!GraphicsEnvironment.isHeadless()
          && Desktop.isDesktopSupported()
          && Desktop.getDesktop().isSupported(Desktop.Action.BROWSE)) {
        Desktop.getDesktop().browse(address);
      }
    } catch (IOException | UnsupportedOperationException e) {
      // A desktop without a browser.
    }
  }
}
