package dev.coodie.migrations.scan;

import dev.coodie.Coodie;
import dev.coodie.column.ValueType;
import dev.coodie.driver.Consistency;
import dev.coodie.driver.CqlStatement;
import dev.coodie.driver.ResultPage;
import dev.coodie.driver.Row;
import dev.coodie.driver.StatementOptions;
import dev.coodie.schema.Schema;
import dev.coodie.schema.SchemaLock;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.time.Instant;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What the table {@code coodie_scans} knows about one scan: a partition for each scan, in it a row
 * for each range that was acknowledged. Starting over begins a new {@code run}, so what another
 * process may still acknowledge for the one before counts no more.
 */
final class ScanStore {
  static final String TABLE = "coodie_scans";

  private static final Duration PATIENCE = Duration.ofMinutes(2);
  private static final StatementOptions STRONG =
      StatementOptions.DEFAULT
          .withConsistency(Consistency.QUORUM)
          .withSerialConsistency(Consistency.SERIAL);

  /** What is said about the scan as a whole. */
  record Head(Optional<UUID> run, String scanned, Optional<String> owner) {}

  /** A value and its type. */
  private record Value(ValueType<?> type, @Nullable ByteBuffer cell) {
    static <V> Value of(ValueType<V> type, V value) {
      return new Value(type, type.encode(value));
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
            + " (scan text, run uuid, range int, current_run uuid static,"
            + " scanned text static, owner text static, row_count bigint,"
            + " finished_at timestamp, finished_by text,"
            + " PRIMARY KEY (scan, run, range))");
  }

  boolean exists() {
    return !coodie
        .execute(
            "SELECT table_name FROM system_schema.tables"
                + " WHERE keyspace_name = ? AND table_name = ?",
            keyspace,
            TABLE)
        .isEmpty();
  }

  Head head() {
    ResultPage page =
        run(
            statement(
                    "SELECT current_run, scanned, owner FROM " + table + " WHERE scan = ? LIMIT 1",
                    Value.of(ValueType.TEXT, scan))
                .withOptions(STRONG.withConsistency(Consistency.SERIAL)));
    Iterator<Row> rows = page.iterator();
    if (!rows.hasNext()) {
      return new Head(Optional.empty(), "", Optional.empty());
    }
    Row row = rows.next();
    String scanned = row.get("scanned", String.class);
    return new Head(
        Optional.ofNullable(row.get("current_run", UUID.class)),
        scanned == null ? "" : scanned,
        Optional.ofNullable(row.get("owner", String.class)));
  }

  /** Becomes the owner if there is none. */
  boolean take(String owner, Duration ttl) {
    return applied(
        "UPDATE " + table + " USING TTL ? SET owner = ? WHERE scan = ? IF owner = NULL",
        ttl(ttl),
        Value.of(ValueType.TEXT, owner),
        Value.of(ValueType.TEXT, scan));
  }

  /** Stays the owner for as long again, if it still is. */
  boolean renew(String owner, Duration ttl) {
    return applied(
        "UPDATE " + table + " USING TTL ? SET owner = ? WHERE scan = ? IF owner = ?",
        ttl(ttl),
        Value.of(ValueType.TEXT, owner),
        Value.of(ValueType.TEXT, scan),
        Value.of(ValueType.TEXT, owner));
  }

  /** Has no owner any more, if it was this one. */
  boolean release(String owner) {
    return applied(
        "UPDATE " + table + " SET owner = NULL WHERE scan = ? IF owner = ?",
        Value.of(ValueType.TEXT, scan),
        Value.of(ValueType.TEXT, owner));
  }

  /** Begins anew, if {@code owner} still is the owner. */
  boolean begin(UUID run, String scanned, String owner) {
    return applied(
        "UPDATE " + table + " SET current_run = ?, scanned = ? WHERE scan = ? IF owner = ?",
        Value.of(ValueType.UUID, run),
        Value.of(ValueType.TEXT, scanned),
        Value.of(ValueType.TEXT, scan),
        Value.of(ValueType.TEXT, owner));
  }

  void forget(UUID run) {
    run(
        statement(
            "DELETE FROM " + table + " WHERE scan = ? AND run = ?",
            Value.of(ValueType.TEXT, scan),
            Value.of(ValueType.UUID, run)));
  }

  /** The rows of each range that was acknowledged. */
  Map<Integer, Long> acknowledged(UUID run) {
    CqlStatement first =
        statement(
            "SELECT range, row_count FROM " + table + " WHERE scan = ? AND run = ?",
            Value.of(ValueType.TEXT, scan),
            Value.of(ValueType.UUID, run));
    Map<Integer, Long> rows = new LinkedHashMap<>();
    ByteBuffer next = null;
    do {
      ResultPage page = run(first.withPagingState(next));
      page.forEach(row -> rows.put(row.getInt(0), row.getLong(1)));
      next = page.pagingState();
    } while (next != null);
    return rows;
  }

  void acknowledge(UUID run, int range, long rows, String owner) {
    run(
        statement(
            "INSERT INTO "
                + table
                + " (scan, run, range, row_count, finished_at, finished_by)"
                + " VALUES (?, ?, ?, ?, ?, ?)",
            Value.of(ValueType.TEXT, scan),
            Value.of(ValueType.UUID, run),
            Value.of(ValueType.INT, range),
            Value.of(ValueType.BIGINT, rows),
            Value.of(ValueType.TIMESTAMP, Instant.now()),
            Value.of(ValueType.TEXT, owner)));
  }

  private static Value ttl(Duration ttl) {
    return Value.of(ValueType.INT, Math.toIntExact(ttl.toSeconds()));
  }

  private boolean applied(String text, Value... values) {
    Row answer = run(statement(text, values).asConditional()).iterator().next();
    return Boolean.TRUE.equals(answer.get("[applied]", Boolean.class));
  }

  private ResultPage run(CqlStatement statement) {
    return coodie.execute(statement);
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
