package dev.coodie.column;

import java.nio.ByteBuffer;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * Text as UTF-8. Kept out of {@link TextType} so that nothing initialises a column type before
 * {@link CqlType} itself.
 */
final class Texts {
  private static final char REPLACEMENT = '\ufffd';

  private Texts() {}

  /** The text in bytes that must all belong to a character of {@code charset}. */
  static String decode(CqlType<?> type, ByteBuffer bytes, int at, int length, Charset charset) {
    byte[] array;
    int offset = 0;
    if (bytes.hasArray()) {
      array = bytes.array();
      offset = bytes.arrayOffset() + at;
    } else {
      array = Bytes.copy(bytes, at, length);
    }
    String text = new String(array, offset, length, charset);
    if (text.indexOf(REPLACEMENT) >= 0) {
      checkIntact(type, text.getBytes(charset), array, offset, length);
    }
    return text;
  }

  /** The bytes of {@code text}, which must not contain an unpaired surrogate. */
  static byte[] encode(String text) {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    if (Bytes.contain(bytes, (byte) '?')) {
      utf8Length(text, 0);
    }
    return bytes;
  }

  /** The number of bytes {@code text} takes; it must not contain an unpaired surrogate. */
  static int utf8Length(String text) {
    int chars = text.length();
    for (int i = 0; i < chars; i++) {
      if (text.charAt(i) >= 0x80) {
        return utf8Length(text, i);
      }
    }
    return chars;
  }

  private static int utf8Length(String text, int firstNonAscii) {
    int chars = text.length();
    int length = firstNonAscii;
    for (int i = firstNonAscii; i < chars; i++) {
      char c = text.charAt(i);
      if (c < 0x80) {
        length++;
      } else if (c < 0x800) {
        length += 2;
      } else if (!Character.isSurrogate(c)) {
        length += 3;
      } else if (isPair(text, i)) {
        length += 4;
        i++;
      } else {
        throw ValueErrors.outOfRange(CqlType.TEXT, "Unicode without unpaired surrogates");
      }
    }
    return length;
  }

  /** Writes a text that {@link #utf8Length} has seen, and returns where it ends. */
  static int putUtf8(String text, byte[] out, int at) {
    int chars = text.length();
    for (int i = 0; i < chars; i++) {
      char c = text.charAt(i);
      if (c >= 0x80) {
        return putUtf8(text, i, out, at + i);
      }
      out[at + i] = (byte) c;
    }
    return at + chars;
  }

  /**
   * Writes the number of elements and then each of the texts after its length, if they are all of
   * ASCII, so that each can be copied at once. They are if every character takes one byte of {@code
   * out}, which has exactly the size of the collection.
   */
  @SuppressWarnings("deprecation") // it cuts characters to bytes, which is right for ASCII
  static boolean putIfAscii(int count, Object[] texts, byte[] out) {
    int expected = 4;
    for (Object text : texts) {
      expected += 4 + ((String) text).length();
    }
    if (expected != out.length) {
      return false;
    }
    Bytes.putInt(count, out, 0);
    int at = 4;
    for (Object each : texts) {
      String text = (String) each;
      int length = text.length();
      Bytes.putInt(length, out, at);
      text.getBytes(0, length, out, at + 4);
      at += 4 + length;
    }
    return true;
  }

  private static int putUtf8(String text, int firstNonAscii, byte[] out, int start) {
    int chars = text.length();
    int at = start;
    for (int i = firstNonAscii; i < chars; i++) {
      char c = text.charAt(i);
      if (c < 0x80) {
        out[at++] = (byte) c;
      } else if (c < 0x800) {
        out[at++] = (byte) (0xc0 | (c >> 6));
        out[at++] = (byte) (0x80 | (c & 0x3f));
      } else if (!Character.isSurrogate(c)) {
        out[at++] = (byte) (0xe0 | (c >> 12));
        out[at++] = (byte) (0x80 | ((c >> 6) & 0x3f));
        out[at++] = (byte) (0x80 | (c & 0x3f));
      } else {
        int point = Character.toCodePoint(c, text.charAt(++i));
        out[at++] = (byte) (0xf0 | (point >> 18));
        out[at++] = (byte) (0x80 | ((point >> 12) & 0x3f));
        out[at++] = (byte) (0x80 | ((point >> 6) & 0x3f));
        out[at++] = (byte) (0x80 | (point & 0x3f));
      }
    }
    return at;
  }

  /** Tells replacement characters that were stored from those that stand for broken bytes. */
  private static void checkIntact(
      CqlType<?> type, byte[] expected, byte[] array, int offset, int length) {
    if (!Arrays.equals(expected, 0, expected.length, array, offset, offset + length)) {
      throw ValueErrors.broken(type, "some of them belong to no character");
    }
  }

  private static boolean isPair(String text, int i) {
    return Character.isHighSurrogate(text.charAt(i))
        && i + 1 < text.length()
        && Character.isLowSurrogate(text.charAt(i + 1));
  }
}
