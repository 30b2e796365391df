package dev.coodie.transfer;

import dev.coodie.column.ValueType;
import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The encoded elements of a vector, and back: one after another, each after its length as a vint
 * unless the server knows the width of the type.
 */
final class VectorParts {
  private VectorParts() {}

  static List<@Nullable ByteBuffer> split(ValueType<?> vector, ByteBuffer cell) {
    int width = width(vector.arguments().get(0));
    ByteBuffer bytes = cell.duplicate();
    List<@Nullable ByteBuffer> parts = new ArrayList<>();
    for (int i = dimensions(vector); i > 0; i--) {
      long length = width < 0 ? length(bytes) : width;
      if (length < 0 || length > bytes.remaining()) {
        throw new BufferUnderflowException();
      }
      parts.add(bytes.slice(bytes.position(), (int) length));
      bytes.position(bytes.position() + (int) length);
    }
    if (bytes.hasRemaining()) {
      throw new BufferUnderflowException();
    }
    return parts;
  }

  static ByteBuffer join(ValueType<?> vector, List<@Nullable ByteBuffer> parts) {
    int dimensions = dimensions(vector);
    if (parts.size() != dimensions) {
      throw BadValueException.expected(
          dimensions + " elements", vector.cql(), String.valueOf(parts.size()));
    }
    ValueType<?> element = vector.arguments().get(0);
    int width = width(element);
    long size = 0;
    for (ByteBuffer part : parts) {
      if (part == null) {
        throw new BadValueException("a " + vector.cql() + " cannot contain null");
      }
      if (width >= 0 && part.remaining() != width) {
        throw new BadValueException(
            "a " + vector.cql() + " cannot contain a " + element.cql() + " of other bytes");
      }
      size += (width < 0 ? lengthSize(part.remaining()) : 0) + part.remaining();
    }
    ByteBuffer bytes = ByteBuffer.allocate(Math.toIntExact(size));
    for (ByteBuffer part : parts) {
      ByteBuffer each = java.util.Objects.requireNonNull(part);
      if (width < 0) {
        putLength(bytes, each.remaining());
      }
      bytes.put(each.duplicate());
    }
    return bytes.flip();
  }

  private static int dimensions(ValueType<?> vector) {
    String cql = vector.cql();
    return Integer.parseInt(cql.substring(cql.lastIndexOf(' ') + 1, cql.length() - 1));
  }

  /** The bytes of an element without its length; -1 if it has one, as some of one width have. */
  private static int width(ValueType<?> element) {
    if (Shape.of(element) == Shape.VECTOR) {
      int inner = width(element.arguments().get(0));
      return inner < 0 ? -1 : inner * dimensions(element);
    }
    return switch (element.cql()) {
      case "boolean" -> 1;
      case "int", "float" -> 4;
      case "bigint", "double", "timestamp" -> 8;
      case "uuid", "timeuuid" -> 16;
      default -> -1;
    };
  }

  /** The leading one-bits of the first byte say how many bytes follow. */
  private static long length(ByteBuffer bytes) {
    byte first = bytes.get();
    int more = Integer.numberOfLeadingZeros(~(first << 24));
    long length = more > 7 ? 0 : first & (0xff >> (more + 1));
    for (int i = 0; i < more; i++) {
      length = (length << 8) | (bytes.get() & 0xff);
    }
    return length;
  }

  private static int lengthSize(int length) {
    return (Integer.SIZE - Integer.numberOfLeadingZeros(length | 1) + 6) / 7;
  }

  private static void putLength(ByteBuffer bytes, int length) {
    int size = lengthSize(length);
    int at = bytes.position();
    int rest = length;
    for (int i = size - 1; i >= 0; i--) {
      bytes.put(at + i, (byte) rest);
      rest >>>= 8;
    }
    bytes.put(at, (byte) (bytes.get(at) | ~(0xff >> (size - 1))));
    bytes.position(at + size);
  }
}
