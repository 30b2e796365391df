package dev.coodie.column;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A user-defined type as a map from the names of its fields. */
final class DynamicUdtType extends FieldsType<Map<String, @Nullable Object>> {
  private final String typeName;
  private final List<UdtField<?, ?>> fields;
  private final List<String> names;
  private final boolean frozen;

  DynamicUdtType(String typeName, List<UdtField<?, ?>> fields, boolean frozen) {
    super(UdtType.cql(typeName, frozen), Map.class, UdtType.types(fields), true);
    this.typeName = typeName;
    this.fields = List.copyOf(fields);
    this.names = this.fields.stream().map(UdtField::name).toList();
    this.frozen = frozen;
  }

  @Override
  public ValueType<Map<String, @Nullable Object>> frozen() {
    return frozen ? this : new DynamicUdtType(typeName, fields, true);
  }

  @Override
  public boolean isFrozen() {
    return frozen;
  }

  @Override
  public Optional<String> udtName() {
    return Optional.of(typeName);
  }

  @Override
  public List<UdtField<?, ?>> udtFields() {
    return fields;
  }

  /** A field that is not in the map is null. */
  @Override
  boolean erasesUnknownFields() {
    return true;
  }

  @Override
  String nameOf(int index) {
    return "field \"" + fields.get(index).name() + "\"";
  }

  @Override
  boolean mayGrow() {
    return true;
  }

  @Override
  Map<String, @Nullable Object> read(Cells in) {
    Map<String, @Nullable Object> values = new LinkedHashMap<>(MapType.capacity(in.size()));
    for (int i = 0; i < in.size(); i++) {
      values.put(names.get(i), in.get(i, arguments().get(i)));
    }
    return values;
  }

  @Override
  void write(Map<String, @Nullable Object> value, CellSink out) {
    checkNames(value);
    for (int i = 0; i < names.size(); i++) {
      setChecked(i, value.get(names.get(i)), out);
    }
  }

  @Override
  public Map<String, @Nullable Object> check(Object value) {
    if (!(value instanceof Map<?, ?> found)) {
      throw ValueErrors.wrongType(this, value);
    }
    checkNames(found);
    Map<String, @Nullable Object> checked = new LinkedHashMap<>(MapType.capacity(names.size()));
    for (int i = 0; i < names.size(); i++) {
      Object field = found.get(names.get(i));
      checked.put(names.get(i), field == null ? null : arguments().get(i).check(field));
    }
    return checked;
  }

  private void checkNames(Map<?, ?> values) {
    for (Object name : values.keySet()) {
      if (!names.contains(name)) {
        throw ValueErrors.unknownField(this, String.valueOf(name), String.join(", ", names));
      }
    }
  }
}
