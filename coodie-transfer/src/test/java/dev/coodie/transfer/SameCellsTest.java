package dev.coodie.transfer;

import static org.assertj.core.api.Assertions.assertThat;

import dev.coodie.column.UdtField;
import dev.coodie.column.ValueType;
import java.math.BigDecimal;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What a comparison takes for the same. */
class SameCellsTest {
  private static final ValueType<?> INTS = ValueType.set(ValueType.INT).frozen();
  private static final ByteBuffer ONE = ValueType.INT.encode(1);
  private static final ByteBuffer TWO = ValueType.INT.encode(2);
  private static final ByteBuffer SEVEN = ByteBuffer.wrap(new byte[] {7});
  private static final ByteBuffer ZEROS_AND_SEVEN = ByteBuffer.wrap(new byte[] {0, 0, 7});

  private static ByteBuffer joined(ValueType<?> type, ByteBuffer... parts) {
    return Parts.joinAny(type, Arrays.asList(parts));
  }

  private static ByteBuffer decimal(String text) {
    return ValueType.DECIMAL.encode(new BigDecimal(text));
  }

  @Test
  void a_set_has_no_order_and_each_element_once() {
    assertThat(SameCells.are(INTS, joined(INTS, TWO, ONE, ONE), joined(INTS, ONE, TWO))).isTrue();
    assertThat(SameCells.are(INTS, joined(INTS, ONE, ONE), joined(INTS, ONE, TWO))).isFalse();
    assertThat(SameCells.are(INTS, joined(INTS, ONE), joined(INTS, ONE, TWO))).isFalse();
  }

  @Test
  void a_map_has_no_order_and_the_last_value_of_a_key() {
    ValueType<?> map = ValueType.map(ValueType.INT, ValueType.INT).frozen();

    assertThat(SameCells.are(map, joined(map, TWO, ONE, ONE, TWO), joined(map, ONE, TWO, TWO, ONE)))
        .isTrue();
    assertThat(SameCells.are(map, joined(map, ONE, TWO, ONE, ONE), joined(map, ONE, ONE))).isTrue();
    assertThat(SameCells.are(map, joined(map, ONE, TWO), joined(map, ONE, ONE))).isFalse();
  }

  @Test
  void a_list_has_an_order() {
    ValueType<?> list = ValueType.list(ValueType.INT).frozen();

    assertThat(SameCells.are(list, joined(list, TWO, ONE), joined(list, ONE, TWO))).isFalse();
  }

  @Test
  void sets_inside_of_anything_have_no_order() {
    ValueType<?> list = ValueType.list(INTS).frozen();
    ValueType<?> box =
        ValueType.dynamicUdt(
            "box", List.of(new UdtField<>("s", INTS), new UdtField<>("x", ValueType.INT)));
    ByteBuffer sent = joined(INTS, TWO, ONE);
    ByteBuffer stored = joined(INTS, ONE, TWO);

    assertThat(SameCells.are(list, joined(list, sent), joined(list, stored))).isTrue();
    assertThat(SameCells.are(box, joined(box, sent, ONE), joined(box, stored, ONE))).isTrue();
    assertThat(SameCells.are(box, joined(box, sent, ONE), joined(box, stored, TWO))).isFalse();
  }

  @Test
  void zeros_before_a_number_are_the_same_in_a_collection_alone() {
    ValueType<?> list = ValueType.list(ValueType.VARINT).frozen();

    assertThat(SameCells.are(list, joined(list, ZEROS_AND_SEVEN), joined(list, SEVEN))).isTrue();
    assertThat(SameCells.are(ValueType.VARINT, ZEROS_AND_SEVEN, SEVEN)).isFalse();
  }

  @Test
  void zeros_after_a_number_are_never_the_same() {
    ValueType<?> set = ValueType.set(ValueType.DECIMAL).frozen();

    assertThat(SameCells.are(ValueType.DECIMAL, decimal("1.0"), decimal("1.00"))).isFalse();
    assertThat(SameCells.are(set, joined(set, decimal("1.0")), joined(set, decimal("1.00"))))
        .isFalse();
  }
}
