package dev.coodie.column;

import java.nio.ByteBuffer;
import java.util.ConcurrentModificationException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/** {@code map<…, …>} in the server's order: the number of entries, then keys and values in turn. */
final class MapType<K, V> extends ValueType<Map<K, V>> {
  private final ValueType<K> key;
  private final ValueType<V> value;
  private final boolean frozen;

  MapType(ValueType<K> key, ValueType<V> value, boolean frozen) {
    super(
        cql("map<" + key.cql() + ", " + value.cql() + ">", frozen),
        Map.class,
        key.hasUserTypes || value.hasUserTypes);
    this.key = key;
    this.value = value;
    this.frozen = frozen;
  }

  @Override
  public ValueType<Map<K, V>> frozen() {
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
  public List<ValueType<?>> arguments() {
    return List.of(key, value);
  }

  @Override
  public Map<K, V> empty() {
    return Map.of();
  }

  @Override
  public ByteBuffer encode(Map<K, V> map) {
    Object[] parts = parts(map);
    if (key instanceof TextType && value instanceof TextType) {
      byte[] ascii = Texts.asciiElements(parts.length / 2, parts);
      if (ascii != null) {
        return ByteBuffer.wrap(ascii);
      }
    }
    if (repeatable()) {
      byte[] bytes = new byte[size(parts)];
      put(parts, bytes, 0);
      return ByteBuffer.wrap(bytes);
    }
    ByteBuffer[] encoded = new ByteBuffer[parts.length];
    for (int i = 0; i < parts.length; i += 2) {
      encoded[i] = key.encode(key(parts, i));
      encoded[i + 1] = value.encode(value(parts, i));
    }
    byte[] bytes = new byte[4 + Lengths.size(encoded)];
    Bytes.putInt(encoded.length / 2, bytes, 0);
    Lengths.put(encoded, bytes, 4);
    return ByteBuffer.wrap(bytes);
  }

  @Override
  int size(Map<K, V> map) {
    return size(parts(map));
  }

  @Override
  int put(Map<K, V> map, byte[] out, int at) {
    return put(parts(map), out, at);
  }

  private int size(Object[] parts) {
    int size = 4;
    for (int i = 0; i < parts.length; i += 2) {
      size += key.sizeAfterLength(key(parts, i)) + value.sizeAfterLength(value(parts, i));
    }
    return size;
  }

  private int put(Object[] parts, byte[] out, int at) {
    Bytes.putInt(parts.length / 2, out, at);
    int end = at + 4;
    for (int i = 0; i < parts.length; i += 2) {
      end = key.putAfterLength(key(parts, i), out, end);
      end = value.putAfterLength(value(parts, i), out, end);
    }
    return end;
  }

  private Object[] parts(Map<K, V> map) {
    Parts parts = new Parts(2 * map.size());
    map.forEach(parts);
    return parts.all();
  }

  @SuppressWarnings("unchecked")
  private K key(Object[] parts, int i) {
    return (K) parts[i];
  }

  @SuppressWarnings("unchecked")
  private V value(Object[] parts, int i) {
    return (V) parts[i + 1];
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

  /**
   * Keys and values in turn. Maps come in many classes, so every step of an iterator would be a
   * call the JIT cannot inline; {@code forEach} needs one such call per entry.
   */
  private final class Parts implements BiConsumer<@Nullable K, @Nullable V> {
    private final Object[] parts;
    private int size;

    Parts(int size) {
      this.parts = new Object[size];
    }

    @Override
    public void accept(@Nullable K key, @Nullable V value) {
      if (size == parts.length) {
        throw new ConcurrentModificationException();
      }
      parts[size] = present(key, "key");
      parts[size + 1] = present(value, "value");
      size += 2;
    }

    Object[] all() {
      if (size != parts.length) {
        throw new ConcurrentModificationException();
      }
      return parts;
    }
  }
}
