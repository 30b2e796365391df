package dev.coodie.migrations;

import dev.coodie.Coodie;
import dev.coodie.error.MigrationException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** What a {@link Migrator} was told. */
record MigratorSettings(
    Coodie coodie,
    String keyspace,
    List<Source> sources,
    boolean allowDestructive,
    boolean outOfOrder,
    Duration patience,
    MigrationListener listener) {
  private static final Duration PATIENCE = Duration.ofMinutes(5);

  /** Where migrations come from; they are read again for each operation. */
  @FunctionalInterface
  interface Source {
    List<Script> load();
  }

  MigratorSettings {
    sources = List.copyOf(sources);
  }

  static MigratorSettings of(Coodie coodie) {
    String keyspace =
        coodie
            .keyspace()
            .orElseThrow(
                () ->
                    new MigrationException(
                        "coodie-901",
                        "There is no keyspace to migrate. Connect with one:"
                            + " CoodieConfig.keyspace(..)."));
    return new MigratorSettings(coodie, keyspace, List.of(), false, false, PATIENCE, event -> {});
  }

  MigratorSettings plus(Source source) {
    List<Source> more = new ArrayList<>(sources);
    more.add(source);
    return new MigratorSettings(
        coodie, keyspace, more, allowDestructive, outOfOrder, patience, listener);
  }

  MigratorSettings withAllowDestructive(boolean allow) {
    return new MigratorSettings(coodie, keyspace, sources, allow, outOfOrder, patience, listener);
  }

  MigratorSettings withOutOfOrder(boolean allow) {
    return new MigratorSettings(
        coodie, keyspace, sources, allowDestructive, allow, patience, listener);
  }

  MigratorSettings withPatience(Duration value) {
    return new MigratorSettings(
        coodie, keyspace, sources, allowDestructive, outOfOrder, value, listener);
  }

  MigratorSettings withListener(MigrationListener value) {
    return new MigratorSettings(
        coodie, keyspace, sources, allowDestructive, outOfOrder, patience, value);
  }
}
