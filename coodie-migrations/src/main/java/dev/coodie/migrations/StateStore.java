package dev.coodie.migrations;

import dev.coodie.Coodie;
import dev.coodie.Documents;
import dev.coodie.driver.Consistency;
import dev.coodie.error.StatementException;
import dev.coodie.schema.Schema;
import dev.coodie.schema.SchemaLock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Reads and writes what is recorded about migrations, at QUORUM. */
final class StateStore {
  private static final int TRIES = 10;
  private static final Duration PAUSE = Duration.ofMillis(100);

  private final Coodie coodie;
  private final String keyspace;

  StateStore(Coodie coodie, String keyspace) {
    this.coodie = coodie;
    this.keyspace = keyspace;
  }

  /** What is recorded, by version. Nothing if there is no table. */
  Map<String, StateRow> read() {
    if (!exists(StateRow.TABLE)) {
      return new TreeMap<>();
    }
    return all(StateRow.class).stream()
        .collect(
            Collectors.toMap(StateRow::version, Function.identity(), (a, b) -> a, TreeMap::new));
  }

  /** All history, the oldest first. Nothing if there is no table. */
  List<MigrationRecord> history() {
    if (!exists(HistoryRow.TABLE)) {
      return List.of();
    }
    return all(HistoryRow.class).stream()
        .sorted(Comparator.comparing(HistoryRow::at).thenComparing(HistoryRow::version))
        .map(HistoryRow::record)
        .toList();
  }

  boolean keyspaceExists() {
    return !coodie
        .execute(
            "SELECT keyspace_name FROM system_schema.keyspaces WHERE keyspace_name = ?", keyspace)
        .isEmpty();
  }

  /** Makes the tables, or what they lack. */
  void prepare() {
    Schema schema = coodie.schema().keyspace(keyspace);
    List<String> missing = schema.plan(StateRow.class, HistoryRow.class).statements();
    schema.run(missing.toArray(new String[0]));
  }

  /** Waits until all nodes agree on the schema, after a run that may have left them not to. */
  void agree() {
    coodie
        .schema()
        .keyspace(keyspace)
        .run(
            "CREATE TABLE IF NOT EXISTS "
                + Names.quoted(keyspace)
                + "."
                + StateRow.TABLE
                + " (version text PRIMARY KEY)");
  }

  /**
   * Writes a row, which has a later time than what it replaces.
   *
   * @return the row as written
   * @throws dev.coodie.error.SchemaException without writing, if the lock is not held any more
   */
  StateRow save(SchemaLock lock, StateRow.Change change) {
    lock.check();
    StateRow row = change.at(ChronoUnit.MICROS.between(Instant.EPOCH, Instant.now()));
    documents(StateRow.class)
        .timestamp(Instant.EPOCH.plus(row.stamp(), ChronoUnit.MICROS))
        .save(row);
    return row;
  }

  void save(HistoryRow row) {
    documents(HistoryRow.class).save(row);
  }

  /** While another process makes the table, a node lists it before it serves it. */
  private <D> List<D> all(Class<D> type) {
    for (int i = 0; i < TRIES; i++) {
      try {
        return documents(type).find().all();
      } catch (StatementException e) {
        if (!Failures.isNotRun(e)) {
          throw e;
        }
        LockSupport.parkNanos(PAUSE.toNanos());
      }
    }
    return documents(type).find().all();
  }

  private boolean exists(String table) {
    return !coodie
        .execute(
            "SELECT table_name FROM system_schema.tables WHERE keyspace_name = ? AND table_name ="
                + " ?",
            keyspace,
            table)
        .isEmpty();
  }

  private <D> Documents<D> documents(Class<D> type) {
    return coodie.documents(type).keyspace(keyspace).consistency(Consistency.QUORUM);
  }
}
