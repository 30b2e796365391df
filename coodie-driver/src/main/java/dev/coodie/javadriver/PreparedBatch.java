package dev.coodie.javadriver;

import com.datastax.oss.driver.api.core.cql.BatchableStatement;
import dev.coodie.driver.CqlStatement;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * The statements of a batch and what they were prepared as; null for those that are sent as text.
 */
final class PreparedBatch {
  private final List<CqlStatement> statements;
  // Each place is written once, before the count of it; whoever counts the last one reads them.
  private final @Nullable Prepared[] prepared;
  private final AtomicInteger missing;
  private final AtomicBoolean failed = new AtomicBoolean();
  private final Consumer<PreparedBatch> whenReady;
  private final BiConsumer<@Nullable Throwable, CqlStatement> whenFailed;

  /** One of {@code whenReady} and {@code whenFailed} is called, once. */
  PreparedBatch(
      List<CqlStatement> statements,
      Consumer<PreparedBatch> whenReady,
      BiConsumer<@Nullable Throwable, CqlStatement> whenFailed) {
    this.statements = statements;
    this.prepared = new Prepared[statements.size()];
    this.missing = new AtomicInteger(statements.size());
    this.whenReady = whenReady;
    this.whenFailed = whenFailed;
  }

  /** Prepares all, and those in {@code stale} again. */
  void prepare(PreparedStatements all, @Nullable PreparedBatch stale) {
    for (int i = 0; i < prepared.length && !failed.get(); i++) {
      CqlStatement statement = statements.get(i);
      if (!StatementTexts.isWorthPreparing(statement)) {
        accept(i, null);
        continue;
      }
      Prepared old = stale == null ? null : stale.prepared[i];
      Preparation preparation =
          old == null ? all.of(statement.text()) : all.anew(statement.text(), old);
      Prepared ready = preparation.ready();
      if (ready != null) {
        take(i, ready);
      } else {
        int place = i;
        preparation.whenReady(
            (late, error) -> {
              if (late == null) {
                fail(error, statement);
              } else {
                take(place, late);
              }
            });
      }
    }
  }

  List<CqlStatement> statements() {
    return statements;
  }

  boolean hasPrepared() {
    return !distinct().isEmpty();
  }

  List<BatchableStatement<?>> bind() {
    List<BatchableStatement<?>> bound = new ArrayList<>(prepared.length);
    for (int i = 0; i < prepared.length; i++) {
      CqlStatement statement = statements.get(i);
      Prepared ready = prepared[i];
      bound.add(
          ready == null
              ? Binding.unprepared(statement, null)
              : Binding.bind(statement, ready.statement(), ready.markers().fitting(statement)));
    }
    return bound;
  }

  /** As {@link BoundTypes#fieldByField} for each; null if all are right as they are. */
  @Nullable List<CqlStatement> fieldByField() {
    List<CqlStatement> all = null;
    for (int i = 0; i < prepared.length; i++) {
      CqlStatement statement = statements.get(i);
      Prepared ready = prepared[i];
      List<CqlStatement> fields =
          ready == null ? null : ready.markers().fitting(statement).fieldByField(statement);
      if (fields != null && all == null) {
        all = new ArrayList<>(statements.subList(0, i));
      }
      if (all != null) {
        all.addAll(fields == null ? List.of(statement) : fields);
      }
    }
    return all;
  }

  void startTrial() {
    distinct().forEach(Prepared::startTrial);
  }

  void endTrial() {
    distinct().forEach(Prepared::endTrial);
  }

  private Set<Prepared> distinct() {
    Set<Prepared> found = new HashSet<>();
    for (Prepared each : prepared) {
      if (each != null) {
        found.add(each);
      }
    }
    return found;
  }

  private void take(int place, Prepared ready) {
    CqlStatement statement = statements.get(place);
    if (statement.size() == ready.markers().size()) {
      accept(place, ready);
    } else {
      fail(Execution.wrongCount(statement, ready.markers().size()), statement);
    }
  }

  private void accept(int place, @Nullable Prepared ready) {
    prepared[place] = ready;
    if (missing.decrementAndGet() == 0) {
      whenReady.accept(this);
    }
  }

  private void fail(@Nullable Throwable error, CqlStatement statement) {
    if (failed.compareAndSet(false, true)) {
      whenFailed.accept(error, statement);
    }
  }
}
