package dev.coodie.migrations;

import java.nio.file.Path;
import java.util.List;

/** Finds and reads files of migrations. */
final class MigrationFiles {
  private MigrationFiles() {}

  static List<Script> directory(Path directory) {
    return List.of();
  }

  static List<Script> classpath(String location, ClassLoader loader) {
    return List.of();
  }
}
