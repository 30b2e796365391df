package dev.coodie.transfer;

import dev.coodie.column.ValueType;
import dev.coodie.error.CoodieException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Whether two cells hold the same: the same bytes. Fields of a tuple or user-defined type that are
 * not there are null, as they are when a type got more fields later. Of collections the server
 * stores elements and keys in order, with its own bytes for each, unless they are inside of another
 * value that is sent as a whole: neither the order nor zeros before a number are a difference.
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
    } else if (type.isCollection() && type.javaType() != List.class) {
      left = inOrder(type, left);
      right = inOrder(type, right);
    }
    if (left.size() != right.size()) {
      return false;
    }
    for (int i = 0; i < left.size(); i++) {
      ValueType<?> part = Parts.type(type, i);
      boolean same =
          (type.isCollection() && part.arguments().isEmpty())
              ? Objects.equals(respelled(part, left.get(i)), respelled(part, right.get(i)))
              : are(part, left.get(i), right.get(i));
      if (!same) {
        return false;
      }
    }
    return true;
  }

  /** As the server would store them: of equal elements or keys the first, of values the last. */
  private static List<@Nullable ByteBuffer> inOrder(
      ValueType<?> type, List<@Nullable ByteBuffer> parts) {
    if (parts.contains(null)) {
      return parts; // no value of the type
    }
    int each = Shape.of(type) == Shape.MAP ? 2 : 1;
    Map<ByteBuffer, @Nullable ByteBuffer[]> entries = new TreeMap<>();
    for (int i = 0; i < parts.size(); i += each) {
      ByteBuffer key = Objects.requireNonNull(parts.get(i));
      @Nullable ByteBuffer[] entry =
          entries.computeIfAbsent(
              type.arguments().get(0).keyOf(key), same -> new @Nullable ByteBuffer[] {key, null});
      entry[1] = parts.get(i + each - 1);
    }
    List<@Nullable ByteBuffer> ordered = new ArrayList<>(parts.size());
    for (@Nullable ByteBuffer[] entry : entries.values()) {
      ordered.addAll(Arrays.asList(entry).subList(0, each));
    }
    return ordered;
  }

  /** With the bytes that the server gives to such a value; those of no value as they are. */
  private static <V> @Nullable ByteBuffer respelled(ValueType<V> type, @Nullable ByteBuffer bytes) {
    try {
      return bytes == null ? null : type.encode(type.decode(bytes));
    } catch (CoodieException e) {
      return bytes;
    }
  }

  static List<@Nullable ByteBuffer> withoutLastNulls(List<@Nullable ByteBuffer> parts) {
    int size = parts.size();
    while (size > 0 && parts.get(size - 1) == null) {
      size--;
    }
    return parts.subList(0, size);
  }
}
