package dev.coodie.cli;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import dev.coodie.column.CqlDuration;
import dev.coodie.column.CqlType;
import dev.coodie.column.UdtField;
import dev.coodie.driver.CqlStatement;
import dev.coodie.error.CoodieException;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.ByteBuffer;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads the values of {@code --param} as the types that the server expects. */
final class Values {
  private static final Pattern DURATION =
      Pattern.compile(
          "(-)?(?:(\\d+)y)?(?:(\\d+)mo)?(?:(\\d+)w)?(?:(\\d+)d)?(?:(\\d+)h)?(?:(\\d+)m)?"
              + "(?:(\\d+)s)?(?:(\\d+)ms)?(?:(\\d+)us)?(?:(\\d+)ns)?");

  private Values() {}

  static CqlStatement bind(String cql, List<CqlType<?>> types, List<String> texts) {
    if (types.size() != texts.size()) {
      throw CliError.wrongUse(
          "coodie-1123",
          "The statement has "
              + types.size()
              + " bind markers, and --param is given "
              + texts.size()
              + " times.");
    }
    @Nullable ByteBuffer[] cells = new ByteBuffer[types.size()];
    for (int i = 0; i < cells.length; i++) {
      cells[i] = encode(i + 1, types.get(i), texts.get(i));
    }
    return CqlStatement.of(cql, cells, types.toArray(new CqlType<?>[0]));
  }

  private static <V> ByteBuffer encode(int number, CqlType<V> type, String text) {
    try {
      return type.encode(type.check(value(type, text)));
    } catch (JsonProcessingException
        | UnknownHostException
        | CoodieException
        | IllegalArgumentException
        | DateTimeException
        | ArithmeticException e) {
      // Neither the value nor what the parser says of it: it may be a secret.
      throw CliError.wrongUse(
          "coodie-1118",
          "The value of --param number "
              + number
              + " is no "
              + type.cql()
              + ". Write it "
              + (isScalar(type) ? "as in CQL, without quotes." : "as JSON."));
    }
  }

  private static boolean isScalar(CqlType<?> type) {
    return type.arguments().isEmpty()
        && type.javaType() != float[].class
        && !List.class.isAssignableFrom(type.javaType());
  }

  private static Object value(CqlType<?> type, String text)
      throws JsonProcessingException, UnknownHostException {
    return isScalar(type) ? scalar(type.javaType(), text) : structure(type, Json.read(text));
  }

  private static Object scalar(Class<?> type, String text) throws UnknownHostException {
    if (type == String.class) {
      return text;
    }
    String word = text.strip();
    if (type == Boolean.class) {
      if (!word.equalsIgnoreCase("true") && !word.equalsIgnoreCase("false")) {
        throw new IllegalArgumentException("no boolean");
      }
      return Boolean.valueOf(word);
    }
    if (type == Integer.class || type == Short.class || type == Byte.class) {
      return Integer.valueOf(word);
    }
    if (type == Long.class) {
      return Long.valueOf(word);
    }
    if (type == BigInteger.class) {
      return new BigInteger(word);
    }
    if (type == BigDecimal.class) {
      return new BigDecimal(word);
    }
    if (type == Double.class) {
      return Double.valueOf(word);
    }
    if (type == Float.class) {
      return Float.valueOf(word);
    }
    if (type == UUID.class) {
      return UUID.fromString(word);
    }
    return timeOrBytes(type, word);
  }

  private static Object timeOrBytes(Class<?> type, String word) throws UnknownHostException {
    if (type == Instant.class) {
      return instant(word);
    }
    if (type == LocalDate.class) {
      return LocalDate.parse(word);
    }
    if (type == LocalTime.class) {
      return LocalTime.parse(word);
    }
    if (type == CqlDuration.class) {
      return duration(word);
    }
    if (type == ByteBuffer.class && word.startsWith("0x")) {
      return ByteBuffer.wrap(HexFormat.of().parseHex(word.substring(2)));
    }
    if (type == InetAddress.class && word.matches("[0-9A-Fa-f.:]+")) {
      return InetAddress.getByName(word);
    }
    throw new IllegalArgumentException("not known: " + type);
  }

  /** Milliseconds since 1970, or ISO 8601 with an offset. */
  private static Instant instant(String word) {
    return word.matches("-?\\d+")
        ? Instant.ofEpochMilli(Long.parseLong(word))
        : OffsetDateTime.parse(word.replace(' ', 'T')).toInstant();
  }

  private static CqlDuration duration(String word) {
    Matcher matcher = DURATION.matcher(word);
    if (word.isEmpty() || !matcher.matches()) {
      throw new IllegalArgumentException("no duration");
    }
    int sign = matcher.group(1) == null ? 1 : -1;
    long months = 12 * number(matcher, 2) + number(matcher, 3);
    long days = 7 * number(matcher, 4) + number(matcher, 5);
    long seconds = 3_600 * number(matcher, 6) + 60 * number(matcher, 7) + number(matcher, 8);
    long nanos = 1_000_000 * number(matcher, 9) + 1_000 * number(matcher, 10) + number(matcher, 11);
    return new CqlDuration(
        Math.toIntExact(sign * months),
        Math.toIntExact(sign * days),
        sign * Math.addExact(Math.multiplyExact(seconds, 1_000_000_000L), nanos));
  }

  private static long number(Matcher matcher, int group) {
    String digits = matcher.group(group);
    return digits == null ? 0 : Integer.parseInt(digits);
  }

  private static @Nullable Object element(CqlType<?> type, JsonNode node)
      throws JsonProcessingException, UnknownHostException {
    if (node.isNull()) {
      return null;
    }
    if (!isScalar(type)) {
      return structure(type, node);
    }
    if (node.isContainerNode()) {
      throw new IllegalArgumentException("no scalar");
    }
    return scalar(type.javaType(), node.asText());
  }

  private static Object structure(CqlType<?> type, JsonNode node)
      throws JsonProcessingException, UnknownHostException {
    if (type.javaType() == float[].class) {
      float[] vector = new float[size(node)];
      for (int i = 0; i < vector.length; i++) {
        vector[i] = Float.parseFloat(node.get(i).asText());
      }
      return vector;
    }
    if (!type.udtFields().isEmpty()) {
      return fields(type, node);
    }
    return Map.class.isAssignableFrom(type.javaType()) ? map(type, node) : elements(type, node);
  }

  private static Object fields(CqlType<?> type, JsonNode node)
      throws JsonProcessingException, UnknownHostException {
    Map<String, @Nullable Object> fields = new LinkedHashMap<>();
    for (String name : names(node)) {
      CqlType<?> field =
          type.udtFields().stream()
              .filter(known -> known.name().equals(name))
              .findFirst()
              .<CqlType<?>>map(UdtField::type)
              .orElseThrow(() -> new IllegalArgumentException("no field"));
      fields.put(name, element(field, node.get(name)));
    }
    return fields;
  }

  private static Object map(CqlType<?> type, JsonNode node)
      throws JsonProcessingException, UnknownHostException {
    Map<Object, @Nullable Object> map = new LinkedHashMap<>();
    for (String name : names(node)) {
      map.put(
          value(type.arguments().get(0), name), element(type.arguments().get(1), node.get(name)));
    }
    return map;
  }

  private static Object elements(CqlType<?> type, JsonNode node)
      throws JsonProcessingException, UnknownHostException {
    List<@Nullable Object> list = new ArrayList<>();
    List<CqlType<?>> types = type.arguments();
    boolean tuple = !type.isCollection() && !type.cql().startsWith("vector<");
    for (int i = 0; i < size(node); i++) {
      if (tuple && i >= types.size()) {
        throw new IllegalArgumentException("too many parts");
      }
      list.add(element(types.get(tuple ? i : 0), node.get(i)));
    }
    return Set.class.isAssignableFrom(type.javaType()) ? new LinkedHashSet<>(list) : list;
  }

  private static int size(JsonNode node) {
    if (!node.isArray()) {
      throw new IllegalArgumentException("no array");
    }
    return node.size();
  }

  private static List<String> names(JsonNode node) {
    if (!node.isObject()) {
      throw new IllegalArgumentException("no object");
    }
    List<String> names = new ArrayList<>();
    node.fieldNames().forEachRemaining(names::add);
    return names;
  }
}
