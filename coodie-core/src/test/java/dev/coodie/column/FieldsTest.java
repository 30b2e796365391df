package dev.coodie.column;

import static org.assertj.core.api.Assertions.assertThat;

import com.datastax.oss.driver.api.core.ProtocolVersion;
import com.datastax.oss.driver.api.core.type.DataTypes;
import com.datastax.oss.driver.api.core.type.TupleType;
import com.datastax.oss.driver.api.core.type.UserDefinedType;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Tuples and user-defined types. */
class FieldsTest {
  private static final ValueType<Numbered> UDT = CqlNameTest.UDT;
  private static final ValueType<Numbered> TUPLE = CqlNameTest.TUPLE;

  @ParameterizedTest
  @CsvSource({"1, x", "-5,", "0, ''"})
  void an_object_has_the_bytes_of_the_drivers_value(int number, String label) {
    UserDefinedType driverUdt = Kind.driverUdt("address", Kinds.INT, Kinds.TEXT);
    TupleType driverTuple = DataTypes.tupleOf(DataTypes.INT, DataTypes.TEXT);
    Numbered value = new Numbered(number, label);

    ByteBuffer udt = UDT.encode(value);
    ByteBuffer tuple = TUPLE.encode(value);

    assertThat(udt)
        .isEqualTo(
            Kind.codec(driverUdt)
                .encode(
                    driverUdt.newValue().setInt(0, number).setString(1, label),
                    ProtocolVersion.V5));
    assertThat(tuple)
        .isEqualTo(
            Kind.codec(driverTuple)
                .encode(
                    driverTuple.newValue().setInt(0, number).setString(1, label),
                    ProtocolVersion.V5));
    assertThat(UDT.decode(udt)).isEqualTo(value);
    assertThat(TUPLE.decode(tuple)).isEqualTo(value);
  }

  @Test
  void a_field_added_after_the_value_was_written_is_missing() {
    ByteBuffer written = bytes("0000000400000007");

    assertThat(UDT.decode(written)).isEqualTo(new Numbered(7, null));
    assertThat(TUPLE.decode(written)).isEqualTo(new Numbered(7, null));
    assertThat(dynamic().decode(written)).containsEntry("f0", 7).containsEntry("f1", null);
    assertThat(dynamic().decode(bytes(""))).containsEntry("f0", null).hasSize(2);
  }

  @Test
  void fields_this_type_does_not_know_yet_are_ignored() {
    ByteBuffer written = bytes("0000000400000007" + "00000001" + "78" + "00000002" + "0102");

    assertThat(UDT.decode(written)).isEqualTo(new Numbered(7, "x"));
  }

  @Test
  void dynamic_values_take_missing_fields_as_null() {
    ValueType<List<Object>> tuple = ValueType.dynamicTuple(List.of(ValueType.INT, ValueType.TEXT));

    assertThat(tuple.decode(tuple.encode(List.of(1)))).isEqualTo(Arrays.asList(1, null));
    assertThat(dynamic().decode(dynamic().encode(Map.of("f1", "x"))))
        .containsEntry("f0", null)
        .containsEntry("f1", "x");
  }

  @Test
  void dynamic_values_are_widened_like_any_value_of_unknown_type() {
    ValueType<List<Object>> tuple = ValueType.dynamicTuple(List.of(ValueType.BIGINT));

    assertThat(tuple.decode(tuple.encode(List.of(1)))).isEqualTo(List.of(1L));
  }

  @Test
  void a_converter_or_mapping_runs_once_per_value_however_deeply_it_is_nested() {
    AtomicInteger writes = new AtomicInteger();
    Mapping<Numbered> counting =
        Mapping.of(
            Numbered.MAPPING::read,
            (value, out) -> {
              writes.incrementAndGet();
              Numbered.MAPPING.write(value, out);
            });
    ValueType<Numbered> tuple =
        ValueType.tuple(Numbered.class, List.of(ValueType.INT, ValueType.TEXT), counting);
    ValueType<List<Map<Integer, List<Numbered>>>> nested =
        ValueType.list(ValueType.map(ValueType.INT, ValueType.vector(tuple, 1)));

    ByteBuffer bytes = nested.encode(List.of(Map.of(1, List.of(new Numbered(1, "x")))));

    assertThat(writes).hasValue(1);
    assertThat(nested.decode(bytes)).isEqualTo(List.of(Map.of(1, List.of(new Numbered(1, "x")))));
  }

  private static ValueType<Map<String, Object>> dynamic() {
    return ValueType.dynamicUdt(
        "address",
        List.of(new UdtField<>("f0", ValueType.INT), new UdtField<>("f1", ValueType.TEXT)));
  }

  private static ByteBuffer bytes(String hex) {
    return ByteBuffer.wrap(HexFormat.of().parseHex(hex));
  }
}
