package dev.coodie.migrations.scan;

import static org.assertj.core.api.Assertions.assertThat;

import dev.coodie.column.ValueType;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class ConversionsTest {
  private static <A, B> Arguments of(ValueType<A> from, A value, ValueType<B> to, B expected) {
    return Arguments.of(from.cql(), to.cql(), from.encode(value), to.encode(expected));
  }

  static Stream<Arguments> lossless() {
    return Stream.of(
        of(ValueType.TINYINT, Byte.MIN_VALUE, ValueType.SMALLINT, (short) Byte.MIN_VALUE),
        of(ValueType.SMALLINT, Short.MIN_VALUE, ValueType.INT, (int) Short.MIN_VALUE),
        of(ValueType.INT, Integer.MIN_VALUE, ValueType.BIGINT, (long) Integer.MIN_VALUE),
        of(ValueType.INT, -1, ValueType.VARINT, BigInteger.valueOf(-1)),
        of(ValueType.BIGINT, Long.MAX_VALUE, ValueType.VARINT, BigInteger.valueOf(Long.MAX_VALUE)),
        of(
            ValueType.VARINT,
            BigInteger.TEN.pow(40),
            ValueType.DECIMAL,
            BigDecimal.TEN.pow(40).setScale(0)),
        of(ValueType.FLOAT, 0.1f, ValueType.DOUBLE, (double) 0.1f),
        of(
            ValueType.TEXT,
            "ä",
            ValueType.BLOB,
            ByteBuffer.wrap(new byte[] {(byte) 0xc3, (byte) 0xa4})),
        of(ValueType.ASCII, "a", ValueType.TEXT, "a"),
        of(ValueType.TIMEUUID, new UUID(0x1000L, 1), ValueType.UUID, new UUID(0x1000L, 1)));
  }

  @ParameterizedTest(name = "{0} to {1}")
  @MethodSource("lossless")
  void a_value_has_its_equal_in_a_wider_type(
      String from, String to, ByteBuffer value, ByteBuffer expected) {
    assertThat(Conversions.between(from, to).orElseThrow().apply(value)).isEqualTo(expected);
  }

  @ParameterizedTest
  @CsvSource({
    "bigint, int",
    "int, text",
    "double, float",
    "int, float",
    "decimal, varint",
    "blob, text",
    "uuid, timeuuid",
    "'list<int>', 'list<bigint>'",
    "counter, bigint"
  })
  void a_value_that_might_change_is_not_converted(String from, String to) {
    assertThat(Conversions.between(from, to)).isEmpty();
  }

  @Test
  void a_value_stays_what_it_is_in_its_own_type() {
    ByteBuffer value = ValueType.INT.encode(7);

    assertThat(Conversions.between("int", "int").orElseThrow().apply(value)).isEqualTo(value);
  }
}
