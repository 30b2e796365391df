package dev.coodie.cli;

import dev.coodie.column.CqlDuration;
import dev.coodie.column.ValueType;
import dev.coodie.driver.Row;
import dev.coodie.error.MappingException;
import dev.coodie.transfer.ValueText;
import java.math.BigDecimal;
import java.net.InetAddress;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Values as people read them. */
final class Cells {
  private Cells() {}

  /** As CQL writes it, but a text without quotes. */
  static String text(Object value) {
    return value instanceof String text ? text : nested(value);
  }

  /** The same of a cell, or its bytes if they are no value of its type; null for null. */
  static @Nullable String text(Row row, int index) {
    try {
      Object value = row.get(index);
      return value == null ? null : text(value);
    } catch (MappingException e) {
      ByteBuffer bytes = row.bytes(index);
      return bytes == null ? null : ValueText.text(row.columns().type(index), bytes);
    }
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
      return ValueText.text(ValueType.DURATION, ValueType.DURATION.encode(duration));
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
}
