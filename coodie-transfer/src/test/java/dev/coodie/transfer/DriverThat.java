package dev.coodie.transfer;

import dev.coodie.column.ValueType;
import dev.coodie.driver.CqlStatement;
import dev.coodie.driver.Driver;
import dev.coodie.driver.ResultPage;
import dev.coodie.driver.TokenRange;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** A driver that fails for some statements; a null failure is none. */
record DriverThat(Driver real, Function<CqlStatement, @Nullable RuntimeException> failure)
    implements Driver {
  @Override
  public CompletionStage<ResultPage> execute(CqlStatement statement) {
    RuntimeException error = failure.apply(statement);
    return error == null ? real.execute(statement) : CompletableFuture.failedFuture(error);
  }

  @Override
  public CompletionStage<Optional<List<ValueType<?>>>> parameterTypes(String cql) {
    return real.parameterTypes(cql);
  }

  @Override
  public Optional<String> keyspace() {
    return real.keyspace();
  }

  @Override
  public CompletionStage<List<TokenRange>> tokenRanges() {
    return real.tokenRanges();
  }

  @Override
  public void close() {
    real.close();
  }
}
