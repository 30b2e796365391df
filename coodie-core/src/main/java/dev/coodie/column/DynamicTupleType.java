package dev.coodie.column;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** {@code frozen<tuple<…>>} as a list. */
final class DynamicTupleType extends FieldsType<List<@Nullable Object>> {
  DynamicTupleType(List<ValueType<?>> parts) {
    super(TupleType.cql(parts), List.class, parts, false);
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
  List<@Nullable Object> read(Cells in) {
    List<@Nullable Object> values = new ArrayList<>(in.size());
    for (int i = 0; i < in.size(); i++) {
      values.add(in.get(i, arguments().get(i)));
    }
    return values;
  }

  @Override
  void write(List<@Nullable Object> value, CellSink out) {
    checkCount(value);
    for (int i = 0; i < value.size(); i++) {
      setChecked(i, value.get(i), out);
    }
  }

  @Override
  public List<@Nullable Object> check(Object value) {
    if (!(value instanceof List<?> found)) {
      throw ValueErrors.wrongType(this, value);
    }
    checkCount(found);
    List<@Nullable Object> checked = new ArrayList<>(found.size());
    for (int i = 0; i < found.size(); i++) {
      Object part = found.get(i);
      checked.add(part == null ? null : arguments().get(i).check(part));
    }
    return checked;
  }

  private void checkCount(List<?> values) {
    int most = arguments().size();
    if (values.size() > most) {
      throw ValueErrors.wrongCount(this, "at most " + most + " values", values.size());
    }
  }
}
