package dev.coodie;

import dev.coodie.column.ValueType;
import dev.coodie.driver.CqlBatch;
import dev.coodie.driver.CqlStatement;
import dev.coodie.driver.Driver;
import dev.coodie.driver.ResultColumns;
import dev.coodie.driver.ResultColumns.ResultColumn;
import dev.coodie.driver.ResultPage;
import dev.coodie.driver.Row;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** A server that answers by a rule, on an executor, and counts what is in flight. */
final class BulkServer implements Driver {
  /** Answers of a server that finds nothing and takes every write. */
  static final Function<CqlStatement, ResultPage> WELL = statement -> ResultPage.empty();

  private final Executor executor;
  private final Function<CqlStatement, ResultPage> answer;
  private final List<CqlStatement> statements = new ArrayList<>();
  private final List<CqlBatch> batches = new ArrayList<>();
  private final AtomicInteger inFlight = new AtomicInteger();
  private final AtomicInteger most = new AtomicInteger();
  private volatile @Nullable Function<CqlBatch, ResultPage> batchAnswer;

  /** The rule throws what the server fails with. */
  BulkServer(Executor executor, Function<CqlStatement, ResultPage> answer) {
    this.executor = executor;
    this.answer = answer;
  }

  BulkServer onBatch(Function<CqlBatch, ResultPage> rule) {
    batchAnswer = rule;
    return this;
  }

  Coodie coodie() {
    return Coodie.of(this);
  }

  @Override
  public CompletionStage<ResultPage> execute(CqlStatement statement) {
    synchronized (this) {
      statements.add(statement);
    }
    return later(() -> answer.apply(statement));
  }

  @Override
  public CompletionStage<ResultPage> execute(CqlBatch batch) {
    synchronized (this) {
      batches.add(batch);
    }
    Function<CqlBatch, ResultPage> rule = batchAnswer;
    return later(() -> rule == null ? ResultPage.empty() : rule.apply(batch));
  }

  private CompletionStage<ResultPage> later(Supplier<ResultPage> work) {
    int now = inFlight.incrementAndGet();
    most.accumulateAndGet(now, Math::max);
    CompletableFuture<ResultPage> page = new CompletableFuture<>();
    executor.execute(
        () -> {
          ResultPage found = null;
          Throwable error = null;
          try {
            found = work.get();
          } catch (RuntimeException e) {
            error = e;
          }
          inFlight.decrementAndGet();
          if (error == null) {
            page.complete(found);
          } else {
            page.completeExceptionally(error);
          }
        });
    return page;
  }

  @Override
  public Optional<String> keyspace() {
    return Optional.of("ks");
  }

  synchronized List<CqlStatement> statements() {
    return List.copyOf(statements);
  }

  synchronized List<CqlBatch> batches() {
    return List.copyOf(batches);
  }

  /** The most that were in flight at once. */
  int most() {
    return most.get();
  }

  int inFlight() {
    return inFlight.get();
  }

  /** The products of sent statements as {@code id:name}, in the order of sending. */
  List<String> products() {
    return statements().stream()
        .map(s -> s.values().get(0) + ":" + (s.size() > 1 ? s.values().get(1) : ""))
        .toList();
  }

  static long id(CqlStatement statement) {
    Object first = statement.values().get(0);
    return first instanceof Long id ? id : -1;
  }

  /** A row that says whether a conditional write was applied. */
  static ResultPage applied(boolean value) {
    ResultColumns columns =
        ResultColumns.of("", List.of(new ResultColumn("[applied]", ValueType.BOOLEAN)));
    return ResultPage.of(
        columns, List.of(Row.of(columns, List.of(ValueType.BOOLEAN.encode(value)))), null);
  }
}
