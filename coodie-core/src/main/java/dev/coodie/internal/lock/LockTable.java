package dev.coodie.internal.lock;

import dev.coodie.column.ValueType;
import dev.coodie.driver.Consistency;
import dev.coodie.driver.CqlStatement;
import dev.coodie.driver.ResultPage;
import dev.coodie.driver.Row;
import dev.coodie.driver.StatementOptions;
import dev.coodie.error.SchemaException;
import dev.coodie.internal.cql.Cql;
import dev.coodie.internal.run.Runner;
import dev.coodie.internal.run.SchemaStatements;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** The table of one keyspace that has its lock, and the statements on it. */
final class LockTable {
  static final String NAME = "coodie_lock";

  private static final String LOCK = "schema";
  private static final StatementOptions QUORUM =
      StatementOptions.DEFAULT.withConsistency(Consistency.QUORUM);
  private static final StatementOptions LWT = QUORUM.withSerialConsistency(Consistency.SERIAL);
  private static final String COLUMNS = "owner, host, since, held";

  private final Runner runner;
  private final SchemaStatements ddl;
  private final String keyspace;
  private final String table;

  LockTable(Runner runner, SchemaStatements ddl, String keyspace) {
    this.runner = runner;
    this.ddl = ddl;
    this.keyspace = keyspace;
    this.table = Cql.table(keyspace, NAME);
  }

  String keyspace() {
    return keyspace;
  }

  /** Whether the node that is asked knows the table. */
  CompletionStage<Boolean> exists() {
    Binding values = new Binding().add(ValueType.TEXT, keyspace).add(ValueType.TEXT, NAME);
    return runner
        .all(
            values.to(
                "SELECT table_name FROM system_schema.tables WHERE keyspace_name = ? AND table_name"
                    + " = ?"),
            Function.identity())
        .thenApply(rows -> !rows.isEmpty());
  }

  /** Makes the table if there is none; afterwards all nodes have it. */
  CompletionStage<@Nullable Void> prepare() {
    return exists()
        .thenCompose(
            there -> there ? CompletableFuture.completedFuture((@Nullable Void) null) : create())
        .thenCompose(made -> ddl.agree("before taking the lock of keyspace " + keyspace));
  }

  /**
   * With an id that follows from the name, so that tables created at the same time through several
   * nodes are one; without it, where a server does not let clients choose ids.
   */
  CompletionStage<@Nullable Void> create() {
    String cql =
        "CREATE TABLE IF NOT EXISTS "
            + table
            + " (name text, claim timeuuid, owner text, host text, since timestamp, held boolean,"
            + " PRIMARY KEY (name, claim))";
    return ddl.send(cql + " WITH ID = " + id())
        .exceptionallyCompose(
            error ->
                Refusal.ofStatement(error) ? ddl.send(cql) : CompletableFuture.failedFuture(error))
        .<@Nullable Void>thenApply(made -> null)
        .exceptionallyCompose(error -> CompletableFuture.failedFuture(notMade(error)));
  }

  private UUID id() {
    return UUID.nameUUIDFromBytes((keyspace + '.' + NAME).getBytes(StandardCharsets.UTF_8));
  }

  private SchemaException notMade(Throwable error) {
    Throwable cause = Refusal.unwrap(error);
    return new SchemaException(
        "coodie-742",
        "The schema of keyspace "
            + keyspace
            + " is changed under a lock, whose table "
            + table
            + " could not be created. The keyspace must exist (schema().createKeyspace(..)) and the"
            + " role must have CREATE, SELECT and MODIFY in it. Reason: "
            + cause.getMessage(),
        cause);
  }

  /** All live rows; at SERIAL, or where that is refused at QUORUM. */
  CompletionStage<List<LockRow>> settledRows() {
    return rows(Consistency.SERIAL)
        .exceptionallyCompose(
            error -> Refusal.ofConditions(error) ? rows() : CompletableFuture.failedFuture(error));
  }

  /** All live rows at QUORUM. */
  CompletionStage<List<LockRow>> rows() {
    return rows(Consistency.QUORUM);
  }

  private CompletionStage<List<LockRow>> rows(Consistency consistency) {
    CqlStatement select =
        new Binding()
            .add(ValueType.TEXT, LOCK)
            .to("SELECT claim, " + COLUMNS + " FROM " + table + " WHERE name = ?")
            .withOptions(StatementOptions.DEFAULT.withConsistency(consistency));
    return runner
        .all(select, LockTable::read)
        .thenApply(rows -> rows.stream().flatMap(Optional::stream).toList());
  }

  /** Empty for what is left of a row whose cells expire one after another. */
  private static Optional<LockRow> read(Row row) {
    UUID claim = row.get("claim", ValueType.TIMEUUID);
    String owner = row.get("owner", ValueType.TEXT);
    String host = row.get("host", ValueType.TEXT);
    Instant since = row.get("since", ValueType.TIMESTAMP);
    Boolean held = row.get("held", ValueType.BOOLEAN);
    return claim == null || owner == null || host == null || since == null || held == null
        ? Optional.empty()
        : Optional.of(new LockRow(claim, owner, host, since, held));
  }

  /** Whether there was no such row. */
  CompletionStage<Boolean> insertIfNone(LockRow row, int ttl) {
    return conditional(
        insertValues(row).add(ValueType.INT, ttl), insert() + " IF NOT EXISTS USING TTL ?");
  }

  /** Whether it was there, and ours. */
  CompletionStage<Boolean> renewIfOurs(LockRow row, int ttl) {
    return conditional(
        new Binding()
            .add(ValueType.INT, ttl)
            .add(ValueType.TEXT, row.owner())
            .add(ValueType.TEXT, row.host())
            .add(ValueType.TIMESTAMP, row.since())
            .add(ValueType.BOOLEAN, row.held())
            .add(ValueType.TEXT, LOCK)
            .add(ValueType.TIMEUUID, row.claim())
            .add(ValueType.TEXT, row.owner()),
        "UPDATE "
            + table
            + " USING TTL ? SET owner = ?, host = ?, since = ?, held = ? WHERE name = ? AND claim ="
            + " ? IF owner = ?");
  }

  /** Whether it was there, and ours. */
  CompletionStage<Boolean> deleteIfOurs(LockRow row) {
    return conditional(
        new Binding()
            .add(ValueType.TEXT, LOCK)
            .add(ValueType.TIMEUUID, row.claim())
            .add(ValueType.TEXT, row.owner()),
        "DELETE FROM " + table + " WHERE name = ? AND claim = ? IF owner = ?");
  }

  /** Writes a claim again, without a condition. */
  CompletionStage<@Nullable Void> put(LockRow row, int ttl) {
    return runner.run(
        insertValues(row)
            .add(ValueType.INT, ttl)
            .to(insert() + " USING TTL ?")
            .withOptions(QUORUM)
            .withIdempotent(false)); // a late second run would bring back what was removed
  }

  /** Removes a claim, without a condition. */
  CompletionStage<@Nullable Void> remove(LockRow row) {
    return runner.run(
        new Binding()
            .add(ValueType.TEXT, LOCK)
            .add(ValueType.TIMEUUID, row.claim())
            .to("DELETE FROM " + table + " WHERE name = ? AND claim = ?")
            .withIdempotent(true)
            .withOptions(QUORUM));
  }

  private String insert() {
    return "INSERT INTO " + table + " (name, claim, " + COLUMNS + ") VALUES (?, ?, ?, ?, ?, ?)";
  }

  private static Binding insertValues(LockRow row) {
    return new Binding()
        .add(ValueType.TEXT, LOCK)
        .add(ValueType.TIMEUUID, row.claim())
        .add(ValueType.TEXT, row.owner())
        .add(ValueType.TEXT, row.host())
        .add(ValueType.TIMESTAMP, row.since())
        .add(ValueType.BOOLEAN, row.held());
  }

  private CompletionStage<Boolean> conditional(Binding values, String cql) {
    return runner
        .execute(values.to(cql).withOptions(LWT).asConditional())
        .thenApply(LockTable::applied);
  }

  private static boolean applied(ResultPage page) {
    for (Row row : page) {
      return Boolean.TRUE.equals(row.get("[applied]", ValueType.BOOLEAN));
    }
    return true;
  }
}
