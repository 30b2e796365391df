package dev.coodie.internal.plan;

import dev.coodie.column.ValueType;
import dev.coodie.driver.CqlStatement;
import dev.coodie.driver.Row;
import dev.coodie.internal.run.Runner;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import java.util.function.Function;

/**
 * The options of a keyspace as {@code system_schema} has them.
 *
 * @param replication class and number of copies
 * @param durableWrites whether writes go to the commit log
 */
record LiveKeyspace(Map<String, String> replication, boolean durableWrites) {
  /** Empty if there is no such keyspace. */
  static CompletionStage<Optional<LiveKeyspace>> read(Runner runner, String keyspace) {
    return rows(
            runner,
            "SELECT replication, durable_writes FROM system_schema.keyspaces WHERE keyspace_name ="
                + " ?",
            keyspace)
        .thenApply(rows -> rows.stream().findFirst().map(LiveKeyspace::of));
  }

  /** Whether a keyspace of ScyllaDB has tablets; one without is not in its table, or has null. */
  static CompletionStage<Boolean> hasTablets(Runner runner, String keyspace) {
    return rows(
            runner,
            "SELECT initial_tablets FROM system_schema.scylla_keyspaces WHERE keyspace_name = ?",
            keyspace)
        .thenApply(
            rows ->
                rows.stream().anyMatch(row -> row.get("initial_tablets", ValueType.INT) != null));
  }

  private static LiveKeyspace of(Row row) {
    return new LiveKeyspace(
        LiveOptions.replication(row),
        !Boolean.FALSE.equals(row.get("durable_writes", ValueType.BOOLEAN)));
  }

  private static CompletionStage<List<Row>> rows(Runner runner, String cql, String keyspace) {
    ByteBuffer[] cells = {ValueType.TEXT.encode(keyspace)};
    ValueType<?>[] types = {ValueType.TEXT};
    return runner.all(CqlStatement.of(cql, cells, types), Function.identity());
  }
}
