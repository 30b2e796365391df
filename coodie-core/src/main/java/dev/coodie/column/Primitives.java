package dev.coodie.column;

import dev.coodie.error.MappingException;
import java.nio.ByteBuffer;
import org.jspecify.annotations.Nullable;

/** Reads the primitives of a cell without boxing. A negative length means a missing cell. */
final class Primitives {
  private Primitives() {}

  static ByteBuffer present(@Nullable ByteBuffer bytes, int index) {
    if (bytes == null) {
      throw ValueErrors.missing(index);
    }
    return bytes;
  }

  static int intAt(ByteBuffer bytes, int at, int length, int index) {
    if (length != 4) {
      throw unexpected("4 bytes", "int", length, index);
    }
    return bytes.getInt(at);
  }

  static long longAt(ByteBuffer bytes, int at, int length, int index) {
    if (length != 8) {
      throw unexpected("8 bytes", "bigint", length, index);
    }
    return bytes.getLong(at);
  }

  static short shortAt(ByteBuffer bytes, int at, int length, int index) {
    if (length != 2) {
      throw unexpected("2 bytes", "smallint", length, index);
    }
    return bytes.getShort(at);
  }

  static byte byteAt(ByteBuffer bytes, int at, int length, int index) {
    if (length != 1) {
      throw unexpected("1 byte", "tinyint", length, index);
    }
    return bytes.get(at);
  }

  static float floatAt(ByteBuffer bytes, int at, int length, int index) {
    if (length != 4) {
      throw unexpected("4 bytes", "float", length, index);
    }
    return bytes.getFloat(at);
  }

  static double doubleAt(ByteBuffer bytes, int at, int length, int index) {
    if (length != 8) {
      throw unexpected("8 bytes", "double", length, index);
    }
    return bytes.getDouble(at);
  }

  static boolean booleanAt(ByteBuffer bytes, int at, int length, int index) {
    if (length != 1) {
      throw unexpected("1 byte", "boolean", length, index);
    }
    return bytes.get(at) != 0;
  }

  private static MappingException unexpected(String expected, String cql, int length, int index) {
    return length < 0
        ? ValueErrors.missing(index)
        : ValueErrors.wrongLength(expected, cql, length);
  }
}
