package dev.coodie.spark.internal.write;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.coodie.column.CqlDuration;
import dev.coodie.column.ValueType;
import dev.coodie.transfer.Timestamps;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.Instant;
import java.time.LocalTime;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.apache.spark.sql.catalyst.expressions.GenericInternalRow;
import org.apache.spark.sql.catalyst.util.GenericArrayData;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.Decimal;
import org.apache.spark.unsafe.types.CalendarInterval;
import org.apache.spark.unsafe.types.UTF8String;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class CellEncodersTest {
  static Stream<Arguments> kept() {
    String uuid = "12345678-1234-1234-8234-123456789abc";
    return Stream.of(
        kept(DataTypes.LongType, 7L, ValueType.INT, 7),
        kept(DataTypes.IntegerType, -128, ValueType.TINYINT, (byte) -128),
        kept(DataTypes.ByteType, (byte) 3, ValueType.BIGINT, 3L),
        kept(DataTypes.ShortType, (short) 3, ValueType.VARINT, BigInteger.valueOf(3)),
        kept(DataTypes.LongType, 3L, ValueType.DECIMAL, BigDecimal.valueOf(3)),
        kept(DataTypes.LongType, 1L << 53, ValueType.DOUBLE, 0x1p53),
        kept(DataTypes.FloatType, 0.1f, ValueType.DOUBLE, (double) 0.1f),
        kept(DataTypes.DoubleType, 0.5, ValueType.FLOAT, 0.5f),
        kept(DataTypes.DoubleType, Double.NaN, ValueType.FLOAT, Float.NaN),
        kept(decimal(10, 2), fixed("3.50", 10, 2), ValueType.DECIMAL, new BigDecimal("3.50")),
        kept(decimal(10, 2), fixed("3.00", 10, 2), ValueType.SMALLINT, (short) 3),
        kept(decimal(38, 0), fixed("9".repeat(38), 38, 0), ValueType.VARINT, nines()),
        kept(DataTypes.StringType, text("1.50"), ValueType.DECIMAL, new BigDecimal("1.50")),
        kept(DataTypes.StringType, text(uuid), ValueType.UUID, UUID.fromString(uuid)),
        kept(DataTypes.StringType, text("10:00"), ValueType.TIME, LocalTime.of(10, 0)),
        kept(DataTypes.LongType, 1L, ValueType.TIME, LocalTime.ofNanoOfDay(1)),
        kept(DataTypes.StringType, text("1mo2d"), ValueType.DURATION, new CqlDuration(1, 2, 0)),
        kept(
            DataTypes.CalendarIntervalType,
            new CalendarInterval(1, 2, 3),
            ValueType.DURATION,
            new CqlDuration(1, 2, 3_000)),
        kept(DataTypes.TimestampType, -1_000L, ValueType.TIMESTAMP, Instant.ofEpochMilli(-1)),
        kept(DataTypes.TimestampNTZType, 5_000L, ValueType.TIMESTAMP, Instant.ofEpochMilli(5)),
        kept(DataTypes.DoubleType, -0.0, ValueType.FLOAT, -0f),
        kept(DataTypes.DoubleType, Double.NEGATIVE_INFINITY, ValueType.FLOAT, -1 / 0f),
        kept(DataTypes.LongType, Long.MIN_VALUE, ValueType.DOUBLE, -0x1p63),
        kept(DataTypes.DateType, Integer.MIN_VALUE, ValueType.DATE, day(Integer.MIN_VALUE)),
        kept(DataTypes.DateType, Integer.MAX_VALUE, ValueType.DATE, day(Integer.MAX_VALUE)),
        kept(DataTypes.StringType, text("1e-20"), ValueType.DECIMAL, new BigDecimal("1E-20")),
        kept(DataTypes.LongType, 86_399_999_999_999L, ValueType.TIME, LocalTime.MAX));
  }

  private static Arguments kept(DataType found, Object value, ValueType<?> wanted, Object same) {
    return Arguments.of(found, value, wanted, same);
  }

  @ParameterizedTest
  @MethodSource("kept")
  void a_value_is_kept_in_every_type_that_holds_it(
      DataType found, Object value, ValueType<?> wanted, Object same) {
    assertThat(wanted.decode(CellEncoders.of(found, wanted, Timestamps.EXACT).cell(row(value), 0)))
        .isEqualTo(same);
  }

  static Stream<Arguments> rejected() {
    return Stream.of(
        rejected(DataTypes.LongType, 1L << 31, ValueType.INT, "does not fit int"),
        rejected(DataTypes.IntegerType, 128, ValueType.TINYINT, "does not fit tinyint"),
        rejected(DataTypes.LongType, (1L << 53) + 1, ValueType.DOUBLE, "exactly by double"),
        rejected(DataTypes.LongType, Long.MAX_VALUE, ValueType.DOUBLE, "exactly by double"),
        rejected(DataTypes.DoubleType, 0.1, ValueType.FLOAT, "exactly by float"),
        rejected(decimal(10, 2), fixed("3.50", 10, 2), ValueType.INT, "no whole number"),
        rejected(decimal(38, 0), fixed("9".repeat(38), 38, 0), ValueType.BIGINT, "not fit bigint"),
        rejected(DataTypes.StringType, text("x"), ValueType.UUID, "uuid"),
        rejected(DataTypes.StringType, text("localhost"), ValueType.INET, "inet"),
        rejected(DataTypes.BinaryType, new byte[3], ValueType.UUID, "16 bytes for uuid, found 3"),
        rejected(DataTypes.LongType, -1L, ValueType.TIME, "does not fit time"),
        rejected(DataTypes.LongType, 86_400_000_000_000L, ValueType.TIME, "does not fit time"),
        rejected(DataTypes.StringType, text("10:00:00.0000000001"), ValueType.TIME, "time"),
        rejected(DataTypes.StringType, text("24:00"), ValueType.TIME, "time"),
        rejected(DataTypes.TimestampType, 1L, ValueType.TIMESTAMP, "finer than the milliseconds"),
        rejected(DataTypes.TimestampNTZType, -1L, ValueType.TIMESTAMP, "finer than the"),
        rejected(
            DataTypes.createArrayType(DataTypes.TimestampType),
            new GenericArrayData(new Object[] {1_000L, 1_001L}),
            ValueType.set(ValueType.TIMESTAMP),
            "finer than the milliseconds that timestamp holds"),
        rejected(DataTypes.DoubleType, 1e300, ValueType.FLOAT, "exactly by float"),
        rejected(DataTypes.DoubleType, 1e-300, ValueType.FLOAT, "exactly by float"),
        rejected(decimal(10, 2), fixed("3.50", 10, 2), ValueType.VARINT, "no whole number"),
        rejected(DataTypes.StringType, text("1.0"), ValueType.VARINT, "varint"),
        rejected(DataTypes.StringType, text("NaN"), ValueType.DECIMAL, "decimal"),
        rejected(DataTypes.StringType, text(""), ValueType.DECIMAL, "decimal"),
        rejected(DataTypes.StringType, text("1-2-3-4-5"), ValueType.UUID, "uuid"),
        rejected(DataTypes.StringType, text("1.2"), ValueType.INET, "inet"),
        rejected(DataTypes.StringType, text("1d2mo-3s"), ValueType.DURATION, "duration"),
        rejected(
            DataTypes.createDayTimeIntervalType(),
            Long.MAX_VALUE / 10,
            ValueType.DURATION,
            "does not fit duration"),
        rejected(
            DataTypes.createArrayType(DataTypes.DoubleType),
            new GenericArrayData(new Object[] {0.5, 0.1}),
            ValueType.floatVector(2),
            "exactly by float"),
        rejected(
            DataTypes.CalendarIntervalType,
            new CalendarInterval(1, -2, 3),
            ValueType.DURATION,
            "does not fit duration"),
        rejected(
            DataTypes.createArrayType(DataTypes.IntegerType),
            new GenericArrayData(new Object[] {1, null}),
            ValueType.set(ValueType.INT),
            "set<int> cannot contain null"),
        rejected(
            DataTypes.createArrayType(DataTypes.FloatType),
            new GenericArrayData(new Object[] {1f}),
            ValueType.floatVector(2),
            "expected 2 elements"));
  }

  private static Arguments rejected(DataType found, Object value, ValueType<?> wanted, String why) {
    return Arguments.of(found, value, wanted, why);
  }

  @ParameterizedTest
  @MethodSource("rejected")
  void a_value_that_would_be_changed_is_rejected(
      DataType found, Object value, ValueType<?> wanted, String why) {
    CellEncoder encoder = CellEncoders.of(found, wanted, Timestamps.EXACT);

    assertThatThrownBy(() -> encoder.cell(row(value), 0))
        .isInstanceOf(RejectedValueException.class)
        .hasMessageContaining(why);
  }

  @Test
  void a_type_none_of_whose_values_fit_is_told_with_what_would() {
    assertThatThrownBy(
            () -> CellEncoders.of(DataTypes.DoubleType, ValueType.TIMESTAMP, Timestamps.EXACT))
        .isInstanceOf(UnfitTypeException.class)
        .hasMessage("expected timestamp (TIMESTAMP), found DOUBLE");
    assertThatThrownBy(
            () ->
                CellEncoders.of(
                    DataTypes.StringType, ValueType.list(ValueType.INT), Timestamps.EXACT))
        .hasMessage("expected list<int> (ARRAY), found STRING");
    assertThatThrownBy(
            () ->
                CellEncoders.of(
                    DataTypes.IntegerType,
                    ValueType.dynamicTuple(List.of(ValueType.INT)),
                    Timestamps.EXACT))
        .hasMessageContaining("(STRUCT with 1 fields), found INT");
  }

  static Stream<Arguments> unfit() {
    return Stream.of(
        Arguments.of(DataTypes.DoubleType, ValueType.INT),
        Arguments.of(DataTypes.DoubleType, ValueType.DECIMAL),
        Arguments.of(DataTypes.DoubleType, ValueType.VARINT),
        Arguments.of(DataTypes.LongType, ValueType.FLOAT),
        Arguments.of(decimal(10, 2), ValueType.DOUBLE),
        Arguments.of(decimal(10, 2), ValueType.FLOAT),
        Arguments.of(DataTypes.StringType, ValueType.INT),
        Arguments.of(DataTypes.StringType, ValueType.TIMESTAMP),
        Arguments.of(DataTypes.LongType, ValueType.TIMESTAMP),
        Arguments.of(DataTypes.TimestampType, ValueType.DATE),
        Arguments.of(DataTypes.DateType, ValueType.TIMESTAMP),
        Arguments.of(DataTypes.IntegerType, ValueType.TEXT),
        Arguments.of(DataTypes.BooleanType, ValueType.INT),
        Arguments.of(DataTypes.BinaryType, ValueType.TEXT),
        Arguments.of(DataTypes.StringType, ValueType.BLOB));
  }

  @ParameterizedTest
  @MethodSource("unfit")
  void a_type_that_would_be_another_thing_is_refused(DataType found, ValueType<?> wanted) {
    assertThatThrownBy(() -> CellEncoders.of(found, wanted, Timestamps.MILLIS))
        .isInstanceOf(UnfitTypeException.class);
  }

  @Test
  void microseconds_are_cut_off_towards_the_past_if_the_job_says_so() {
    CellEncoder encoder =
        CellEncoders.of(DataTypes.TimestampType, ValueType.TIMESTAMP, Timestamps.MILLIS);

    assertThat(ValueType.TIMESTAMP.decode(encoder.cell(row(5_999L), 0)))
        .isEqualTo(Instant.ofEpochMilli(5));
    assertThat(ValueType.TIMESTAMP.decode(encoder.cell(row(-1L), 0)))
        .isEqualTo(Instant.ofEpochMilli(-1));
  }

  @Test
  void doubles_go_into_a_vector_of_floats_if_they_are_the_same() {
    DataType doubles = DataTypes.createArrayType(DataTypes.DoubleType);
    ValueType<float[]> wanted = ValueType.floatVector(2);
    Object half = new GenericArrayData(new Object[] {0.5, 1.0});

    assertThat(wanted.decode(CellEncoders.of(doubles, wanted, Timestamps.EXACT).cell(row(half), 0)))
        .containsExactly(0.5f, 1f);
  }

  private static GenericInternalRow row(Object value) {
    return new GenericInternalRow(new Object[] {value});
  }

  private static UTF8String text(String text) {
    return UTF8String.fromString(text);
  }

  private static DataType decimal(int precision, int scale) {
    return DataTypes.createDecimalType(precision, scale);
  }

  private static Decimal fixed(String text, int precision, int scale) {
    return Decimal.apply(new BigDecimal(text), precision, scale);
  }

  private static java.time.LocalDate day(int sinceEpoch) {
    return java.time.LocalDate.ofEpochDay(sinceEpoch);
  }

  private static BigInteger nines() {
    return new BigInteger("9".repeat(38));
  }
}
