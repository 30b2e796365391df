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
    @Nullable Path migrations,
    Path exports) {
  static final StudioSettings DEFAULT =
      new StudioSettings(
          false,
          false,
          List.of("*password*", "*passwd*", "*secret*", "*api_key*", "*credential*"),
          0,
          List.of(),
          null,
          Path.of("coodie-exports"));

  StudioSettings withWrite() {
    return new StudioSettings(true, production, masks, port, documents, migrations, exports);
  }

  StudioSettings withProduction() {
    return new StudioSettings(write, true, masks, port, documents, migrations, exports);
  }

  StudioSettings withMasks(List<String> value) {
    return new StudioSettings(write, production, value, port, documents, migrations, exports);
  }

  StudioSettings withPort(int value) {
    return new StudioSettings(write, production, masks, value, documents, migrations, exports);
  }

  StudioSettings withDocuments(List<Class<?>> value) {
    return new StudioSettings(write, production, masks, port, value, migrations, exports);
  }

  StudioSettings withMigrations(Path value) {
    return new StudioSettings(write, production, masks, port, documents, value, exports);
  }

  StudioSettings withExports(Path value) {
    return new StudioSettings(write, production, masks, port, documents, migrations, value);
  }

  /** Whether anything may be changed. */
  boolean writes() {
    return write && !production;
  }

  /** Refuses a write that may not be. */
  void requireWrites() {
    requireNoProduction();
    if (!write) {
      throw StudioProblem.refused(
          "coodie-1403",
          "The studio only reads. Start it with --write (in Java Studio.write()) to change data.");
    }
  }

  /** Refuses what is not done on a production cluster, whatever else is allowed. */
  void requireNoProduction() {
    if (production) {
      throw StudioProblem.refused(
          "coodie-1402",
          "This cluster is marked as production, so nothing is changed from here. Start the studio"
              + " without --production for a cluster that is none.");
    }
  }

  Class<?>[] requireDocuments() {
    if (documents.isEmpty()) {
      throw StudioProblem.missing(
          "coodie-1427",
          "The studio knows no documents. Start it with --classpath (in Java"
              + " Studio.documents(..)).");
    }
    return documents.toArray(new Class<?>[0]);
  }

  Path requireMigrations() {
    if (migrations == null) {
      throw StudioProblem.missing(
          "coodie-1428",
          "The studio knows no migrations. Start it with --migrations (in Java"
              + " Studio.migrations(..)).");
    }
    return migrations;
  }
}
