package dev.coodie.column;

import java.nio.ByteBuffer;
import java.nio.charset.Charset;

/**
 * Text as UTF-8. Kept out of {@link TextType} so that nothing initialises a column type before
 * {@link CqlType} itself.
 */
final class Texts {
  private Texts() {}

  static String decode(ByteBuffer bytes, int at, int length, Charset charset) {
    if (bytes.hasArray()) {
      return new String(bytes.array(), bytes.arrayOffset() + at, length, charset);
    }
    return new String(Bytes.copy(bytes, at, length), charset);
  }

  /** The number of bytes {@code text} takes in UTF-8. */
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
        length++;
      }
    }
    return length;
  }

  /** Writes {@code text} as UTF-8, an unpaired surrogate as '?', and returns where it ends. */
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
      } else if (isPair(text, i)) {
        int point = Character.toCodePoint(c, text.charAt(++i));
        out[at++] = (byte) (0xf0 | (point >> 18));
        out[at++] = (byte) (0x80 | ((point >> 12) & 0x3f));
        out[at++] = (byte) (0x80 | ((point >> 6) & 0x3f));
        out[at++] = (byte) (0x80 | (point & 0x3f));
      } else {
        out[at++] = '?';
      }
    }
    return at;
  }

  private static boolean isPair(String text, int i) {
    return Character.isHighSurrogate(text.charAt(i))
        && i + 1 < text.length()
        && Character.isLowSurrogate(text.charAt(i + 1));
  }
}
