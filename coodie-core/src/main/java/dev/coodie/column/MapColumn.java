package dev.coodie.column;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A column that holds a map whose entries can be changed one by one (not frozen). */
public final class MapColumn<D, K, E> extends RegularColumn<D, Map<K, E>> {
  private final ValueType<K> key;
  private final ValueType<E> element;

  private MapColumn(String name, ValueType<K> key, ValueType<E> element) {
    super(name, ValueType.map(key, element));
    this.key = key;
    this.element = element;
  }

  /** The column {@code name} of {@code document} from {@code key} to {@code element}. */
  public static <D, K, E> MapColumn<D, K, E> of(
      Class<D> document, String name, ValueType<K> key, ValueType<E> element) {
    return new MapColumn<>(name, key, element);
  }

  /** The map has a value equal to {@code value}. CQL: {@code c CONTAINS ?}. */
  public Condition<D> contains(E value) {
    return compare(Operator.CONTAINS, element, value);
  }

  /**
   * The map is not empty and has no value equal to {@code value}. In queries with {@code
   * allowFiltering()} from Cassandra 6.0 on. CQL: {@code c NOT CONTAINS ?}.
   */
  public Condition<D> notContains(E value) {
    return compare(Operator.NOT_CONTAINS, element, value);
  }

  /** The map has the key. CQL: {@code c CONTAINS KEY ?}. */
  public Condition<D> containsKey(K value) {
    return compare(Operator.CONTAINS_KEY, key, value);
  }

  /**
   * The map is not empty and has not the key. In queries with {@code allowFiltering()} from
   * Cassandra 6.0 on. CQL: {@code c NOT CONTAINS KEY ?}.
   */
  public Condition<D> notContainsKey(K value) {
    return compare(Operator.NOT_CONTAINS_KEY, key, value);
  }

  /** The value under {@code entryKey}, for conditions. CQL: {@code c[?]}. */
  public Element<D, E> at(K entryKey) {
    return new Element<>(this, place(entryKey), element);
  }

  /** Adds or replaces one entry; a null value removes it. CQL: {@code c[?] = ?}. */
  public Assignment<D> put(K entryKey, @Nullable E value) {
    return Assignment.of(
        this,
        Assignment.Kind.SET_AT,
        place(entryKey),
        value == null ? null : encode(element, value),
        element);
  }

  /** Adds or replaces entries. CQL: {@code c = c + ?}. */
  public Assignment<D> putAll(Map<K, E> entries) {
    return Assignment.of(
        this,
        Assignment.Kind.ADD,
        null,
        encode(type(), Given.change(entries, name(), "entries are")),
        type());
  }

  /** Removes entries by key. CQL: {@code c = c - ?}. */
  @SafeVarargs
  public final Assignment<D> remove(K... keys) {
    return remove(Arrays.asList(keys(keys)));
  }

  /** Removes entries by key. CQL: {@code c = c - ?}. */
  public Assignment<D> remove(Collection<? extends K> keys) {
    ValueType<Set<K>> keySet = ValueType.set(key);
    return Assignment.of(
        this,
        Assignment.Kind.REMOVE,
        null,
        encode(keySet, new LinkedHashSet<>(keys(keys))),
        keySet);
  }

  private <T> T keys(T keys) {
    return Given.change(keys, name(), "keys are");
  }

  private Element.Place place(K entryKey) {
    return Element.Place.of(encode(key, Given.change(entryKey, name(), "a key is")), key);
  }

  @Override
  List<Assignment<D>> elementChanges(@Nullable ByteBuffer before, @Nullable ByteBuffer after) {
    Map<ByteBuffer, Map.Entry<K, E>> old = byKey(before);
    Map<ByteBuffer, Map.Entry<K, E>> now = byKey(after);
    Map<K, E> put = new LinkedHashMap<>();
    now.forEach(
        (same, entry) -> {
          Map.Entry<K, E> was = old.get(same);
          if (was == null
              || !isStoredAs(key, key.encode(was.getKey()), key.encode(entry.getKey()))
              || !isStoredAs(
                  element, element.encode(was.getValue()), element.encode(entry.getValue()))) {
            put.put(entry.getKey(), entry.getValue());
          }
        });
    List<Assignment<D>> changes = new ArrayList<>();
    List<K> removed = Entries.without(old, now).stream().map(Map.Entry::getKey).toList();
    if (!put.isEmpty()) {
      changes.add(putAll(put));
    }
    if (!removed.isEmpty()) {
      changes.add(remove(removed));
    }
    return changes;
  }

  /** The entries by what the server compares of their keys: it takes 1.0 and 1.00 as equal. */
  private Map<ByteBuffer, Map.Entry<K, E>> byKey(@Nullable ByteBuffer cell) {
    Map<ByteBuffer, Map.Entry<K, E>> entries = new LinkedHashMap<>();
    decodeOrEmpty(cell).entrySet().forEach(e -> entries.put(key.keyOf(key.encode(e.getKey())), e));
    return entries;
  }
}
