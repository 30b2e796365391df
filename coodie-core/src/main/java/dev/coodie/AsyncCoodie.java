package dev.coodie;

import dev.coodie.annotation.CheckReturnValue;
import dev.coodie.driver.Row;
import dev.coodie.driver.StatementOptions;
import dev.coodie.internal.run.Runner;
import java.util.List;
import java.util.concurrent.CompletionStage;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Raw CQL, run without waiting. */
@CheckReturnValue
public final class AsyncCoodie {
  private final Runner runner;
  private final StatementOptions options;
  private final int pageSize;

  AsyncCoodie(Runner runner, StatementOptions options, int pageSize) {
    this.runner = runner;
    this.options = options;
    this.pageSize = pageSize;
  }

  /** See {@link Coodie#execute}. */
  public CompletionStage<List<Row>> execute(String cql, @Nullable Object... values) {
    runner.checkOpen();
    return Runner.thenRead(
        RawCql.bind(runner.driver(), options, pageSize, cql, values),
        statement -> runner.all(statement, Function.identity()));
  }

  /** Gives every row to {@code consumer}, one at a time, as pages arrive. It must not block. */
  public CompletionStage<@Nullable Void> stream(
      Consumer<? super Row> consumer, String cql, @Nullable Object... values) {
    runner.checkOpen();
    return Runner.thenRead(
        RawCql.bind(runner.driver(), options, pageSize, cql, values),
        statement -> runner.forEach(statement, Function.identity(), consumer));
  }
}
