package dev.coodie.internal.run;

import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * What is asked of the server once for each table, and again when it is too old; a failure is asked
 * again. Looking something up that is known allocates nothing. Thread-safe.
 */
final class FactsOfTables<F> {
  /** Asks. */
  @FunctionalInterface
  interface Source<F> {
    CompletionStage<F> of(String keyspace, String table);
  }

  private record Known<F>(CompletableFuture<F> fact, long since) {}

  private final Source<F> source;
  private final long nanos;
  private final Map<String, Map<String, Known<F>>> known = new ConcurrentHashMap<>();

  FactsOfTables(Source<F> source, int seconds) {
    this.source = source;
    this.nanos = TimeUnit.SECONDS.toNanos(seconds);
  }

  CompletableFuture<F> of(String keyspace, String table) {
    Map<String, Known<F>> tables = known.get(keyspace);
    Known<F> latest = tables == null ? null : tables.get(table);
    return latest != null && isFresh(latest) ? latest.fact : ask(keyspace, table, latest);
  }

  private boolean isFresh(Known<F> fact) {
    return System.nanoTime() - fact.since <= nanos && !fact.fact.isCompletedExceptionally();
  }

  private CompletableFuture<F> ask(String keyspace, String table, @Nullable Known<F> old) {
    Map<String, Known<F>> tables =
        known.computeIfAbsent(keyspace, name -> new ConcurrentHashMap<>());
    Known<F> mine = new Known<>(new CompletableFuture<>(), System.nanoTime());
    boolean first =
        old == null ? tables.putIfAbsent(table, mine) == null : tables.replace(table, old, mine);
    if (!first) {
      Known<F> other = tables.get(table);
      return other == null ? ask(keyspace, table, null) : other.fact;
    }
    try {
      source
          .of(keyspace, table)
          .whenComplete(
              (fact, error) -> {
                if (error == null) {
                  mine.fact.complete(fact);
                } else {
                  mine.fact.completeExceptionally(error);
                }
              });
    } catch (RuntimeException e) {
      mine.fact.completeExceptionally(e);
    }
    return mine.fact;
  }
}
