package dev.coodie.transfer;

import dev.coodie.column.CqlDuration;
import dev.coodie.column.ValueType;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;

/** Values of any type, often at the edges; the same for the same seed. Core encodes them. */
final class AnyValues {
  private static final List<String> TEXTS =
      List.of(
          "",
          " ",
          "a",
          "null",
          "0x",
          "NaN",
          "a,b",
          "say \"hi\"",
          "\"",
          "two\nlines",
          "cr\rlf\r\n",
          "tab\t",
          "\u0000",
          "é ä ß",
          "😀",
          "{\"a\": 1}",
          "[1]",
          "\\N",
          "'",
          "#",
          "\u2028",
          "\uFEFF");

  private final Random random;

  AnyValues(long seed) {
    this.random = new Random(seed);
  }

  ByteBuffer cell(ValueType<?> type) {
    return encode(type, value(type));
  }

  private static <V> ByteBuffer encode(ValueType<V> type, Object value) {
    return type.encode(type.check(value));
  }

  private Object value(ValueType<?> type) {
    List<ValueType<?>> arguments = type.arguments();
    return switch (Shape.of(type)) {
      case SCALAR -> scalar(type);
      case ELEMENTS -> {
        List<Object> elements = new ArrayList<>();
        for (int i = random.nextInt(4); i > 0; i--) {
          elements.add(value(arguments.get(0)));
        }
        yield type.javaType() == List.class ? elements : new LinkedHashSet<>(elements);
      }
      case MAP -> {
        Map<Object, Object> map = new LinkedHashMap<>();
        for (int i = random.nextInt(4); i > 0; i--) {
          map.put(value(arguments.get(0)), value(arguments.get(1)));
        }
        yield map;
      }
      case VECTOR -> vector(type);
      case TUPLE -> {
        List<Object> parts = new ArrayList<>();
        arguments.forEach(part -> parts.add(random.nextInt(4) == 0 ? null : value(part)));
        yield parts;
      }
      case UDT -> {
        Map<String, Object> fields = new LinkedHashMap<>();
        type.udtFields()
            .forEach(
                field ->
                    fields.put(field.name(), random.nextInt(4) == 0 ? null : value(field.type())));
        yield fields;
      }
    };
  }

  private Object vector(ValueType<?> type) {
    String text = type.cql();
    int dimensions = Integer.parseInt(text.substring(text.lastIndexOf(' ') + 1, text.length() - 1));
    if (type.javaType() == float[].class) {
      float[] vector = new float[dimensions];
      for (int i = 0; i < dimensions; i++) {
        vector[i] = (Float) value(ValueType.FLOAT);
      }
      return vector;
    }
    List<Object> vector = new ArrayList<>();
    for (int i = 0; i < dimensions; i++) {
      vector.add(value(type.arguments().get(0)));
    }
    return vector;
  }

  private Object scalar(ValueType<?> type) {
    return switch (type.cql()) {
      case "text" -> oneOf(TEXTS);
      case "ascii" -> oneOf(List.of("", "a", " a,\"b\n", "~"));
      case "boolean" -> random.nextBoolean();
      case "tinyint" -> oneOf(List.of((byte) 0, Byte.MIN_VALUE, Byte.MAX_VALUE));
      case "smallint" -> oneOf(List.of((short) 0, Short.MIN_VALUE, Short.MAX_VALUE));
      case "int" -> oneOf(List.of(0, -1, Integer.MIN_VALUE, Integer.MAX_VALUE, random.nextInt()));
      case "bigint" -> oneOf(List.of(0L, Long.MIN_VALUE, Long.MAX_VALUE, random.nextLong()));
      case "varint" ->
          oneOf(
              List.of(
                  BigInteger.ZERO, new BigInteger(300, random), BigInteger.TWO.pow(200).negate()));
      case "decimal" ->
          oneOf(
              List.of(
                  new BigDecimal("0"),
                  new BigDecimal("1.50"),
                  new BigDecimal("-1E+5"),
                  new BigDecimal(new BigInteger(200, random), random.nextInt(400) - 200),
                  new BigDecimal(BigInteger.TEN, 1 << 30)));
      case "float" ->
          oneOf(
              List.of(
                  Float.NaN,
                  Float.POSITIVE_INFINITY,
                  Float.NEGATIVE_INFINITY,
                  -0.0f,
                  Float.MIN_VALUE,
                  random.nextFloat()));
      case "double" ->
          oneOf(
              List.of(
                  Double.NaN,
                  Double.NEGATIVE_INFINITY,
                  -0.0,
                  Double.MAX_VALUE,
                  Double.MIN_VALUE,
                  random.nextDouble()));
      case "uuid" -> new UUID(random.nextLong(), random.nextLong());
      case "timeuuid" ->
          new UUID(
              (random.nextLong() & ~0xF000L) | 0x1000L,
              (random.nextLong() >>> 2) | 0x8000000000000000L);
      default -> timeOrBytes(type);
    };
  }

  private Object timeOrBytes(ValueType<?> type) {
    return switch (type.cql()) {
      case "timestamp" ->
          Instant.ofEpochMilli(
              oneOf(
                  List.of(
                      0L,
                      -1L,
                      -62_135_596_800_001L,
                      253_402_300_800_001L,
                      Long.MIN_VALUE,
                      Long.MAX_VALUE)));
      case "date" ->
          oneOf(
              List.of(
                  LocalDate.EPOCH,
                  LocalDate.of(12_345, 1, 2),
                  LocalDate.of(-1, 12, 31),
                  LocalDate.ofEpochDay(Integer.MIN_VALUE),
                  LocalDate.ofEpochDay(Integer.MAX_VALUE)));
      case "time" -> oneOf(List.of(LocalTime.MIDNIGHT, LocalTime.MAX, LocalTime.of(1, 2, 3, 4)));
      case "duration" ->
          oneOf(
              List.of(
                  new CqlDuration(0, 0, 0),
                  new CqlDuration(14, 3, 3_723_000_000_004L),
                  new CqlDuration(-1, -2, -3),
                  new CqlDuration(Integer.MIN_VALUE, Integer.MIN_VALUE, Long.MIN_VALUE),
                  new CqlDuration(Integer.MAX_VALUE, 0, Long.MAX_VALUE)));
      case "inet" -> address();
      case "blob" -> {
        byte[] bytes = new byte[random.nextInt(4)];
        random.nextBytes(bytes);
        yield ByteBuffer.wrap(bytes);
      }
      default -> throw new IllegalArgumentException(type.cql());
    };
  }

  private InetAddress address() {
    byte[] bytes = new byte[random.nextBoolean() ? 4 : 16];
    random.nextBytes(bytes);
    try {
      return InetAddress.getByAddress(bytes);
    } catch (UnknownHostException e) {
      throw new AssertionError(e);
    }
  }

  private <T> T oneOf(List<T> values) {
    return values.get(random.nextInt(values.size()));
  }
}
