package dev.coodie.column;

import java.nio.ByteBuffer;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Text as UTF-8. Kept out of {@link TextType} so that nothing initialises a column type before
 * {@link ValueType} itself.
 */
final class Texts {
  private static final char REPLACEMENT = '\ufffd';

  private Texts() {}

  /** The text in bytes that must all belong to a character of {@code charset}. */
  static String decode(ValueType<?> type, ByteBuffer bytes, int at, int length, Charset charset) {
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
      countUtf8(text);
    }
    return bytes;
  }

  /** The number of bytes {@code text} takes; it must not contain an unpaired surrogate. */
  static int utf8Length(String text) {
    int chars = text.length();
    int all = 0;
    for (int i = 0; i < chars; i++) {
      all |= text.charAt(i); // no exit inside, so that the compiler unrolls it
    }
    return all < 0x80 ? chars : countUtf8(text);
  }

  private static int countUtf8(String text) {
    int chars = text.length();
    int length = 0;
    for (int i = 0; i < chars; i++) {
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
        throw ValueErrors.outOfRange(ValueType.TEXT, "Unicode without unpaired surrogates");
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
   * The number of elements, then each of the texts after its length, in one walk over their
   * characters; null if one is null or not of ASCII alone, whose bytes cannot be counted before.
   */
  static byte @Nullable [] asciiElements(int count, @Nullable Object[] texts) {
    int size = 4;
    for (Object text : texts) {
      if (text == null) {
        return null;
      }
      size += 4 + ((String) text).length();
    }
    byte[] out = new byte[size];
    Bytes.putInt(count, out, 0);
    int at = 4;
    for (Object each : texts) {
      String text = (String) each;
      int chars = text.length();
      Bytes.putInt(chars, out, at);
      at += 4;
      int all = 0;
      for (int i = 0; i < chars; i++) {
        char c = text.charAt(i);
        all |= c;
        out[at + i] = (byte) c;
      }
      if (all >= 0x80) {
        return null;
      }
      at += chars;
    }
    return out;
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
      ValueType<?> type, byte[] expected, byte[] array, int offset, int length) {
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
