package dev.coodie.column;

import java.util.ArrayList;
import java.util.List;

/** {@code list<…>}. */
final class ListType<E> extends ElementsType<E, List<E>> {
  ListType(ValueType<E> element, boolean frozen) {
    super("list", List.class, element, frozen);
  }

  @Override
  List<E> create(int count) {
    return new ArrayList<>(count);
  }

  @Override
  public ValueType<List<E>> frozen() {
    return isFrozen() ? this : new ListType<>(element, true);
  }

  @Override
  public List<E> empty() {
    return List.of();
  }
}
