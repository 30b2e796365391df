package dev.coodie.transfer;

import dev.coodie.column.ValueType;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.net.Inet4Address;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.util.HexFormat;
import java.util.UUID;
import java.util.regex.Pattern;

/**
 * Words of ASCII as values in Java. Java's own parsers are strict in some places, lax in others.
 */
final class Words {
  /** No number that means one value has more digits; to read more takes time by the square. */
  static final int MOST_DIGITS = 10_000;

  private static final int LONGEST = 300;
  // Possessive, so that a word that is none is not tried again from each of its digits.
  private static final Pattern FLOATING =
      Pattern.compile("[-+]?(\\d++(\\.\\d*+)?+|\\.\\d++)([eE][-+]?\\d++)?+|NaN|[-+]?Infinity");
  private static final Pattern MILLIS = Pattern.compile("-?\\d++");
  private static final Pattern BARE_OFFSET = Pattern.compile("(.*T.*[-+]\\d\\d)(\\d\\d)?");
  private static final String OCTET = "(25[0-5]|2[0-4]\\d|[01]?\\d?\\d)";
  private static final Pattern ADDRESS =
      Pattern.compile(OCTET + "(\\." + OCTET + "){3}|[0-9A-Fa-f.:]*:[0-9A-Fa-f.:]*");

  private Words() {}

  /**
   * The value that {@code word} is, of a class that the type takes; for {@code blob} and {@code
   * inet} its bytes.
   *
   * @throws IllegalArgumentException if it is none
   * @throws java.time.DateTimeException if it is none
   * @throws ArithmeticException if it is too large
   */
  static Object value(ValueType<?> type, String word) {
    Class<?> java = type.javaType();
    if (java == ByteBuffer.class) {
      return bytes(word);
    }
    boolean digits =
        java == BigInteger.class
            || java == BigDecimal.class
            || java == Double.class
            || java == Float.class;
    if (digits && word.length() > MOST_DIGITS) {
      throw new BadValueException(
          "the value has more characters than the "
              + MOST_DIGITS
              + " from which a "
              + type.cql()
              + " is read");
    }
    if (!digits && word.length() > LONGEST) {
      throw new IllegalArgumentException("too long");
    }
    String plain = java == dev.coodie.column.CqlDuration.class ? word.replace('\u00B5', 'u') : word;
    if (!plain.chars().allMatch(c -> c < 0x80)) {
      throw new IllegalArgumentException("no ASCII");
    }
    return digits ? digits(java, plain) : fixed(java, plain);
  }

  private static Object digits(Class<?> type, String word) {
    if (type == BigInteger.class) {
      return new BigInteger(word);
    }
    if (type == BigDecimal.class) {
      return new BigDecimal(word);
    }
    if (!FLOATING.matcher(word).matches()) {
      throw new IllegalArgumentException("no number");
    }
    if (type == Double.class) {
      double value = Double.parseDouble(word);
      checkRange(word, value);
      return value;
    }
    float value = Float.parseFloat(word);
    checkRange(word, value);
    return value;
  }

  /** A number may not become infinite, nor, if it is none, a zero. */
  private static void checkRange(String word, double value) {
    boolean tooLarge = Double.isInfinite(value) && !word.endsWith("Infinity");
    if (tooLarge || (value == 0 && !isZero(word))) {
      throw new IllegalArgumentException("out of range");
    }
  }

  private static boolean isZero(String word) {
    for (int i = 0; i < word.length(); i++) {
      char c = word.charAt(i);
      if (c == 'e' || c == 'E') {
        return true;
      }
      if (c >= '1' && c <= '9') {
        return false;
      }
    }
    return true;
  }

  private static Object fixed(Class<?> type, String word) {
    if (type == Boolean.class) {
      return truth(word);
    }
    if (type == Integer.class || type == Short.class || type == Byte.class) {
      return Integer.valueOf(word);
    }
    if (type == Long.class) {
      return Long.valueOf(word);
    }
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
    if (type == InetAddress.class) {
      return address(word);
    }
    return Durations.parse(word);
  }

  private static ByteBuffer bytes(String word) {
    if (!word.startsWith(RawBytes.MARK)) {
      throw new IllegalArgumentException("no bytes");
    }
    return ByteBuffer.wrap(HexFormat.of().parseHex(word, 2, word.length()));
  }

  private static Boolean truth(String word) {
    if (!word.equalsIgnoreCase("true") && !word.equalsIgnoreCase("false")) {
      throw new IllegalArgumentException("no boolean");
    }
    return Boolean.valueOf(word);
  }

  /** Java's own parser fills up groups that are too short. */
  private static UUID uuid(String word) {
    if (word.length() != 36) {
      throw new IllegalArgumentException("no uuid");
    }
    return UUID.fromString(word);
  }

  /**
   * Milliseconds since 1970, or ISO 8601 with an offset, which may lack its colon or minutes, as
   * cqlsh writes it.
   */
  private static Instant instant(String word) {
    if (MILLIS.matcher(word).matches()) {
      return Instant.ofEpochMilli(Long.parseLong(word));
    }
    String iso = word.replace(' ', 'T');
    var bare = BARE_OFFSET.matcher(iso);
    if (bare.matches()) {
      iso = bare.group(1) + ":" + (bare.group(2) == null ? "00" : bare.group(2));
    }
    return OffsetDateTime.parse(iso).toInstant();
  }

  /** Never resolves a name. An address of IPv4 within one of IPv6 stays there. */
  private static ByteBuffer address(String word) {
    if (!ADDRESS.matcher(word).matches()) {
      throw new IllegalArgumentException("no address");
    }
    try {
      InetAddress address = InetAddress.getByName(word);
      if (address instanceof Inet4Address && word.contains(":")) {
        ByteBuffer mapped = ByteBuffer.allocate(16);
        return mapped.put(10, (byte) -1).put(11, (byte) -1).put(12, address.getAddress());
      }
      return ByteBuffer.wrap(address.getAddress());
    } catch (UnknownHostException e) {
      throw new IllegalArgumentException(e);
    }
  }
}
