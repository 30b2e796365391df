package dev.coodie.migrations;

import dev.coodie.error.MigrationException;
import dev.coodie.migrations.Script.JavaScript;
import java.util.ArrayList;
import java.util.List;
import java.util.ServiceConfigurationError;
import java.util.ServiceLoader;

/** Migrations in Java, with their versions. */
final class JavaMigrations {
  private JavaMigrations() {}

  static Script named(Migration migration) {
    return new JavaScript(FileName.ofClass(migration.getClass()), migration);
  }

  static List<Script> services(ClassLoader loader) {
    List<Script> scripts = new ArrayList<>();
    try {
      ServiceLoader.load(Migration.class, loader).forEach(m -> scripts.add(named(m)));
    } catch (ServiceConfigurationError e) {
      throw new MigrationException(
          "coodie-915",
          "A migration named in META-INF/services/"
              + Migration.class.getName()
              + " cannot be made: "
              + e.getMessage()
              + ".",
          e);
    }
    return scripts;
  }
}
