package dev.coodie.transfer;

import dev.coodie.column.CqlDuration;
import dev.coodie.column.ValueType;
import dev.coodie.error.CoodieException;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.ByteBuffer;
import java.time.DateTimeException;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Values that have no parts, as text: as CQL writes them, without quotes. {@code 0x} is the value
 * without bytes, which most types have though it means nothing; it is told from null. Bytes that
 * are no value of the type are kept, too: see {@link RawBytes}.
 */
public final class Scalars {
  private Scalars() {}

  static boolean isText(ValueType<?> type) {
    return type.javaType() == String.class;
  }

  /**
   * An encoded value as an export to JSON lines, CSV or Parquet writes it as text.
   *
   * @param type one without parts
   */
  public static String text(ValueType<?> type, ByteBuffer cell) {
    if (!cell.hasRemaining() && !isText(type)) {
      return RawBytes.MARK;
    }
    Object value = RawBytes.isOnly(type, cell) ? null : decode(type, cell);
    if (value == null) {
      return RawBytes.text(type, cell);
    }
    if (value instanceof String text) {
      return text.startsWith(RawBytes.TEXT_MARK) ? RawBytes.text(type, cell) : text;
    }
    if (value instanceof ByteBuffer) {
      return RawBytes.MARK + RawBytes.hex(cell);
    }
    if (value instanceof InetAddress) {
      return address(cell);
    }
    return value instanceof CqlDuration duration ? Durations.text(duration) : value.toString();
  }

  /** Null if the bytes are no value of the type. */
  private static @Nullable Object decode(ValueType<?> type, ByteBuffer cell) {
    try {
      return type.decode(cell);
    } catch (CoodieException e) {
      return null;
    }
  }

  /** From the bytes: an IPv6 address that holds one of IPv4 stays what it is. */
  private static String address(ByteBuffer cell) {
    byte[] bytes = new byte[cell.remaining()];
    cell.duplicate().get(bytes);
    try {
      InetAddress address =
          bytes.length == 16
              ? Inet6Address.getByAddress(null, bytes, -1)
              : InetAddress.getByAddress(bytes);
      return address.getHostAddress();
    } catch (UnknownHostException e) {
      throw new AssertionError("4 and 16 bytes are legal", e);
    }
  }

  /**
   * What {@link #text} was made of, and of other forms that an import reads.
   *
   * @param type one without parts
   * @throws IllegalArgumentException if the text is no value of the type, such as a timestamp that
   *     is finer than milliseconds; the message does not have it
   */
  public static ByteBuffer cell(ValueType<?> type, String text) {
    return cell(type, text, Timestamps.EXACT);
  }

  static ByteBuffer cell(ValueType<?> type, String text, Timestamps timestamps) {
    if (isText(type)) {
      ByteBuffer raw = RawBytes.read(type, text);
      return raw == null ? Parts.encode(type, text) : raw;
    }
    String word = text.strip();
    try {
      if (word.startsWith(RawBytes.MARK) && type.javaType() != ByteBuffer.class) {
        ByteBuffer raw = RawBytes.read(type, word);
        if (raw == null) {
          throw Examples.notOf(type);
        }
        return raw;
      }
      Object value = Words.value(type, word);
      if (value instanceof ByteBuffer bytes) {
        return bytes;
      }
      return Parts.encode(
          type, value instanceof Instant time ? timestamps.checked(time, type) : value);
    } catch (BadValueException e) {
      throw e;
    } catch (IllegalArgumentException | DateTimeException | ArithmeticException e) {
      // Without the cause: it repeats the value.
      throw Examples.notOf(type);
    }
  }
}
