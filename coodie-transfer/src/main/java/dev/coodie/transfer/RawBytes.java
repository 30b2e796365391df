package dev.coodie.transfer;

import dev.coodie.column.ValueType;
import dev.coodie.error.CoodieException;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;

/**
 * Bytes that a server holds, and that are no value of their type, or have no text that brings
 * exactly them back: a time outside of the day, a boolean of 2, a number with superfluous zeros.
 * Such a value is {@code 0x} and its bytes. A text may begin so itself, so its mark has U+FFFD
 * before. Only bytes that need this form are read from it, so each value has one text.
 */
final class RawBytes {
  static final String MARK = "0x";
  static final String TEXT_MARK = "\uFFFD" + MARK;

  /** The longest number that is written and read as digits, which takes time by the square. */
  static final int LONGEST_NUMBER = 4_096;

  private static final long DAY = 86_400_000_000_000L;
  private static final int FLOAT_NAN = Float.floatToRawIntBits(Float.NaN);
  private static final long DOUBLE_NAN = Double.doubleToRawLongBits(Double.NaN);

  /** Scales beyond, of either sign, may have an exponent that Java writes and cannot read. */
  private static final int PLAIN_SCALE = 1 << 20;

  private RawBytes() {}

  static String text(ValueType<?> type, ByteBuffer bytes) {
    return (Scalars.isText(type) ? TEXT_MARK : MARK) + hex(bytes);
  }

  static String hex(ByteBuffer bytes) {
    byte[] copy = new byte[bytes.remaining()];
    bytes.duplicate().get(copy);
    return HexFormat.of().formatHex(copy);
  }

  /** What {@link #text} was made of; null if {@code text} is another one. */
  static @Nullable ByteBuffer read(ValueType<?> type, String text) {
    String mark = Scalars.isText(type) ? TEXT_MARK : MARK;
    if (!text.startsWith(mark)) {
      return null;
    }
    byte[] bytes;
    try {
      bytes = HexFormat.of().parseHex(text, mark.length(), text.length());
    } catch (IllegalArgumentException e) {
      return null;
    }
    ByteBuffer cell = ByteBuffer.wrap(bytes);
    boolean only =
        Shape.of(type) == Shape.SCALAR
            ? Scalars.text(type, cell).equalsIgnoreCase(text)
            : Parts.exact(type, cell) == null;
    return only ? cell : null;
  }

  /** Whether a value without parts has no text of its own; the type itself has looked at it. */
  static boolean isOnly(ValueType<?> type, ByteBuffer cell) {
    int at = cell.position();
    int length = cell.remaining();
    return switch (type.cql()) {
      case "boolean" -> length != 1 || (cell.get(at) & 0xFE) != 0;
      case "time" -> length != 8 || cell.getLong(at) < 0 || cell.getLong(at) >= DAY;
      case "float" ->
          length != 4 || (Float.isNaN(cell.getFloat(at)) && cell.getInt(at) != FLOAT_NAN);
      case "double" ->
          length != 8 || (Double.isNaN(cell.getDouble(at)) && cell.getLong(at) != DOUBLE_NAN);
      case "varint" -> isNoNumber(cell, at, length);
      case "decimal" ->
          length < 5
              || isNoNumber(cell, at + 4, length - 4)
              || (Math.abs((long) cell.getInt(at)) > PLAIN_SCALE && !isReadable(cell));
      case "timeuuid" -> length != 16 || (cell.get(at + 6) & 0xF0) != 0x10;
      case "duration" -> !isSame(ValueType.DURATION, cell);
      default -> false;
    };
  }

  /** Of a number in two's complement: too long, or longer than it has to be. */
  private static boolean isNoNumber(ByteBuffer cell, int at, int length) {
    if (length == 0 || length > LONGEST_NUMBER) {
      return true;
    }
    byte first = cell.get(at);
    return length > 1 && (first == 0 || first == -1) && (first ^ cell.get(at + 1)) >= 0;
  }

  private static boolean isReadable(ByteBuffer cell) {
    byte[] unscaled = new byte[cell.remaining() - 4];
    cell.duplicate().position(cell.position() + 4).get(unscaled);
    BigDecimal number = new BigDecimal(new BigInteger(unscaled), cell.getInt(cell.position()));
    try {
      return new BigDecimal(number.toString()).scale() == number.scale();
    } catch (ArithmeticException | NumberFormatException e) {
      return false;
    }
  }

  private static <V> boolean isSame(ValueType<V> type, ByteBuffer cell) {
    try {
      return type.encode(type.decode(cell)).equals(cell);
    } catch (CoodieException e) {
      return false;
    }
  }
}
