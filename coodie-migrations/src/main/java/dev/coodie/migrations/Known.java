package dev.coodie.migrations;

import dev.coodie.error.MigrationException;
import dev.coodie.migrations.MigratorSettings.Source;
import dev.coodie.model.Suggestions;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;

/** The migrations of all sources, each version once, in order. */
final class Known {
  private final TreeMap<String, Script> scripts = new TreeMap<>();

  private Known() {}

  static Known load(List<Source> sources) {
    if (sources.isEmpty()) {
      throw new MigrationException(
          "coodie-916",
          "The migrator was not told where migrations are. Call directory(..), classpath(..),"
              + " services(..) or migration(..).");
    }
    Known known = new Known();
    sources.forEach(source -> source.load().forEach(known::add));
    return known;
  }

  List<Script> all() {
    return List.copyOf(scripts.values());
  }

  Optional<Script> find(String version) {
    return Optional.ofNullable(scripts.get(version));
  }

  Script get(String version) {
    return find(version).orElseThrow(() -> unknown(version));
  }

  MigrationException unknown(String version) {
    return new MigrationException(
        "coodie-917",
        "There is no migration \""
            + version
            + "\". "
            + Suggestions.forName(version, scripts.keySet())
            + (scripts.isEmpty()
                ? "There are no migrations at all."
                : "Versions go from " + scripts.firstKey() + " to " + scripts.lastKey() + "."));
  }

  /** Whether there is nothing as new as this version. */
  boolean isBeyond(String version) {
    return scripts.isEmpty() || scripts.lastKey().compareTo(version) < 0;
  }

  private void add(Script script) {
    Script other = scripts.putIfAbsent(script.version(), script);
    if (other != null) {
      throw new MigrationException(
          "coodie-918",
          "Two migrations have the version "
              + script.version()
              + ": "
              + other.source()
              + " and "
              + script.source()
              + ". Give the later one the next number.");
    }
  }
}
