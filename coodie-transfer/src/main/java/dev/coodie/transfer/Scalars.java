package dev.coodie.transfer;

import dev.coodie.column.CqlDuration;
import dev.coodie.column.CqlType;
import dev.coodie.error.CoodieException;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.net.Inet4Address;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.ByteBuffer;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.util.HexFormat;
import java.util.UUID;
import java.util.regex.Pattern;

/**
 * Values that have no parts, as text: as CQL writes them, without quotes. {@code 0x} is the value
 * without bytes, which most types have though it means nothing; it is told from null.
 */
final class Scalars {
  private static final String NO_BYTES = "0x";
  private static final Pattern FLOATING =
      Pattern.compile("[-+]?(\\d+\\.?\\d*|\\.\\d+)([eE][-+]?\\d+)?|NaN|[-+]?Infinity");

  private Scalars() {}

  static boolean isText(CqlType<?> type) {
    return type.javaType() == String.class;
  }

  static String text(CqlType<?> type, ByteBuffer cell) {
    if (!cell.hasRemaining() && !isText(type)) {
      return NO_BYTES;
    }
    Object value = decode(type, cell);
    if (value instanceof ByteBuffer bytes) {
      byte[] copy = new byte[bytes.remaining()];
      bytes.duplicate().get(copy);
      return NO_BYTES + HexFormat.of().formatHex(copy);
    }
    if (value instanceof InetAddress) {
      return address(cell);
    }
    return value instanceof CqlDuration duration ? Durations.text(duration) : value.toString();
  }

  private static Object decode(CqlType<?> type, ByteBuffer cell) {
    try {
      return type.decode(cell);
    } catch (CoodieException e) {
      throw new BadValueException(e.sentence());
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

  static ByteBuffer cell(CqlType<?> type, String text) {
    if (isText(type)) {
      return Parts.encode(type, text);
    }
    String word = text.strip();
    if (word.equals(NO_BYTES)) {
      return ByteBuffer.allocate(0);
    }
    try {
      return type.javaType() == InetAddress.class
          ? address(word)
          : Parts.encode(type, value(type.javaType(), word));
    } catch (BadValueException e) {
      throw e;
    } catch (UnknownHostException
        | IllegalArgumentException
        | DateTimeException
        | ArithmeticException e) {
      // Without the cause: it repeats the value.
      throw new BadValueException("the value is no " + type.cql());
    }
  }

  private static Object value(Class<?> type, String word) {
    if (type == Boolean.class) {
      return truth(word);
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
      return finite(word, Double.parseDouble(floating(word)));
    }
    if (type == Float.class) {
      float value = Float.parseFloat(floating(word));
      finite(word, value);
      return value;
    }
    return timeOrBytes(type, word);
  }

  private static Object timeOrBytes(Class<?> type, String word) {
    if (type == UUID.class) {
      return uuid(word);
    }
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
      return Durations.parse(word);
    }
    if (type == ByteBuffer.class && word.startsWith(NO_BYTES)) {
      return ByteBuffer.wrap(HexFormat.of().parseHex(word.substring(2)));
    }
    throw new IllegalArgumentException("not known: " + type);
  }

  private static Boolean truth(String word) {
    if (!word.equalsIgnoreCase("true") && !word.equalsIgnoreCase("false")) {
      throw new IllegalArgumentException("no boolean");
    }
    return Boolean.valueOf(word);
  }

  /** Java's own parser also takes hexadecimal numbers and suffixes. */
  private static String floating(String word) {
    if (!FLOATING.matcher(word).matches()) {
      throw new IllegalArgumentException("no number");
    }
    return word;
  }

  private static double finite(String word, double value) {
    if (Double.isInfinite(value) && !word.endsWith("Infinity")) {
      throw new IllegalArgumentException("too large");
    }
    return value;
  }

  /** Java's own parser fills up groups that are too short. */
  private static UUID uuid(String word) {
    if (word.length() != 36) {
      throw new IllegalArgumentException("no uuid");
    }
    return UUID.fromString(word);
  }

  /** Milliseconds since 1970, or ISO 8601 with an offset. */
  private static Instant instant(String word) {
    return word.matches("-?\\d+")
        ? Instant.ofEpochMilli(Long.parseLong(word))
        : OffsetDateTime.parse(word.replace(' ', 'T')).toInstant();
  }

  /** Never resolves a name. */
  private static ByteBuffer address(String word) throws UnknownHostException {
    if (!word.matches("[0-9]{1,3}(\\.[0-9]{1,3}){3}|[0-9A-Fa-f.:]*:[0-9A-Fa-f.:]*")) {
      throw new IllegalArgumentException("no address");
    }
    InetAddress address = InetAddress.getByName(word);
    if (address instanceof Inet4Address && word.contains(":")) {
      byte[] mapped = new byte[16];
      mapped[10] = -1;
      mapped[11] = -1;
      System.arraycopy(address.getAddress(), 0, mapped, 12, 4);
      return ByteBuffer.wrap(mapped);
    }
    return ByteBuffer.wrap(address.getAddress());
  }
}
