package dev.coodie.internal.observe;

import dev.coodie.driver.CqlBatch;
import dev.coodie.driver.CqlStatement;
import dev.coodie.driver.Driver;
import dev.coodie.driver.ResultPage;
import java.util.concurrent.CompletionStage;

/** Sends what belongs to one operation. Only its {@code execute} methods are used. */
record WatchedDriver(Driver driver, Watched operation, int attempt) implements Driver {
  @Override
  public CompletionStage<ResultPage> execute(CqlStatement statement) {
    return operation.send(statement, attempt, driver);
  }

  @Override
  public CompletionStage<ResultPage> execute(CqlBatch batch) {
    return operation.send(batch, attempt, driver);
  }
}
