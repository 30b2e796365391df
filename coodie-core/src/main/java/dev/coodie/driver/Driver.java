package dev.coodie.driver;

import dev.coodie.column.ValueType;
import dev.coodie.error.ConfigurationException;
import dev.coodie.schema.definition.ColumnDefinition;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/**
 * Sends statements. Only {@link #execute(CqlStatement)} must be implemented, so a fake is a lambda:
 * {@code statement -> CompletableFuture.completedFuture(ResultPage.empty())}. Implementations are
 * thread-safe.
 */
@FunctionalInterface
public interface Driver extends AutoCloseable {
  /**
   * Sends the statement and gives one page of its result; the next one is asked for with {@link
   * CqlStatement#withPagingState}. Never blocks and never throws: failures complete the stage, as
   * {@link dev.coodie.error.CoodieException} where they can be translated.
   */
  CompletionStage<ResultPage> execute(CqlStatement statement);

  /**
   * Sends the statements of a batch together; a conditional one gives the page that tells whether
   * it was applied. The same rules as for one statement. A driver that does not implement it fails
   * the stage with {@link ConfigurationException}.
   */
  default CompletionStage<ResultPage> execute(CqlBatch batch) {
    return CompletableFuture.failedFuture(
        new ConfigurationException(
            "coodie-284",
            getClass().getName()
                + " cannot send batches. Implement Driver.execute(CqlBatch), or send the statements"
                + " one by one."));
  }

  /**
   * The types of the statement's bind markers, as the server has them. Empty means that the driver
   * does not know; then the Java classes of the values decide.
   */
  default CompletionStage<Optional<List<ValueType<?>>>> parameterTypes(String cql) {
    return CompletableFuture.completedFuture(Optional.empty());
  }

  /**
   * The same types, asked of the server again: the known ones may belong to a table that was
   * recreated since, or to a user-defined type that got more fields.
   */
  default CompletionStage<Optional<List<ValueType<?>>>> currentParameterTypes(String cql) {
    return parameterTypes(cql);
  }

  /**
   * Called before a thread blocks for a result.
   *
   * @throws dev.coodie.error.ConfigurationException on a thread that must not block, such as the
   *     driver's own: it would wait for itself
   */
  default void checkMayBlock() {}

  /** The keyspace the connection was opened with. */
  default Optional<String> keyspace() {
    return Optional.empty();
  }

  /**
   * Whether all nodes that are up have the same schema version, each asked for its own where that
   * is possible. A node that is down does not count, whichever version others remember of it.
   */
  default CompletionStage<Boolean> schemaInAgreement() {
    return CompletableFuture.completedFuture(true);
  }

  /**
   * The ranges of tokens that the nodes have, which together are the whole ring, each token once.
   * They come in an order in which neighbours belong to different nodes, as far as that is known.
   * If nothing is known about the nodes, the ring is one range.
   *
   * <p>Fails with {@link ConfigurationException} if the cluster has another partitioner than
   * Murmur3, whose tokens are other values.
   */
  default CompletionStage<List<TokenRange>> tokenRanges() {
    return CompletableFuture.completedFuture(List.of(TokenRange.RING));
  }

  /**
   * The same ranges, with who has them and how much of the table is in each, where that is known.
   * The keyspace and the table are as the server has them, unquoted. Fails as {@link #tokenRanges}
   * does; without estimates, or when a node does not tell its own, it has none.
   */
  default CompletionStage<List<OwnedRange>> ownedRanges(String keyspace, String table) {
    return tokenRanges().thenApply(ranges -> ranges.stream().map(OwnedRange::of).toList());
  }

  /**
   * The columns that were dropped from the table, even if they were added again, with the time of
   * the drop: what is written to one with an earlier time stays hidden. Empty if this is not known.
   * Names are as the server has them, unquoted.
   */
  default CompletionStage<Map<String, Instant>> droppedColumns(String keyspace, String table) {
    return CompletableFuture.completedFuture(Map.of());
  }

  /**
   * The columns of a table whose values this connection's role sees only as masks. Empty if nothing
   * is masked, or this is not known. Names are as the server has them, unquoted.
   */
  default CompletionStage<Set<String>> maskedColumns(String keyspace, String table) {
    return CompletableFuture.completedFuture(Set.of());
  }

  /**
   * The clustering columns of a table in their order, as the server has them: unquoted names, types
   * and orders. Empty if this is not known, if a row may lack one of them, or if the driver answers
   * without looking at conditions, as fakes do. Where they are those of the document, pages go on
   * with a condition on the key of the last row; otherwise with the paging state.
   */
  default CompletionStage<List<ColumnDefinition>> clusteringColumns(String keyspace, String table) {
    return CompletableFuture.completedFuture(List.of());
  }

  /** Whether the server can run transactions; {@link TransactionSupport#UNKNOWN} if not known. */
  default CompletionStage<TransactionSupport> transactions() {
    return CompletableFuture.completedFuture(TransactionSupport.UNKNOWN);
  }

  /**
   * How the prepared statements that it keeps were used; {@link CacheMetrics#NONE} if it does not
   * count.
   */
  default CacheMetrics preparedStatements() {
    return CacheMetrics.NONE;
  }

  @Override
  default void close() {}
}
