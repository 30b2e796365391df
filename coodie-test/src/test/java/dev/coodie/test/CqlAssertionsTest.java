package dev.coodie.test;

import static dev.coodie.test.CqlAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.coodie.column.ValueType;
import dev.coodie.driver.BatchKind;
import dev.coodie.driver.CqlBatch;
import dev.coodie.driver.CqlStatement;
import dev.coodie.driver.StatementOptions;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

class CqlAssertionsTest {
  private static final CqlStatement STATEMENT =
      CqlStatement.of(
              "UPDATE t SET a = ?, b = ?, c = ?",
              new ByteBuffer[] {ValueType.INT.encode(1), null, CqlStatement.UNSET},
              new ValueType<?>[] {ValueType.INT, ValueType.INT, ValueType.INT})
          .withIdempotent(true);

  @Test
  void what_is_so_passes() {
    assertThat(STATEMENT)
        .hasText("UPDATE t SET a = ?, b = ?, c = ?")
        .hasValues(1, null, null)
        .isUnset(2)
        .isIdempotent();
    assertThat(STATEMENT.withIdempotent(false)).isNotIdempotent();
  }

  @Test
  void what_is_not_so_fails_and_shows_text_and_values() {
    fails(s -> s.hasText("UPDATE u"), "UPDATE u", "UPDATE t SET a = ?, b = ?, c = ?");
    fails(s -> s.hasValues(1, 2, 3), "[1, 2, 3]", "[1, null, (unset)]", "UPDATE t");
    fails(s -> s.isUnset(1), "marker 1", "[1, null, (unset)]");
    fails(s -> s.isUnset(9), "marker 9");
    fails(CqlStatementAssert::isNotIdempotent, "not to be idempotent: UPDATE t");
    assertThatThrownBy(() -> assertThat(STATEMENT.withIdempotent(false)).isIdempotent())
        .hasMessageContaining("to be idempotent: UPDATE t");
  }

  private static void fails(Consumer<CqlStatementAssert> assertion, String... parts) {
    assertThatThrownBy(() -> assertion.accept(assertThat(STATEMENT)))
        .isInstanceOf(AssertionError.class)
        .hasMessageContainingAll(parts);
  }

  @Test
  void a_batch_is_looked_at_by_kind_and_texts() {
    CqlBatch batch =
        new CqlBatch(
            BatchKind.LOGGED,
            List.of(STATEMENT, CqlStatement.of("DELETE")),
            StatementOptions.DEFAULT,
            null);

    assertThat(batch).hasKind(BatchKind.LOGGED).hasTexts(STATEMENT.text(), "DELETE");
    assertThatThrownBy(() -> assertThat(batch).hasKind(BatchKind.COUNTER))
        .isInstanceOf(AssertionError.class)
        .hasMessageContaining("COUNTER")
        .hasMessageContaining("LOGGED");
    assertThatThrownBy(() -> assertThat(batch).hasTexts("DELETE"))
        .isInstanceOf(AssertionError.class)
        .hasMessageContaining("UPDATE t");
  }
}
