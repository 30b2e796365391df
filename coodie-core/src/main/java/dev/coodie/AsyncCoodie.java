package dev.coodie;

import dev.coodie.annotation.CheckReturnValue;
import dev.coodie.batch.Batch;
import dev.coodie.batch.BatchResult;
import dev.coodie.batch.ConditionalBatch;
import dev.coodie.driver.CqlBatch;
import dev.coodie.driver.CqlStatement;
import dev.coodie.driver.ResultPage;
import dev.coodie.driver.Row;
import dev.coodie.driver.StatementOptions;
import dev.coodie.internal.batch.BatchRules;
import dev.coodie.internal.check.Arguments;
import dev.coodie.internal.run.RawCql;
import dev.coodie.internal.run.Runner;
import dev.coodie.internal.table.Defaults;
import dev.coodie.internal.table.Session;
import dev.coodie.internal.trace.Tracing;
import dev.coodie.observe.Traced;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Raw CQL and batches, run without waiting. */
@CheckReturnValue
public final class AsyncCoodie {
  private static final String RAW = "raw";
  private static final String BATCH = "batch";

  private final Coodie coodie;
  private final Runner runner;
  private final Defaults defaults;

  AsyncCoodie(Coodie coodie, Session session) {
    this.coodie = coodie;
    this.runner = session.runner();
    this.defaults = session.defaults();
  }

  /** See {@link Coodie#execute(String, Object...)}. */
  public CompletionStage<List<Row>> execute(String cql, @Nullable Object... values) {
    runner.checkOpen();
    RawCql.check(cql);
    Arguments.given(values, "an array of values");
    Runner run = runner.begin(RAW);
    return run.ends(
        Runner.thenRead(
            RawCql.bind(
                runner.driver(), StatementOptions.DEFAULT, defaults.pageSize(), cql, values),
            statement -> run.all(statement, Function.identity())));
  }

  /** See {@link Coodie#cql}. */
  public CompletionStage<CqlStatement> cql(String cql, @Nullable Object... values) {
    runner.checkOpen();
    return RawCql.bind(runner.driver(), StatementOptions.DEFAULT, defaults.pageSize(), cql, values);
  }

  /** See {@link Coodie#execute(CqlStatement)}. */
  public CompletionStage<ResultPage> execute(CqlStatement statement) {
    Arguments.given(statement, "a statement");
    Runner run = runner.begin(RAW);
    return run.ends(run.execute(statement));
  }

  /** See {@link Coodie#execute(Batch)}. */
  public CompletionStage<@Nullable Void> execute(Batch batch) {
    Arguments.given(batch, "a batch");
    if (batch.statements().isEmpty()) {
      runner.checkOpen();
      return CompletableFuture.completedFuture(null);
    }
    CqlBatch checked = BatchRules.checked(batch.cql(), false, defaults);
    Runner run = runner.begin(BATCH);
    return run.ends(run.execute(checked).thenApply(page -> null));
  }

  /** See {@link Coodie#execute(ConditionalBatch)}. */
  public CompletionStage<BatchResult> execute(ConditionalBatch batch) {
    Arguments.given(batch, "a batch");
    CqlBatch checked = BatchRules.checked(batch.cql(), true, defaults);
    Runner run = runner.begin(BATCH);
    return run.ends(
        run.execute(checked).thenApply(page -> BatchResult.of(batch.statements(), page)));
  }

  /** See {@link Coodie#traced}. */
  public <R extends @Nullable Object> CompletionStage<Traced<R>> traced(
      Function<? super Coodie, ? extends CompletionStage<R>> operations) {
    Arguments.given(operations, "operations to trace");
    Tracing tracing = new Tracing(runner);
    return Runner.thenRead(operations.apply(coodie.through(tracing)), tracing::of);
  }

  /** Gives every row to {@code consumer}, one at a time, as pages arrive. It must not block. */
  public CompletionStage<@Nullable Void> stream(
      Consumer<? super Row> consumer, String cql, @Nullable Object... values) {
    Arguments.given(consumer, "a consumer of rows");
    runner.checkOpen();
    RawCql.check(cql);
    Arguments.given(values, "an array of values");
    Runner run = runner.begin(RAW);
    return run.ends(
        Runner.thenRead(
            RawCql.bind(
                runner.driver(), StatementOptions.DEFAULT, defaults.pageSize(), cql, values),
            statement -> run.forEach(statement, Function.identity(), consumer)));
  }
}
