package dev.coodie.transfer;

import dev.coodie.column.ValueType;
import dev.coodie.error.CoodieException;
import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The encoded parts of an encoded value, and back: elements, keys and values in turn, or fields.
 * Bytes are passed on as they are, so nothing is lost that a decoded value would not show, such as
 * fields that a value does not have because they were added to its type later.
 */
final class Parts {
  private Parts() {}

  /** The type of part {@code index}. */
  static ValueType<?> type(ValueType<?> whole, int index) {
    List<ValueType<?>> types = whole.arguments();
    return switch (Shape.of(whole)) {
      case ELEMENTS, VECTOR -> types.get(0);
      case MAP -> types.get(index % 2);
      default -> types.get(index);
    };
  }

  /**
   * All parts; null for one that is null.
   *
   * @throws BadValueException if the bytes are not exactly such parts
   */
  static List<@Nullable ByteBuffer> split(ValueType<?> type, ByteBuffer cell) {
    try {
      return switch (Shape.of(type)) {
        case SCALAR -> throw new IllegalArgumentException(type + " has no parts");
        case ELEMENTS -> counted(cell.duplicate(), 1);
        case MAP -> counted(cell.duplicate(), 2);
        case TUPLE, UDT -> untilTheEnd(cell.duplicate(), type.arguments().size());
        case VECTOR -> VectorParts.split(type, cell);
      };
    } catch (BufferUnderflowException e) {
      throw new BadValueException("the bytes are no " + type.cql());
    }
  }

  private static List<@Nullable ByteBuffer> counted(ByteBuffer bytes, int partsEach) {
    long count = bytes.hasRemaining() ? (long) bytes.getInt() * partsEach : 0;
    if (count < 0) {
      throw new BufferUnderflowException();
    }
    List<@Nullable ByteBuffer> parts = new ArrayList<>();
    for (long i = 0; i < count; i++) {
      parts.add(next(bytes));
    }
    checkEnd(bytes);
    return parts;
  }

  /** Bytes that are left would be lost without a word. */
  private static void checkEnd(ByteBuffer bytes) {
    if (bytes.hasRemaining()) {
      throw new BufferUnderflowException();
    }
  }

  private static List<@Nullable ByteBuffer> untilTheEnd(ByteBuffer bytes, int most) {
    List<@Nullable ByteBuffer> parts = new ArrayList<>(most);
    while (bytes.hasRemaining() && parts.size() < most) {
      parts.add(next(bytes));
    }
    checkEnd(bytes);
    return parts;
  }

  /**
   * The parts, if {@link #join} makes the same bytes of them; otherwise null. A null element of a
   * list that is no part itself stays one: functions such as {@code ttl(..)} return it.
   */
  static @Nullable List<@Nullable ByteBuffer> exact(ValueType<?> type, ByteBuffer cell) {
    boolean counted = type.isCollection();
    if (counted && !cell.hasRemaining()) {
      return null;
    }
    try {
      List<@Nullable ByteBuffer> parts = split(type, cell);
      boolean mayHaveNull = !counted || (Shape.of(type) == Shape.ELEMENTS && !type.isFrozen());
      return !mayHaveNull && parts.contains(null) ? null : parts;
    } catch (BadValueException e) {
      return null;
    }
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

  static ByteBuffer join(ValueType<?> type, List<@Nullable ByteBuffer> parts) {
    Shape shape = Shape.of(type);
    if (shape == Shape.VECTOR) {
      return VectorParts.join(type, parts);
    }
    boolean fields = shape == Shape.TUPLE || shape == Shape.UDT;
    if (!fields && parts.stream().anyMatch(Objects::isNull)) {
      throw new BadValueException("a " + type.cql() + " cannot contain null");
    }
    return joinAny(type, parts);
  }

  /** The same, but elements may be null, which CQL does not take; for no vector. */
  static ByteBuffer joinAny(ValueType<?> type, List<@Nullable ByteBuffer> parts) {
    Shape shape = Shape.of(type);
    if (shape == Shape.VECTOR) {
      return VectorParts.join(type, parts);
    }
    boolean fields = shape == Shape.TUPLE || shape == Shape.UDT;
    int size = fields ? 0 : 4;
    for (ByteBuffer part : parts) {
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

  /** Encodes a value of a type that nobody has checked. */
  static <V> ByteBuffer encode(ValueType<V> type, Object value) {
    try {
      return type.encode(type.check(value));
    } catch (CoodieException e) {
      throw new BadValueException(e.sentence());
    }
  }
}
