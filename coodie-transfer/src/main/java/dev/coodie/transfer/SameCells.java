package dev.coodie.transfer;

import dev.coodie.column.ValueType;
import java.nio.ByteBuffer;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Whether two cells hold the same: the same bytes. Fields of a tuple or user-defined type that are
 * not there are null, as they are when a type got more fields later.
 */
final class SameCells {
  private SameCells() {}

  static boolean are(ValueType<?> type, @Nullable ByteBuffer a, @Nullable ByteBuffer b) {
    if (a == null || b == null) {
      return a == null && b == null;
    }
    return a.equals(b) || (!type.arguments().isEmpty() && haveSameParts(type, a, b));
  }

  private static boolean haveSameParts(ValueType<?> type, ByteBuffer a, ByteBuffer b) {
    List<@Nullable ByteBuffer> left = Parts.exact(type, a);
    List<@Nullable ByteBuffer> right = Parts.exact(type, b);
    if (left == null || right == null) {
      return false;
    }
    Shape shape = Shape.of(type);
    if (shape == Shape.UDT || shape == Shape.TUPLE) {
      left = withoutLastNulls(left);
      right = withoutLastNulls(right);
    }
    if (left.size() != right.size()) {
      return false;
    }
    for (int i = 0; i < left.size(); i++) {
      if (!are(Parts.type(type, i), left.get(i), right.get(i))) {
        return false;
      }
    }
    return true;
  }

  static List<@Nullable ByteBuffer> withoutLastNulls(List<@Nullable ByteBuffer> parts) {
    int size = parts.size();
    while (size > 0 && parts.get(size - 1) == null) {
      size--;
    }
    return parts.subList(0, size);
  }
}
