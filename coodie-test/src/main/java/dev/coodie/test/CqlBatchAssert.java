package dev.coodie.test;

import dev.coodie.driver.BatchKind;
import dev.coodie.driver.CqlBatch;
import dev.coodie.driver.CqlStatement;
import java.util.List;
import org.assertj.core.api.AbstractAssert;

/** Assertions about a {@link CqlBatch}; each returns this, for chaining. */
public final class CqlBatchAssert extends AbstractAssert<CqlBatchAssert, CqlBatch> {
  CqlBatchAssert(CqlBatch actual) {
    super(actual, CqlBatchAssert.class);
  }

  /** It is run as {@code kind}. */
  public CqlBatchAssert hasKind(BatchKind kind) {
    if (batch().kind() != kind) {
      throw failure("Expected a %s batch, but it is %s: %s", kind, batch().kind(), batch());
    }
    return this;
  }

  /** Its statements have exactly these texts, in order. */
  public CqlBatchAssert hasTexts(String... texts) {
    List<String> expected = List.of(texts);
    List<String> found = batch().statements().stream().map(CqlStatement::text).toList();
    if (!found.equals(expected)) {
      throw failureWithActualExpected(
          found,
          expected,
          "Expected the statements:%n  %s%nbut they are:%n  %s",
          String.join("\n  ", expected),
          String.join("\n  ", found));
    }
    return this;
  }

  private CqlBatch batch() {
    isNotNull();
    return actual;
  }
}
