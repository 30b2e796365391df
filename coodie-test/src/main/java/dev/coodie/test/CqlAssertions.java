package dev.coodie.test;

import dev.coodie.driver.CqlBatch;
import dev.coodie.driver.CqlStatement;

/**
 * AssertJ assertions about statements and batches. Needs {@code assertj-core} on the test class
 * path.
 */
public final class CqlAssertions {
  private CqlAssertions() {}

  /** Starts assertions about a statement. */
  public static CqlStatementAssert assertThat(CqlStatement statement) {
    return new CqlStatementAssert(statement);
  }

  /** Starts assertions about a batch. */
  public static CqlBatchAssert assertThat(CqlBatch batch) {
    return new CqlBatchAssert(batch);
  }
}
