package dev.coodie.migrations.scan;

import dev.coodie.Coodie;
import dev.coodie.column.ValueType;
import dev.coodie.cql.CqlNames;
import dev.coodie.driver.Consistency;
import dev.coodie.driver.CqlStatement;
import dev.coodie.driver.Row;
import dev.coodie.driver.StatementOptions;
import dev.coodie.error.MigrationException;
import dev.coodie.scan.ScanCheckpoint;
import dev.coodie.schema.Schema;
import dev.coodie.schema.SchemaLock;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What the table {@code coodie_scans} knows about one scan: a row for each, which its owner alone
 * changes.
 */
final class ScanStore {
  static final String TABLE = "coodie_scans";

  private static final Duration PATIENCE = Duration.ofMinutes(2);
  private static final StatementOptions STRONG =
      StatementOptions.DEFAULT
          .withConsistency(Consistency.QUORUM)
          .withSerialConsistency(Consistency.SERIAL);

  /** What is known; {@code scanned} says of which scan the checkpoint is. */
  record Head(Optional<String> scanned, Optional<String> checkpoint, Optional<String> owner) {}

  /** A value and its type. */
  private record Value(ValueType<?> type, @Nullable ByteBuffer cell) {
    static <V> Value of(ValueType<V> type, V value) {
      return new Value(type, type.encode(value));
    }

    static Value text(String value) {
      return of(ValueType.TEXT, value);
    }
  }

  private final Coodie coodie;
  private final String keyspace;
  private final String scan;
  private final String table;

  ScanStore(Coodie coodie, String keyspace, String scan) {
    this.coodie = coodie;
    this.keyspace = keyspace;
    this.scan = scan;
    this.table = CqlNames.table(keyspace, TABLE);
  }

  /**
   * Makes the table if there is none: under the lock of the keyspace, which this process may have
   * already, as when a migration scans.
   */
  void create() {
    synchronized (ScanStore.class) {
      if (exists()) {
        return;
      }
      Schema schema = coodie.schema().keyspace(keyspace);
      if (schema.lockHolder().filter(h -> h.host().equals(ThisProcess.NAME)).isPresent()) {
        create(schema);
        return;
      }
      try (SchemaLock lock = schema.lock(PATIENCE)) {
        lock.check();
        create(schema);
      }
    }
  }

  private void create(Schema schema) {
    schema.run(
        "CREATE TABLE IF NOT EXISTS "
            + table
            + " (scan text PRIMARY KEY, scanned text, owner text, checkpoint text,"
            + " ranges_done int, row_count bigint, kept_at timestamp)");
  }

  /**
   * Whether there is the table.
   *
   * @throws MigrationException if it is one that keeps no checkpoints
   */
  boolean exists() {
    List<String> columns =
        coodie
            .execute(
                "SELECT column_name FROM system_schema.columns"
                    + " WHERE keyspace_name = ? AND table_name = ?",
                keyspace,
                TABLE)
            .stream()
            .map(row -> String.valueOf(row.get(0)))
            .toList();
    if (!columns.isEmpty() && !columns.contains("checkpoint")) {
      throw new MigrationException(
          "coodie-862",
          "The table "
              + table
              + " has no column \"checkpoint\": another version created it and stored the"
              + " progress of scans in another way. Let its scans end with that version, or"
              + " drop it, and they start again: DROP TABLE "
              + table
              + ".");
    }
    return !columns.isEmpty();
  }

  Head head() {
    CqlStatement read =
        statement(
            "SELECT scanned, checkpoint, owner FROM " + table + " WHERE scan = ?",
            Value.text(scan));
    for (Row row : coodie.execute(read.withOptions(STRONG.withConsistency(Consistency.SERIAL)))) {
      return new Head(text(row, "scanned"), text(row, "checkpoint"), text(row, "owner"));
    }
    return new Head(Optional.empty(), Optional.empty(), Optional.empty());
  }

  private static Optional<String> text(Row row, String column) {
    return Optional.ofNullable(row.get(column, String.class));
  }

  /** Becomes the owner if there is none. */
  boolean take(String owner, Duration ttl) {
    return applied(
        "UPDATE " + table + " USING TTL ? SET owner = ? WHERE scan = ? IF owner = NULL",
        ttl(ttl),
        Value.text(owner),
        Value.text(scan));
  }

  /** Stays the owner for as long again, if it still is. */
  boolean renew(String owner, Duration ttl) {
    return applied(
        "UPDATE " + table + " USING TTL ? SET owner = ? WHERE scan = ? IF owner = ?",
        ttl(ttl),
        Value.text(owner),
        Value.text(scan),
        Value.text(owner));
  }

  /** Has no owner any more, if it was this one. */
  boolean release(String owner) {
    return applied(
        "UPDATE " + table + " SET owner = NULL WHERE scan = ? IF owner = ?",
        Value.text(scan),
        Value.text(owner));
  }

  /** Starts again, if {@code owner} still is the owner. */
  boolean begin(String scanned, String owner) {
    return applied(
        "UPDATE "
            + table
            + " SET scanned = ?, checkpoint = NULL, ranges_done = 0, row_count = 0, kept_at = NULL"
            + " WHERE scan = ? IF owner = ?",
        Value.text(scanned),
        Value.text(scan),
        Value.text(owner));
  }

  /** Remembers how far it is, if {@code owner} still is the owner. */
  boolean keep(ScanCheckpoint checkpoint, int rangesDone, String owner) {
    return applied(
        "UPDATE "
            + table
            + " SET checkpoint = ?, ranges_done = ?, row_count = ?, kept_at = ?"
            + " WHERE scan = ? IF owner = ?",
        Value.text(checkpoint.toString()),
        Value.of(ValueType.INT, rangesDone),
        Value.of(ValueType.BIGINT, checkpoint.rows()),
        Value.of(ValueType.TIMESTAMP, Instant.now()),
        Value.text(scan),
        Value.text(owner));
  }

  private static Value ttl(Duration ttl) {
    return Value.of(ValueType.INT, Math.toIntExact(ttl.toSeconds()));
  }

  private boolean applied(String text, Value... values) {
    Row answer = coodie.execute(statement(text, values).asConditional()).iterator().next();
    return Boolean.TRUE.equals(answer.get("[applied]", Boolean.class));
  }

  private static CqlStatement statement(String text, Value... values) {
    @Nullable ByteBuffer[] cells = new ByteBuffer[values.length];
    ValueType<?>[] types = new ValueType<?>[values.length];
    for (int i = 0; i < values.length; i++) {
      cells[i] = values[i].cell();
      types[i] = values[i].type();
    }
    return CqlStatement.of(text, cells, types).withIdempotent(true).withOptions(STRONG);
  }
}
