package dev.coodie.test;

import dev.coodie.driver.CqlStatement;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.assertj.core.api.AbstractAssert;
import org.jspecify.annotations.Nullable;

/** Assertions about a {@link CqlStatement}; each returns this, for chaining. */
public final class CqlStatementAssert extends AbstractAssert<CqlStatementAssert, CqlStatement> {
  private static final Object UNSET =
      new Object() {
        @Override
        public String toString() {
          return "(unset)";
        }
      };

  CqlStatementAssert(CqlStatement actual) {
    super(actual, CqlStatementAssert.class);
  }

  /** The text is exactly {@code cql}. */
  public CqlStatementAssert hasText(String cql) {
    if (!statement().text().equals(cql)) {
      throw failureWithActualExpected(
          statement().text(), cql, "Expected CQL:%n  %s%nbut was:%n  %s", cql, statement().text());
    }
    return this;
  }

  /** The bound values are exactly these, in order; null stands for null and for unset. */
  public CqlStatementAssert hasValues(@Nullable Object... values) {
    if (!Arrays.deepEquals(statement().values().toArray(), values)) {
      throw failure(
          "Expected values:%n  %s%nbut were:%n  %s%nof: %s",
          Arrays.deepToString(values), shown(), statement().text());
    }
    return this;
  }

  /** Marker {@code index}, from 0, is left unset: its cell keeps what it has. */
  public CqlStatementAssert isUnset(int index) {
    if (index >= statement().size() || !statement().isUnset(index)) {
      throw failure(
          "Expected marker %s to be unset, but the values are:%n  %s%nof: %s",
          index, shown(), statement().text());
    }
    return this;
  }

  /** Running it twice has the same effect as running it once, so a driver may retry it. */
  public CqlStatementAssert isIdempotent() {
    if (!statement().idempotent()) {
      throw failure("Expected to be idempotent: %s", statement().text());
    }
    return this;
  }

  /** Running it twice has another effect than running it once. */
  public CqlStatementAssert isNotIdempotent() {
    if (statement().idempotent()) {
      throw failure("Expected not to be idempotent: %s", statement().text());
    }
    return this;
  }

  private CqlStatement statement() {
    isNotNull();
    return actual;
  }

  private String shown() {
    List<@Nullable Object> values = new ArrayList<>(statement().values());
    for (int i = 0; i < values.size(); i++) {
      if (statement().isUnset(i)) {
        values.set(i, UNSET);
      }
    }
    return Arrays.deepToString(values.toArray());
  }
}
