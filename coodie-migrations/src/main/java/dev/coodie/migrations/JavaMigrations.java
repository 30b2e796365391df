package dev.coodie.migrations;

import java.util.List;

/** Migrations in Java, with their versions. */
final class JavaMigrations {
  private JavaMigrations() {}

  static Script named(Migration migration) {
    return of(migration.getClass().getSimpleName(), "", migration);
  }

  static Script of(String version, String description, Migration migration) {
    return new Script() {
      @Override
      public String version() {
        return version;
      }

      @Override
      public String description() {
        return description;
      }
    };
  }

  static List<Script> services(ClassLoader loader) {
    return List.of();
  }
}
