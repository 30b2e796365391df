package dev.coodie.cli;

import dev.coodie.column.CqlDuration;
import java.math.BigDecimal;
import java.net.InetAddress;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Values as text and as JSON. */
final class Cells {
  private static final long SECOND = 1_000_000_000L;

  private Cells() {}

  /** As CQL writes it, but a text without quotes. */
  static String text(Object value) {
    return value instanceof String text ? text : nested(value);
  }

  /** Without what would move the cursor or colour the terminal. */
  static String printable(String text) {
    if (text.codePoints().noneMatch(Character::isISOControl)) {
      return text;
    }
    StringBuilder shown = new StringBuilder();
    text.codePoints()
        .forEach(
            c -> {
              switch (c) {
                case '\n' -> shown.append("\\n");
                case '\r' -> shown.append("\\r");
                case '\t' -> shown.append("\\t");
                default -> {
                  if (Character.isISOControl(c)) {
                    shown.append(String.format("\\u%04x", c));
                  } else {
                    shown.appendCodePoint(c);
                  }
                }
              }
            });
    return shown.toString();
  }

  /** Numbers, booleans, lists and maps stay such; everything else is text, as in {@code json}. */
  static @Nullable Object json(@Nullable Object value) {
    if (value == null || value instanceof Boolean || value instanceof String) {
      return value;
    }
    if (value instanceof Double || value instanceof Float) {
      return Double.isFinite(((Number) value).doubleValue()) ? value : value.toString();
    }
    if (value instanceof Number) {
      return value;
    }
    if (value instanceof float[] vector) {
      return vector;
    }
    if (value instanceof Collection<?> elements) {
      List<@Nullable Object> list = new ArrayList<>();
      elements.forEach(element -> list.add(json(element)));
      return list;
    }
    if (value instanceof Map<?, ?> map) {
      Map<String, @Nullable Object> object = new LinkedHashMap<>();
      map.forEach((key, element) -> object.put(text(key), json(element)));
      return object;
    }
    return nested(value);
  }

  private static String nested(@Nullable Object value) {
    if (value == null) {
      return "null";
    }
    if (value instanceof String text) {
      return "'" + text.replace("'", "''") + "'";
    }
    if (value instanceof BigDecimal number) {
      return number.toString();
    }
    if (value instanceof ByteBuffer bytes) {
      byte[] copy = new byte[bytes.remaining()];
      bytes.duplicate().get(copy);
      return "0x" + HexFormat.of().formatHex(copy);
    }
    if (value instanceof InetAddress address) {
      return address.getHostAddress();
    }
    if (value instanceof CqlDuration duration) {
      return duration(duration);
    }
    if (value instanceof float[] vector) {
      List<Float> elements = new ArrayList<>();
      for (float element : vector) {
        elements.add(element);
      }
      return elements.toString();
    }
    if (value instanceof Map<?, ?> map) {
      return map.entrySet().stream()
          .map(entry -> nested(entry.getKey()) + ": " + nested(entry.getValue()))
          .collect(Collectors.joining(", ", "{", "}"));
    }
    if (value instanceof Collection<?> elements) {
      boolean set = value instanceof Set;
      return elements.stream()
          .map(Cells::nested)
          .collect(Collectors.joining(", ", set ? "{" : "[", set ? "}" : "]"));
    }
    return value.toString();
  }

  /** For example {@code 1mo2d3h4s}. */
  static String duration(CqlDuration duration) {
    boolean negative = duration.months() < 0 || duration.days() < 0 || duration.nanoseconds() < 0;
    StringBuilder text = new StringBuilder();
    part(text, Math.abs((long) duration.months()), "mo");
    part(text, Math.abs((long) duration.days()), "d");
    long nanos = Math.abs(duration.nanoseconds());
    part(text, nanos / (3_600 * SECOND), "h");
    part(text, nanos / (60 * SECOND) % 60, "m");
    part(text, nanos / SECOND % 60, "s");
    part(text, nanos % SECOND, "ns");
    return text.isEmpty() ? "0s" : (negative ? "-" : "") + text;
  }

  private static void part(StringBuilder text, long amount, String unit) {
    if (amount > 0) {
      text.append(amount).append(unit);
    }
  }
}
