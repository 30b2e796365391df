package dev.coodie.column;

import java.nio.ByteBuffer;
import java.util.List;
import java.util.Map;

/** Compares collections by the bytes of their elements. */
final class Entries {
  private Entries() {}

  /** The values of {@code of} under keys that {@code other} does not have. */
  static <V> List<V> without(Map<ByteBuffer, V> of, Map<ByteBuffer, ?> other) {
    return of.entrySet().stream()
        .filter(e -> !other.containsKey(e.getKey()))
        .map(Map.Entry::getValue)
        .toList();
  }
}
