package dev.coodie.column;

import java.util.List;
import java.util.stream.Collectors;

/** {@code frozen<tuple<…>>} as an object of the application. */
final class TupleType<T> extends FieldsType<T> {
  private final Mapping<T> mapping;

  TupleType(Class<T> type, List<ValueType<?>> parts, Mapping<T> mapping) {
    super(cql(parts), type, parts, false);
    this.mapping = mapping;
  }

  static String cql(List<ValueType<?>> parts) {
    return parts.stream()
        .map(part -> part.frozen().cql())
        .collect(Collectors.joining(", ", "frozen<tuple<", ">>"));
  }

  @Override
  public boolean isFrozen() {
    return true;
  }

  @Override
  String nameOf(int index) {
    return "part " + (index + 1);
  }

  @Override
  boolean mayGrow() {
    return false;
  }

  @Override
  T read(Cells in) {
    return mapping.read(in);
  }

  @Override
  void write(T value, CellSink out) {
    mapping.write(value, out);
  }
}
