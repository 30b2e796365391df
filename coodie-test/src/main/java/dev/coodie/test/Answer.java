package dev.coodie.test;

import dev.coodie.driver.CqlStatement;
import dev.coodie.driver.ResultPage;
import java.util.concurrent.CompletionStage;

/** What a {@link FakeDriver} does with a statement. */
@FunctionalInterface
public interface Answer {
  /** The result of {@code statement}, or a failed stage. */
  CompletionStage<ResultPage> to(CqlStatement statement);
}
