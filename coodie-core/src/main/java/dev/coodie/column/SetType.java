package dev.coodie.column;

import java.util.LinkedHashSet;
import java.util.Set;

/** {@code set<…>}, in the server's order. */
final class SetType<E> extends ElementsType<E, Set<E>> {
  SetType(ValueType<E> element, boolean frozen) {
    super("set", Set.class, element, frozen);
  }

  @Override
  Set<E> create(int count) {
    return new LinkedHashSet<>(MapType.capacity(count));
  }

  @Override
  public ValueType<Set<E>> frozen() {
    return isFrozen() ? this : new SetType<>(element, true);
  }

  @Override
  public Set<E> empty() {
    return Set.of();
  }
}
