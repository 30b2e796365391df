package dev.coodie.column;

import com.datastax.oss.driver.api.core.type.DataTypes;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.ByteBuffer;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** All our types with values to compare. */
final class Kinds {
  static final Kind<String> TEXT =
      Kind.scalar(
          ValueType.TEXT,
          DataTypes.TEXT,
          Kinds::text,
          List.of(
              "",
              "a",
              "é",
              "naïve",
              "\u0000",
              "\u007f\u0080\u07ff\u0800\uffff",
              "日本語",
              "😀 mixed é",
              "\ufffd?",
              "why? \u00e9? \ud83d\ude00?",
              "a".repeat(70_000)));
  static final Kind<String> ASCII =
      Kind.scalar(
          ValueType.ASCII,
          DataTypes.ASCII,
          r -> chars(r, 0x80),
          List.of("", "\u0000\u007f", "plain"));
  static final Kind<Integer> INT =
      Kind.scalar(
          ValueType.INT,
          DataTypes.INT,
          Random::nextInt,
          List.of(0, 1, -1, Integer.MIN_VALUE, Integer.MAX_VALUE));
  static final Kind<Long> BIGINT =
      Kind.scalar(
          ValueType.BIGINT,
          DataTypes.BIGINT,
          Random::nextLong,
          List.of(0L, -1L, Long.MIN_VALUE, Long.MAX_VALUE));
  static final Kind<Long> COUNTER =
      Kind.scalar(
          ValueType.COUNTER,
          DataTypes.COUNTER,
          Random::nextLong,
          List.of(0L, Long.MIN_VALUE, Long.MAX_VALUE));
  static final Kind<Short> SMALLINT =
      Kind.scalar(
          ValueType.SMALLINT,
          DataTypes.SMALLINT,
          r -> (short) r.nextInt(),
          List.of((short) 0, (short) -1, Short.MIN_VALUE, Short.MAX_VALUE));
  static final Kind<Byte> TINYINT =
      Kind.scalar(
          ValueType.TINYINT,
          DataTypes.TINYINT,
          r -> (byte) r.nextInt(),
          List.of((byte) 0, (byte) -1, Byte.MIN_VALUE, Byte.MAX_VALUE));
  static final Kind<BigInteger> VARINT =
      Kind.scalar(
          ValueType.VARINT,
          DataTypes.VARINT,
          r -> bigInteger(r),
          List.of(
              BigInteger.ZERO,
              BigInteger.ONE,
              BigInteger.ONE.negate(),
              BigInteger.valueOf(127),
              BigInteger.valueOf(128),
              BigInteger.valueOf(-128),
              BigInteger.valueOf(-129),
              BigInteger.TWO.pow(5_000).negate()));
  static final Kind<BigDecimal> DECIMAL =
      Kind.scalar(
          ValueType.DECIMAL,
          DataTypes.DECIMAL,
          r -> new BigDecimal(bigInteger(r), r.nextBoolean() ? r.nextInt(50) - 25 : r.nextInt()),
          List.of(
              BigDecimal.ZERO,
              new BigDecimal("0.00"),
              new BigDecimal("-1.50"),
              new BigDecimal(BigInteger.ONE, Integer.MIN_VALUE),
              new BigDecimal(BigInteger.TEN.pow(2_000).negate(), Integer.MAX_VALUE)));
  static final Kind<Float> FLOAT =
      Kind.scalar(
          ValueType.FLOAT,
          DataTypes.FLOAT,
          r -> Float.intBitsToFloat(r.nextInt()),
          List.of(
              0f,
              -0f,
              Float.NaN,
              Float.MIN_VALUE,
              Float.MAX_VALUE,
              Float.POSITIVE_INFINITY,
              Float.NEGATIVE_INFINITY));
  static final Kind<Double> DOUBLE =
      Kind.scalar(
          ValueType.DOUBLE,
          DataTypes.DOUBLE,
          r -> Double.longBitsToDouble(r.nextLong()),
          List.of(
              0d,
              -0d,
              Double.NaN,
              Double.MIN_VALUE,
              Double.MAX_VALUE,
              Double.POSITIVE_INFINITY,
              Double.NEGATIVE_INFINITY));
  static final Kind<Boolean> BOOLEAN =
      Kind.scalar(ValueType.BOOLEAN, DataTypes.BOOLEAN, Random::nextBoolean, List.of(true, false));
  static final Kind<UUID> ANY_UUID =
      Kind.scalar(
          ValueType.UUID,
          DataTypes.UUID,
          r -> new UUID(r.nextLong(), r.nextLong()),
          List.of(new UUID(0, 0), new UUID(-1, -1), new UUID(Long.MIN_VALUE, Long.MAX_VALUE)));
  static final Kind<UUID> TIMEUUID =
      Kind.scalar(
          ValueType.TIMEUUID,
          DataTypes.TIMEUUID,
          r -> new UUID((r.nextLong() & ~0xf000L) | 0x1000L, r.nextLong()),
          List.of(new UUID(0x1000L, 0)));
  static final Kind<Instant> TIMESTAMP =
      Kind.scalar(
          ValueType.TIMESTAMP,
          DataTypes.TIMESTAMP,
          r -> Instant.ofEpochMilli(r.nextLong() >> r.nextInt(40)),
          List.of(
              Instant.EPOCH,
              Instant.ofEpochMilli(-1),
              Instant.ofEpochMilli(Long.MIN_VALUE),
              Instant.ofEpochMilli(Long.MAX_VALUE)));
  static final Kind<LocalDate> DATE =
      Kind.scalar(
          ValueType.DATE,
          DataTypes.DATE,
          r -> LocalDate.ofEpochDay(r.nextBoolean() ? r.nextInt(40_000) - 20_000 : r.nextInt()),
          List.of(
              LocalDate.EPOCH,
              LocalDate.of(1969, 12, 31),
              LocalDate.of(-5_877_641, 6, 23),
              LocalDate.of(5_881_580, 7, 11)));
  static final Kind<LocalTime> TIME =
      Kind.scalar(
          ValueType.TIME,
          DataTypes.TIME,
          r -> LocalTime.ofNanoOfDay((long) (r.nextDouble() * 86_400_000_000_000L)),
          List.of(LocalTime.MIN, LocalTime.NOON, LocalTime.MAX));

  /** Sliced for the driver, whose vectors forget that a buffer may start at another position. */
  static final Kind<ByteBuffer> BLOB =
      new Kind<>(
          ValueType.BLOB,
          DataTypes.BLOB,
          ByteBuffer::slice,
          r -> ByteBuffer.wrap(bytes(r)),
          List.of(ByteBuffer.allocate(0), ByteBuffer.allocate(10).position(3).limit(7)));

  static final Kind<byte[]> BYTES =
      new Kind<>(
          ValueType.BYTES, DataTypes.BLOB, ByteBuffer::wrap, Kinds::bytes, List.of(new byte[0]));
  static final Kind<InetAddress> INET =
      Kind.scalar(
          ValueType.INET,
          DataTypes.INET,
          Kinds::inet,
          Stream.of("127.0.0.1", "0.0.0.0", "255.255.255.255", "::1", "::", "fe80::1")
              .map(Kinds::inet)
              .toList());
  static final Kind<CqlDuration> DURATION =
      new Kind<>(
          ValueType.DURATION,
          DataTypes.DURATION,
          d ->
              com.datastax.oss.driver.api.core.data.CqlDuration.newInstance(
                  d.months(), d.days(), d.nanoseconds()),
          Kinds::duration,
          List.of(
              new CqlDuration(0, 0, 0),
              new CqlDuration(Integer.MAX_VALUE, Integer.MAX_VALUE, Long.MAX_VALUE),
              new CqlDuration(Integer.MIN_VALUE, Integer.MIN_VALUE, Long.MIN_VALUE),
              new CqlDuration(-1, 0, -64),
              new CqlDuration(63, 64, 8_191)));
  static final Kind<DayOfWeek> ENUM =
      new Kind<>(
          ValueType.enumByName(DayOfWeek.class),
          DataTypes.TEXT,
          DayOfWeek::name,
          r -> DayOfWeek.of(1 + r.nextInt(7)),
          List.of(DayOfWeek.values()));
  static final Kind<StringBuilder> CONVERTED =
      new Kind<>(
          ValueType.TEXT.converted(
              StringBuilder.class,
              new Converter<>() {
                @Override
                public String toCql(StringBuilder value) {
                  return value.toString();
                }

                @Override
                public StringBuilder fromCql(String value) {
                  return new StringBuilder(value);
                }
              }),
          DataTypes.TEXT,
          StringBuilder::toString,
          r -> new StringBuilder(text(r)),
          List.of(new StringBuilder()));

  private Kinds() {}

  static List<Kind<?>> scalars() {
    return List.of(
        TEXT, ASCII, INT, BIGINT, COUNTER, SMALLINT, TINYINT, VARINT, DECIMAL, FLOAT, DOUBLE,
        BOOLEAN, ANY_UUID, TIMEUUID, TIMESTAMP, DATE, TIME, BLOB, BYTES, INET, DURATION);
  }

  /** Lists of everything, other collections, and three levels of nesting. */
  static List<Kind<?>> collections() {
    List<Kind<?>> kinds = new ArrayList<>();
    scalars().forEach(scalar -> kinds.add(scalar.list()));
    scalars().stream()
        .filter(scalar -> !scalar.equals(BYTES))
        .forEach(
            scalar -> {
              kinds.add(scalar.set());
              kinds.add(INT.mapFrom(scalar));
              kinds.add(scalar.mapFrom(TEXT));
            });
    kinds.add(ENUM.list());
    kinds.add(ENUM.mapFrom(ENUM));
    kinds.add(CONVERTED.list());
    kinds.add(CONVERTED.mapFrom(INT));
    kinds.add(CONVERTED.list().list());
    kinds.add(TEXT.list().list().list());
    kinds.add(INT.set().list().mapFrom(TEXT.list()));
    kinds.add(VARINT.mapFrom(INET).mapFrom(TEXT.set()).set());
    kinds.add(Kind.tuple(INT, TEXT).list());
    kinds.add(Kind.udt("address", TEXT, INT.list()).mapFrom(Kind.tuple(DATE, TIME)));
    kinds.add(FLOAT.vector(3).list());
    return kinds;
  }

  static List<Kind<?>> fields() {
    return List.of(
        Kind.tuple(INT, TEXT, ANY_UUID),
        Kind.tuple(TEXT.list(), TEXT.mapFrom(INT), Kind.tuple(BOOLEAN, Kind.tuple(TINYINT))),
        Kind.tuple(scalars().toArray(Kind<?>[]::new)),
        Kind.udt("address", TEXT, INT, TEXT.set()),
        Kind.udt("outer", Kind.udt("inner", DECIMAL, DURATION), Kind.tuple(FLOAT).list()));
  }

  /** Vectors whose elements have a width the server knows: every driver writes them alike. */
  static List<Kind<?>> fixedVectors() {
    return List.of(
        FLOAT.vector(1),
        FLOAT.vector(1_536),
        DOUBLE.vector(4),
        INT.vector(5),
        BIGINT.vector(2),
        floatArrays(3),
        floatArrays(1_536));
  }

  /** Vectors ScyllaDB's fork of the driver cannot write, or not as the server reads them. */
  static List<Kind<?>> otherVectors() {
    return List.of(
        TEXT.vector(3),
        BLOB.vector(2),
        SMALLINT.vector(3),
        TINYINT.vector(3),
        DATE.vector(2),
        TIME.vector(2),
        VARINT.vector(2),
        BOOLEAN.vector(3),
        ANY_UUID.vector(2),
        TIMESTAMP.vector(2),
        TEXT.list().vector(2),
        CONVERTED.vector(2),
        Kind.tuple(INT, TEXT).vector(2),
        FLOAT.vector(2).vector(3),
        TEXT.vector(2).vector(2));
  }

  private static Kind<float[]> floatArrays(int dimensions) {
    return new Kind<>(
        ValueType.floatVector(dimensions),
        DataTypes.vectorOf(DataTypes.FLOAT, dimensions),
        array ->
            Kind.driverVector(IntStream.range(0, array.length).mapToObj(i -> array[i]).toList()),
        random -> {
          float[] array = new float[dimensions];
          for (int i = 0; i < dimensions; i++) {
            array[i] = FLOAT.any(random);
          }
          return array;
        },
        List.of(new float[dimensions]));
  }

  private static String text(Random random) {
    int[] limits = {0x80, 0x100, 0x800, 0x10000};
    String text =
        random.nextInt(4) == 0
            ? string(random.ints(random.nextInt(20), 0, 0x110000))
            : chars(random, limits[random.nextInt(limits.length)]);
    return string(text.codePoints().filter(point -> point < 0xd800 || point > 0xdfff));
  }

  private static String string(IntStream points) {
    return points
        .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
        .toString();
  }

  private static String chars(Random random, int below) {
    char[] chars = new char[random.nextInt(40)];
    for (int i = 0; i < chars.length; i++) {
      chars[i] = (char) random.nextInt(below);
    }
    return new String(chars);
  }

  private static BigInteger bigInteger(Random random) {
    BigInteger value = new BigInteger(random.nextInt(200), random);
    return random.nextBoolean() ? value.negate() : value;
  }

  private static byte[] bytes(Random random) {
    byte[] bytes = new byte[random.nextInt(40)];
    random.nextBytes(bytes);
    return bytes;
  }

  private static InetAddress inet(Random random) {
    byte[] address = new byte[random.nextBoolean() ? 4 : 16];
    random.nextBytes(address);
    try {
      return InetAddress.getByAddress(address);
    } catch (UnknownHostException e) {
      throw new AssertionError(e);
    }
  }

  private static InetAddress inet(String literal) {
    try {
      return InetAddress.getByName(literal);
    } catch (UnknownHostException e) {
      throw new AssertionError(e);
    }
  }

  private static CqlDuration duration(Random random) {
    int months = random.nextInt(Integer.MAX_VALUE) >> random.nextInt(31);
    int days = random.nextInt(Integer.MAX_VALUE) >> random.nextInt(31);
    long nanoseconds = (random.nextLong() & Long.MAX_VALUE) >> random.nextInt(63);
    return random.nextBoolean()
        ? new CqlDuration(months, days, nanoseconds)
        : new CqlDuration(-months, -days, -nanoseconds);
  }
}
