package dev.coodie.internal.observe;

import dev.coodie.driver.CqlBatch;
import dev.coodie.driver.CqlStatement;
import dev.coodie.driver.Driver;
import dev.coodie.driver.ResultPage;
import java.util.concurrent.CompletionStage;

/**
 * Sends what belongs to no operation that was begun: each is one of its own, {@code internal}. So
 * nothing passes unseen. Only its {@code execute} methods are used.
 */
public record LoneStatements(Driver driver, Observer observer) implements Driver {
  @Override
  public CompletionStage<ResultPage> execute(CqlStatement statement) {
    Watched alone = observer.begin("internal", driver.keyspace());
    return alone.endsWith(alone.over(driver, 1).execute(statement));
  }

  @Override
  public CompletionStage<ResultPage> execute(CqlBatch batch) {
    Watched alone = observer.begin("internal", driver.keyspace());
    return alone.endsWith(alone.over(driver, 1).execute(batch));
  }
}
