package dev.coodie.column;

import java.nio.ByteBuffer;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Turns the bytes of one type into those of another that differs in the fields of user-defined
 * types alone: in their order, or in which there are.
 */
interface Recoder {
  /**
   * The bytes between the buffer's position and its limit, which do not move, in the other type.
   */
  ByteBuffer recode(ByteBuffer bytes);

  /** The fields that only the type they are for has. */
  default List<String> unknownFields() {
    return List.of();
  }

  /** From a type of the program to one of the server; null if the bytes are the same. */
  static @Nullable Recoder writing(ValueType<?> ours, ValueType<?> theirs) {
    return between(ours.stored(), theirs.stored(), true);
  }

  /** From a type of the server to one of the program; null if the bytes can be read as they are. */
  static @Nullable Recoder reading(ValueType<?> theirs, ValueType<?> ours) {
    return between(theirs.stored(), ours.stored(), false);
  }

  /** Both have the same kind, and so the same arguments or fields that are compared by name. */
  private static @Nullable Recoder between(ValueType<?> from, ValueType<?> to, boolean writing) {
    if (from == to || !from.hasUserTypes || !to.hasUserTypes) {
      return null;
    }
    if (from instanceof FieldsType<?> source && to instanceof FieldsType<?> target) {
      return RecodedFields.between(source, target, writing);
    }
    List<ValueType<?>> some = from.arguments();
    List<ValueType<?>> others = to.arguments();
    @Nullable Recoder[] parts = new Recoder[some.size()];
    boolean any = false;
    for (int i = 0; i < parts.length; i++) {
      parts[i] = part(some.get(i), others.get(i), writing);
      any |= parts[i] != null;
    }
    if (!any) {
      return null;
    }
    return from instanceof VectorType<?> vector
        ? bytes -> vector.recoded(bytes, parts[0])
        : bytes -> recodedElements(from, bytes, parts);
  }

  /** For what is nested in another type. */
  static @Nullable Recoder part(ValueType<?> from, ValueType<?> to, boolean writing) {
    return between(from.stored(), to.stored(), writing);
  }

  static @Nullable ByteBuffer apply(@Nullable Recoder recoder, @Nullable ByteBuffer value) {
    return recoder == null || value == null ? value : recoder.recode(value);
  }

  private static ByteBuffer recodedElements(
      ValueType<?> type, ByteBuffer bytes, @Nullable Recoder[] parts) {
    if (!bytes.hasRemaining()) {
      return bytes;
    }
    int at = bytes.position();
    int end = bytes.limit();
    int count = Lengths.count(type, bytes, at, end - at, 4 * parts.length);
    @Nullable ByteBuffer[] values = new ByteBuffer[count * parts.length];
    int next = at + 4;
    for (int i = 0; i < values.length; i++) {
      int length = Lengths.next(type, bytes, next, end);
      next += 4;
      values[i] = length < 0 ? null : apply(parts[i % parts.length], bytes.slice(next, length));
      next += Math.max(length, 0);
    }
    Lengths.atEnd(type, next, end);
    byte[] out = new byte[4 + Lengths.size(values)];
    Bytes.putInt(count, out, 0);
    Lengths.put(values, out, 4);
    return ByteBuffer.wrap(out);
  }
}
