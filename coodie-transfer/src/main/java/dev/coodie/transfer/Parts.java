package dev.coodie.transfer;

import dev.coodie.column.CqlType;
import dev.coodie.error.CoodieException;
import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The encoded parts of an encoded value, and back: elements, keys and values in turn, or fields.
 * Bytes are passed on as they are, so nothing is lost that a decoded value would not show, such as
 * fields that a value does not have because they were added to its type later.
 */
final class Parts {
  private Parts() {}

  /** The type of part {@code index}. */
  static CqlType<?> type(CqlType<?> whole, int index) {
    List<CqlType<?>> types = whole.arguments();
    return switch (Shape.of(whole)) {
      case ELEMENTS, VECTOR -> types.get(0);
      case MAP -> types.get(index % 2);
      default -> types.get(index);
    };
  }

  static List<@Nullable ByteBuffer> split(CqlType<?> type, ByteBuffer cell) {
    try {
      return switch (Shape.of(type)) {
        case SCALAR -> throw new IllegalArgumentException(type + " has no parts");
        case ELEMENTS -> counted(cell.duplicate(), 1);
        case MAP -> counted(cell.duplicate(), 2);
        case TUPLE, UDT -> untilTheEnd(cell.duplicate(), type.arguments().size());
        case VECTOR -> elements(type, cell);
      };
    } catch (BufferUnderflowException e) {
      throw new BadValueException("the bytes are no " + type.cql());
    }
  }

  private static List<@Nullable ByteBuffer> counted(ByteBuffer bytes, int partsEach) {
    int count = bytes.hasRemaining() ? bytes.getInt() * partsEach : 0;
    List<@Nullable ByteBuffer> parts = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      parts.add(next(bytes));
    }
    return parts;
  }

  private static List<@Nullable ByteBuffer> untilTheEnd(ByteBuffer bytes, int most) {
    List<@Nullable ByteBuffer> parts = new ArrayList<>(most);
    while (bytes.hasRemaining() && parts.size() < most) {
      parts.add(next(bytes));
    }
    return parts;
  }

  private static @Nullable ByteBuffer next(ByteBuffer bytes) {
    int length = bytes.getInt();
    if (length < 0) {
      return null;
    }
    if (length > bytes.remaining()) {
      throw new BufferUnderflowException();
    }
    ByteBuffer part = bytes.slice(bytes.position(), length);
    bytes.position(bytes.position() + length);
    return part;
  }

  private static List<@Nullable ByteBuffer> elements(CqlType<?> vector, ByteBuffer cell) {
    CqlType<?> element = vector.arguments().get(0);
    List<@Nullable ByteBuffer> parts = new ArrayList<>();
    Object value = vector.decode(cell);
    if (value instanceof float[] floats) {
      for (float each : floats) {
        parts.add(CqlType.FLOAT.encode(each));
      }
      return parts;
    }
    for (Object each : (List<?>) value) {
      parts.add(encode(element, each));
    }
    return parts;
  }

  static ByteBuffer join(CqlType<?> type, List<@Nullable ByteBuffer> parts) {
    Shape shape = Shape.of(type);
    if (shape == Shape.VECTOR) {
      return vector(type, parts);
    }
    boolean fields = shape == Shape.TUPLE || shape == Shape.UDT;
    int size = fields ? 0 : 4;
    for (ByteBuffer part : parts) {
      if (part == null && !fields) {
        throw new BadValueException("a " + type.cql() + " cannot contain null");
      }
      size += 4 + (part == null ? 0 : part.remaining());
    }
    ByteBuffer bytes = ByteBuffer.allocate(size);
    if (!fields) {
      bytes.putInt(shape == Shape.MAP ? parts.size() / 2 : parts.size());
    }
    for (ByteBuffer part : parts) {
      bytes.putInt(part == null ? -1 : part.remaining());
      if (part != null) {
        bytes.put(part.duplicate());
      }
    }
    return bytes.flip();
  }

  private static ByteBuffer vector(CqlType<?> type, List<@Nullable ByteBuffer> parts) {
    CqlType<?> element = type.arguments().get(0);
    List<Object> values = new ArrayList<>(parts.size());
    for (ByteBuffer part : parts) {
      if (part == null) {
        throw new BadValueException("a " + type.cql() + " cannot contain null");
      }
      values.add(element.decode(part));
    }
    if (type.javaType() != float[].class) {
      return encode(type, values);
    }
    float[] floats = new float[values.size()];
    for (int i = 0; i < floats.length; i++) {
      floats[i] = (Float) values.get(i);
    }
    return encode(type, floats);
  }

  /** Encodes a value of a type that nobody has checked. */
  static <V> ByteBuffer encode(CqlType<V> type, Object value) {
    try {
      return type.encode(type.check(value));
    } catch (CoodieException e) {
      throw new BadValueException(e.sentence());
    }
  }
}
