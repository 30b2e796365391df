package dev.coodie.internal.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.coodie.column.PlainColumn;
import dev.coodie.column.ValueType;
import dev.coodie.driver.ResultColumns;
import dev.coodie.driver.ResultColumns.ResultColumn;
import dev.coodie.driver.Row;
import dev.coodie.error.MappingException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class SelectionTest {
  private static final Selection<String> NAME_AND_AGE =
      new Selection<>(
          "User",
          List.of(
              PlainColumn.of(Object.class, "name", ValueType.TEXT),
              PlainColumn.of(Object.class, "age", ValueType.INT)),
          cells -> cells.get(0, ValueType.TEXT) + " " + cells.getInt(1) + " of " + cells.size());

  private static final ResultColumn NAME = new ResultColumn("name", ValueType.TEXT);
  private static final ResultColumn AGE = new ResultColumn("age", ValueType.INT);
  private static final ResultColumn OTHER = new ResultColumn("other", ValueType.INT);
  private static final ByteBuffer ANN = ValueType.TEXT.encode("ann");
  private static final ByteBuffer SEVEN = ValueType.INT.encode(7);
  private static final ByteBuffer NINE = ValueType.INT.encode(9);

  @Test
  void columns_may_come_in_any_order_with_others_among_them() {
    Row inOrder = row(List.of(NAME, AGE), ANN, SEVEN);

    assertThat(NAME_AND_AGE.read(inOrder)).isEqualTo("ann 7 of 2");
    assertThat(NAME_AND_AGE.read(row(List.of(AGE, NAME), SEVEN, ANN))).isEqualTo("ann 7 of 2");
    assertThat(NAME_AND_AGE.read(row(List.of(OTHER, AGE, NAME), NINE, SEVEN, ANN)))
        .isEqualTo("ann 7 of 2");
    assertThat(NAME_AND_AGE.read(row(List.of(NAME, AGE, OTHER), ANN, SEVEN, NINE)))
        .isEqualTo("ann 7 of 2");
    assertThat(NAME_AND_AGE.read(inOrder)).isEqualTo("ann 7 of 2");
  }

  @Test
  void a_missing_column_is_named() {
    Row row = row(List.of(OTHER, NAME), NINE, ANN);

    assertThatThrownBy(() -> NAME_AND_AGE.read(row))
        .isInstanceOf(MappingException.class)
        .hasMessage(
            "A row cannot be read as User: it has no column \"age\". Its columns: other, name. Select"
                + " all columns of User. [coodie-413]");
  }

  @Test
  void a_wrong_type_is_told_with_both_types_and_the_table() {
    Row row =
        row(
            List.of(NAME, new ResultColumn("age", ValueType.BIGINT)),
            ANN,
            ValueType.BIGINT.encode(7L));

    assertThatThrownBy(() -> NAME_AND_AGE.read(row))
        .isInstanceOf(MappingException.class)
        .hasMessage(
            "Column \"age\" of User is int in the class but bigint in ks.user. Change the property's"
                + " type, or the table. [coodie-414]");
  }

  @Test
  void selections_of_the_same_columns_are_equal() {
    Selection<String> same = new Selection<>("Other", NAME_AND_AGE.columns(), cells -> "");
    Selection<String> fewer =
        new Selection<>("User", NAME_AND_AGE.columns().subList(0, 1), cells -> "");

    assertThat(same).isEqualTo(NAME_AND_AGE).hasSameHashCodeAs(NAME_AND_AGE);
    assertThat(fewer).isNotEqualTo(NAME_AND_AGE);
  }

  private static Row row(List<ResultColumn> columns, ByteBuffer... cells) {
    return Row.of(ResultColumns.of("ks.user", columns), new ArrayList<>(List.of(cells)));
  }
}
