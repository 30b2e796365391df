package dev.coodie.studio;

import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What a page shows and may do. */
record StudioSettings(
    boolean write,
    boolean production,
    List<String> masks,
    int port,
    List<Class<?>> documents,
    @Nullable Path migrations) {
  static final StudioSettings DEFAULT =
      new StudioSettings(
          false,
          false,
          List.of("*password*", "*passwd*", "*secret*", "*api_key*", "*credential*"),
          0,
          List.of(),
          null);

  StudioSettings withWrite() {
    return new StudioSettings(true, production, masks, port, documents, migrations);
  }

  StudioSettings withProduction() {
    return new StudioSettings(write, true, masks, port, documents, migrations);
  }

  StudioSettings withMasks(List<String> value) {
    return new StudioSettings(write, production, value, port, documents, migrations);
  }

  StudioSettings withPort(int value) {
    return new StudioSettings(write, production, masks, value, documents, migrations);
  }

  StudioSettings withDocuments(List<Class<?>> value) {
    return new StudioSettings(write, production, masks, port, value, migrations);
  }

  StudioSettings withMigrations(Path value) {
    return new StudioSettings(write, production, masks, port, documents, value);
  }

  /** Whether anything may be changed. */
  boolean writes() {
    return write && !production;
  }

  /** Refuses a write that may not be. */
  void requireWrites() {
    if (production) {
      throw StudioProblem.refused(
          "coodie-1402",
          "This cluster is marked as production, so nothing is changed from here. Start the studio"
              + " without --production for a cluster that is none.");
    }
    if (!write) {
      throw StudioProblem.refused(
          "coodie-1403",
          "The studio only reads. Start it with --write (in Java Studio.write()) to change data.");
    }
  }
}
