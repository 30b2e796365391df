package dev.coodie.studio;

import dev.coodie.column.ValueType;
import dev.coodie.driver.CqlBatch;
import dev.coodie.driver.CqlStatement;
import dev.coodie.driver.Driver;
import dev.coodie.driver.ResultPage;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import java.util.function.Consumer;

/** Shows each statement before it is sent. */
record WatchingDriver(Driver driver, Consumer<CqlStatement> watcher) implements Driver {
  @Override
  public CompletionStage<ResultPage> execute(CqlStatement statement) {
    watcher.accept(statement);
    return driver.execute(statement);
  }

  @Override
  public CompletionStage<ResultPage> execute(CqlBatch batch) {
    return driver.execute(batch);
  }

  @Override
  public CompletionStage<Optional<List<ValueType<?>>>> parameterTypes(String cql) {
    return driver.parameterTypes(cql);
  }

  @Override
  public Optional<String> keyspace() {
    return driver.keyspace();
  }
}
