package dev.coodie;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.coodie.column.ValueType;
import dev.coodie.driver.ResultColumns;
import dev.coodie.driver.ResultColumns.ResultColumn;
import dev.coodie.driver.ResultPage;
import dev.coodie.driver.Row;
import dev.coodie.error.InvalidQueryException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class LwtTest {
  private static final Product PEN = Product.numbered(1);

  /** What the server says when {@code row} kept a write from being applied. */
  static ResultPage rejected(Row row) {
    return answer(false, row);
  }

  private static ResultPage answer(boolean applied, Row row) {
    List<ResultColumn> columns = new ArrayList<>();
    List<@Nullable ByteBuffer> cells = new ArrayList<>();
    columns.add(new ResultColumn("[applied]", ValueType.BOOLEAN));
    cells.add(ValueType.BOOLEAN.encode(applied));
    for (int i = 0; i < row.size(); i++) {
      columns.add(new ResultColumn(row.columns().name(i), row.columns().type(i)));
      cells.add(row.bytes(i));
    }
    ResultColumns all = ResultColumns.of("ks.product", columns);
    return ResultPage.of(all, List.of(Row.of(all, cells)), null);
  }

  private static LwtResult<Product> update(ResultPage answer) {
    return Coodie.of(TestDriver.answering(answer))
        .documents(Product.class)
        .at(PEN)
        .onlyIf(Product_.name.eq("x"))
        .update(Product_.name.set("y"));
  }

  private static Row row(Product product) {
    return Row.of(TestDriver.columns(Product_.MODEL), TestDriver.cells(Product_.MODEL, product));
  }

  private static Row nothing() {
    return Row.of(
        TestDriver.columns(Product_.MODEL), new ArrayList<>(Arrays.asList(null, null, null)));
  }

  @Test
  void an_applied_write_has_no_current_row_also_when_the_server_sends_one() {
    for (Row sent : List.of(row(PEN), nothing(), Row.of(ResultColumns.EMPTY, List.of()))) {
      LwtResult<Product> result = update(answer(true, sent));

      assertThat(result.applied()).isTrue();
      assertThat(result.current()).isEmpty();
      assertThat(result.current(Product_.name)).isEmpty();
      assertThat(result).hasToString("applied");
    }
  }

  @Test
  void a_rejected_write_has_the_current_row() {
    LwtResult<Product> result = update(rejected(row(PEN)));

    assertThat(result.applied()).isFalse();
    assertThat(result.current()).contains(PEN);
    assertThat(result.current(Product_.name)).contains("p1");
    assertThat(result).hasToString("rejected");
  }

  @Test
  void a_row_that_does_not_exist_is_no_current_row_whether_the_server_sends_nulls_or_nothing() {
    for (Row sent : List.of(nothing(), Row.of(ResultColumns.EMPTY, List.of()))) {
      LwtResult<Product> result = update(rejected(sent));

      assertThat(result.applied()).isFalse();
      assertThat(result.current()).isEmpty();
      assertThat(result.current(Product_.name)).isEmpty();
    }
  }

  @Test
  void some_columns_can_be_asked_for_one_by_one() {
    ResultColumns columns = ResultColumns.of("", List.of(new ResultColumn("name", ValueType.TEXT)));
    LwtResult<Product> result =
        update(rejected(Row.of(columns, List.of(ValueType.TEXT.encode("now")))));

    assertThat(result.current()).isEmpty();
    assertThat(result.current(Product_.name)).contains("now");
    assertThatThrownBy(() -> result.current(Product_.color).isPresent())
        .isInstanceOf(InvalidQueryException.class)
        .hasMessageContaining("\"color\"");
  }
}
