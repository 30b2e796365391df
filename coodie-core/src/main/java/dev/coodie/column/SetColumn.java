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

/** A column that holds a set whose elements can be changed one by one (not frozen). */
public final class SetColumn<D, E> extends RegularColumn<D, Set<E>> {
  private final ValueType<E> element;

  private SetColumn(String name, ValueType<E> element) {
    super(name, ValueType.set(element));
    this.element = element;
  }

  /** The column {@code name} of {@code document} with elements of type {@code element}. */
  public static <D, E> SetColumn<D, E> of(Class<D> document, String name, ValueType<E> element) {
    return new SetColumn<>(name, element);
  }

  /** The set contains {@code value}. CQL: {@code c CONTAINS ?}. */
  public Condition<D> contains(E value) {
    return compare(Operator.CONTAINS, element, value);
  }

  /**
   * The set is not empty and does not contain {@code value}. In queries with {@code
   * allowFiltering()} from Cassandra 6.0 on. CQL: {@code c NOT CONTAINS ?}.
   */
  public Condition<D> notContains(E value) {
    return compare(Operator.NOT_CONTAINS, element, value);
  }

  /** Adds elements. CQL: {@code c = c + ?}. */
  @SafeVarargs
  public final Assignment<D> add(E... values) {
    return add(Arrays.asList(elements(values)));
  }

  /** Adds elements. CQL: {@code c = c + ?}. */
  public Assignment<D> add(Collection<? extends E> values) {
    return change(Assignment.Kind.ADD, values);
  }

  /** Removes elements. CQL: {@code c = c - ?}. */
  @SafeVarargs
  public final Assignment<D> remove(E... values) {
    return remove(Arrays.asList(elements(values)));
  }

  /** Removes elements. CQL: {@code c = c - ?}. */
  public Assignment<D> remove(Collection<? extends E> values) {
    return change(Assignment.Kind.REMOVE, values);
  }

  private Assignment<D> change(Assignment.Kind kind, Collection<? extends E> values) {
    Set<E> elements = new LinkedHashSet<>(elements(values));
    return Assignment.of(this, kind, null, encode(type(), elements), type());
  }

  private <T> T elements(T values) {
    return Given.change(values, name(), "elements are");
  }

  @Override
  List<Assignment<D>> elementChanges(@Nullable ByteBuffer before, @Nullable ByteBuffer after) {
    Map<ByteBuffer, E> old = byKey(before);
    Map<ByteBuffer, E> now = byKey(after);
    List<Assignment<D>> changes = new ArrayList<>();
    List<E> added = new ArrayList<>();
    now.forEach(
        (same, e) -> {
          E was = old.get(same);
          if (was == null || !isStoredAs(element, element.encode(was), element.encode(e))) {
            added.add(e);
          }
        });
    List<E> removed = Entries.without(old, now);
    if (!added.isEmpty()) {
      changes.add(add(added));
    }
    if (!removed.isEmpty()) {
      changes.add(remove(removed));
    }
    return changes;
  }

  /** The elements by what the server compares: it takes 1.0 and 1.00 as equal. */
  private Map<ByteBuffer, E> byKey(@Nullable ByteBuffer cell) {
    Map<ByteBuffer, E> elements = new LinkedHashMap<>();
    decodeOrEmpty(cell).forEach(e -> elements.put(element.keyOf(element.encode(e)), e));
    return elements;
  }
}
