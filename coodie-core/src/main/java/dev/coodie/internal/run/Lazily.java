package dev.coodie.internal.run;

import dev.coodie.column.ValueType;
import dev.coodie.driver.CacheMetrics;
import dev.coodie.driver.CqlBatch;
import dev.coodie.driver.CqlStatement;
import dev.coodie.driver.Driver;
import dev.coodie.driver.OwnedRange;
import dev.coodie.driver.ResultPage;
import dev.coodie.driver.TokenRange;
import dev.coodie.driver.TransactionSupport;
import dev.coodie.schema.definition.ColumnDefinition;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * A driver that connects when it is first needed. A failed connection is tried again by the next
 * statement. Thread-safe.
 */
public final class Lazily implements Driver {
  private final Supplier<CompletionStage<Driver>> connect;
  private final Optional<String> keyspace;
  private @Nullable CompletableFuture<Driver> connection;
  private volatile @Nullable Driver connected;
  private boolean closed;

  /** Connects with {@code connect}. */
  public Lazily(Supplier<CompletionStage<Driver>> connect, Optional<String> keyspace) {
    this.connect = connect;
    this.keyspace = keyspace;
  }

  /** Connects and waits for it. */
  public void connectNow() {
    Futures.await(connection());
  }

  @Override
  public CompletionStage<ResultPage> execute(CqlStatement statement) {
    Driver ready = connected;
    return ready != null
        ? ready.execute(statement)
        : connection().thenCompose(driver -> driver.execute(statement));
  }

  @Override
  public CompletionStage<ResultPage> execute(CqlBatch batch) {
    Driver ready = connected;
    return ready != null
        ? ready.execute(batch)
        : connection().thenCompose(driver -> driver.execute(batch));
  }

  @Override
  public CompletionStage<Optional<List<ValueType<?>>>> parameterTypes(String cql) {
    return connection().thenCompose(driver -> driver.parameterTypes(cql));
  }

  @Override
  public CompletionStage<Optional<List<ValueType<?>>>> currentParameterTypes(String cql) {
    return connection().thenCompose(driver -> driver.currentParameterTypes(cql));
  }

  @Override
  public CompletionStage<Boolean> schemaInAgreement() {
    return connection().thenCompose(Driver::schemaInAgreement);
  }

  @Override
  public CompletionStage<List<TokenRange>> tokenRanges() {
    return connection().thenCompose(Driver::tokenRanges);
  }

  @Override
  public CompletionStage<List<OwnedRange>> ownedRanges(String keyspace, String table) {
    return connection().thenCompose(driver -> driver.ownedRanges(keyspace, table));
  }

  @Override
  public CompletionStage<Map<String, Instant>> droppedColumns(String keyspace, String table) {
    return connection().thenCompose(driver -> driver.droppedColumns(keyspace, table));
  }

  @Override
  public CompletionStage<Set<String>> maskedColumns(String keyspace, String table) {
    return connection().thenCompose(driver -> driver.maskedColumns(keyspace, table));
  }

  @Override
  public CompletionStage<List<ColumnDefinition>> clusteringColumns(String keyspace, String table) {
    return connection().thenCompose(driver -> driver.clusteringColumns(keyspace, table));
  }

  @Override
  public CompletionStage<TransactionSupport> transactions() {
    return connection().thenCompose(Driver::transactions);
  }

  @Override
  public void checkMayBlock() {
    Driver ready = connected;
    if (ready != null) {
      ready.checkMayBlock();
    }
  }

  @Override
  public Optional<String> keyspace() {
    Driver ready = connected;
    return keyspace.isPresent() || ready == null ? keyspace : ready.keyspace();
  }

  @Override
  public CacheMetrics preparedStatements() {
    Driver ready = connected;
    return ready == null ? CacheMetrics.NONE : ready.preparedStatements();
  }

  @Override
  public void close() {
    CompletableFuture<Driver> open;
    synchronized (this) {
      closed = true;
      open = connection;
    }
    if (open != null) {
      open.thenAccept(Driver::close).exceptionally(error -> null).join();
    }
  }

  private synchronized CompletableFuture<Driver> connection() {
    if (connection == null || connection.isCompletedExceptionally()) {
      if (closed) {
        return CompletableFuture.failedFuture(new IllegalStateException("Closed."));
      }
      connection =
          start()
              .thenApply(
                  driver -> {
                    connected = driver;
                    return driver;
                  })
              .toCompletableFuture();
    }
    return connection;
  }

  /** A driver must not throw from {@code execute}, and so neither may its connector. */
  private CompletionStage<Driver> start() {
    try {
      return connect.get();
    } catch (RuntimeException | Error e) {
      return CompletableFuture.failedFuture(e);
    }
  }
}
