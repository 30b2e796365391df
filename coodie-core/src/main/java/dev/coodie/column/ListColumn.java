package dev.coodie.column;

import dev.coodie.error.InvalidQueryException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A column that holds a list whose elements can be changed one by one (not frozen). */
public final class ListColumn<D, E> extends RegularColumn<D, List<E>> {
  private final ValueType<E> element;

  private ListColumn(String name, ValueType<E> element) {
    super(name, ValueType.list(element));
    this.element = element;
  }

  /** The column {@code name} of {@code document} with elements of type {@code element}. */
  public static <D, E> ListColumn<D, E> of(Class<D> document, String name, ValueType<E> element) {
    return new ListColumn<>(name, element);
  }

  /** The list contains {@code value}. CQL: {@code c CONTAINS ?}. */
  public Condition<D> contains(E value) {
    return compare(Operator.CONTAINS, element, value);
  }

  /**
   * The list is not empty and does not contain {@code value}. In queries with {@code
   * allowFiltering()} from Cassandra 6.0 on. CQL: {@code c NOT CONTAINS ?}.
   */
  public Condition<D> notContains(E value) {
    return compare(Operator.NOT_CONTAINS, element, value);
  }

  /** Adds elements at the end. Not idempotent, so never retried. CQL: {@code c = c + ?}. */
  @SafeVarargs
  public final Assignment<D> append(E... values) {
    return append(Arrays.asList(elements(values)));
  }

  /** Adds elements at the end. Not idempotent, so never retried. CQL: {@code c = c + ?}. */
  public Assignment<D> append(Collection<? extends E> values) {
    return change(Assignment.Kind.APPEND, values);
  }

  /**
   * Adds elements at the front, so that the first of {@code values} becomes the first of the list.
   * Not idempotent, so never retried. CQL: {@code c = ? + c}.
   */
  @SafeVarargs
  public final Assignment<D> prepend(E... values) {
    return prepend(Arrays.asList(elements(values)));
  }

  /** Adds elements at the front, keeping their order. CQL: {@code c = ? + c}. */
  public Assignment<D> prepend(Collection<? extends E> values) {
    return change(Assignment.Kind.PREPEND, values);
  }

  /** Removes every occurrence of the values. CQL: {@code c = c - ?}. */
  @SafeVarargs
  public final Assignment<D> remove(E... values) {
    return remove(Arrays.asList(elements(values)));
  }

  /** Removes every occurrence of the values. CQL: {@code c = c - ?}. */
  public Assignment<D> remove(Collection<? extends E> values) {
    return change(Assignment.Kind.REMOVE, values);
  }

  /**
   * Replaces the element at {@code index}, from 0; null removes it. The server refuses an index out
   * of bounds. CQL: {@code c[?] = ?}.
   */
  public Assignment<D> setAt(int index, @Nullable E value) {
    return Assignment.of(
        this,
        Assignment.Kind.SET_AT,
        place(index),
        value == null ? null : encode(element, value),
        element);
  }

  /** The element at {@code index}, from 0, for conditions in {@code onlyIf}. CQL: {@code c[?]}. */
  public Element<D, E> at(int index) {
    return new Element<>(this, place(index), element);
  }

  private Element.Place place(int index) {
    if (index < 0) {
      throw new InvalidQueryException(
          "coodie-203",
          "Column \"" + name() + "\" is asked for an element at a negative index; the first is 0.");
    }
    return Element.Place.of(ValueType.INT.encode(index), ValueType.INT);
  }

  private Assignment<D> change(Assignment.Kind kind, Collection<? extends E> values) {
    List<E> elements = new ArrayList<>(elements(values));
    return Assignment.of(this, kind, null, encode(type(), elements), type());
  }

  private <T> T elements(T values) {
    return Given.change(values, name(), "elements are");
  }

  /** Elements added at an end are added; every other change replaces the list. */
  @Override
  List<Assignment<D>> elementChanges(@Nullable ByteBuffer before, @Nullable ByteBuffer after) {
    List<E> now = decodeOrEmpty(after);
    List<ByteBuffer> oldBytes = stored(decodeOrEmpty(before));
    List<ByteBuffer> nowBytes = stored(now);
    int added = nowBytes.size() - oldBytes.size();
    if (added > 0 && !oldBytes.isEmpty()) {
      if (nowBytes.subList(0, oldBytes.size()).equals(oldBytes)) {
        return List.of(append(now.subList(oldBytes.size(), now.size())));
      }
      if (nowBytes.subList(added, nowBytes.size()).equals(oldBytes)) {
        return List.of(prepend(now.subList(0, added)));
      }
    }
    return List.of(Assignment.ofCell(this, after));
  }

  private List<ByteBuffer> stored(List<E> values) {
    return values.stream().map(e -> element.storedOf(element.encode(e))).toList();
  }
}
