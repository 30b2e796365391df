package dev.coodie.column;

import java.nio.ByteBuffer;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** {@code map<…, …>} in the server's order: the number of entries, then keys and values in turn. */
final class MapType<K, V> extends CqlType<Map<K, V>> {
  private final CqlType<K> key;
  private final CqlType<V> value;
  private final boolean frozen;

  MapType(CqlType<K> key, CqlType<V> value, boolean frozen) {
    super(cql("map<" + key.cql() + ", " + value.cql() + ">", frozen), Map.class);
    this.key = key;
    this.value = value;
    this.frozen = frozen;
  }

  @Override
  public CqlType<Map<K, V>> frozen() {
    return frozen ? this : new MapType<>(key, value, true);
  }

  @Override
  public boolean isFrozen() {
    return frozen;
  }

  @Override
  public boolean isCollection() {
    return true;
  }

  @Override
  public List<CqlType<?>> arguments() {
    return List.of(key, value);
  }

  @Override
  public Map<K, V> empty() {
    return Map.of();
  }

  @Override
  public ByteBuffer encode(Map<K, V> map) {
    if (repeatable()) {
      return super.encode(map);
    }
    ByteBuffer[] parts = new ByteBuffer[2 * map.size()];
    int i = 0;
    for (Map.Entry<K, V> entry : map.entrySet()) {
      parts[i++] = key.encode(present(entry.getKey(), "key"));
      parts[i++] = value.encode(present(entry.getValue(), "value"));
    }
    byte[] bytes = new byte[4 + Lengths.size(parts)];
    Bytes.putInt(parts.length / 2, bytes, 0);
    Lengths.put(parts, bytes, 4);
    return ByteBuffer.wrap(bytes);
  }

  @Override
  int size(Map<K, V> map) {
    int size = 4;
    for (Map.Entry<K, V> entry : map.entrySet()) {
      size += key.sizeAfterLength(present(entry.getKey(), "key"));
      size += value.sizeAfterLength(present(entry.getValue(), "value"));
    }
    return size;
  }

  @Override
  int put(Map<K, V> map, byte[] out, int at) {
    Bytes.putInt(map.size(), out, at);
    int end = at + 4;
    for (Map.Entry<K, V> entry : map.entrySet()) {
      end = key.putAfterLength(entry.getKey(), out, end);
      end = value.putAfterLength(entry.getValue(), out, end);
    }
    return end;
  }

  @Override
  Map<K, V> decode(ByteBuffer bytes, int at, int length) {
    if (length == 0) {
      return new LinkedHashMap<>(0);
    }
    int count = Lengths.count(this, bytes, at, length, 8);
    Map<K, V> map = new LinkedHashMap<>(capacity(count));
    int next = at + 4;
    int end = at + length;
    for (int i = 0; i < count; i++) {
      int size = Lengths.next(this, bytes, next, end);
      next += 4;
      K k = key.read(bytes, next, size);
      next += Math.max(size, 0);
      size = Lengths.next(this, bytes, next, end);
      next += 4;
      map.put(k, value.read(bytes, next, size));
      next += Math.max(size, 0);
    }
    Lengths.atEnd(this, next, end);
    return map;
  }

  @Override
  public Map<K, V> check(Object found) {
    if (!(found instanceof Map<?, ?> map)) {
      throw ValueErrors.wrongType(this, found);
    }
    Map<K, V> checked = new LinkedHashMap<>(capacity(map.size()));
    for (Map.Entry<?, ?> entry : map.entrySet()) {
      Object k = present(entry.getKey(), "key");
      checked.put(key.check(k), value.check(present(entry.getValue(), "value")));
    }
    return checked;
  }

  @Override
  boolean repeatable() {
    return key.repeatable() && value.repeatable();
  }

  @Override
  boolean zeroBytesAreMissing() {
    return false;
  }

  /** The initial capacity with which a hash table never grows while it takes {@code count}. */
  static int capacity(int count) {
    return (int) (count / 0.75f) + 1;
  }

  private <T> T present(@Nullable T found, String part) {
    if (found == null) {
      throw ValueErrors.nullInside(this, part);
    }
    return found;
  }
}
