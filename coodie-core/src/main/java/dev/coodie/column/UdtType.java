package dev.coodie.column;

import dev.coodie.cql.CqlNames;
import java.util.List;
import java.util.Optional;

/** A user-defined type as an object of the application. */
final class UdtType<T> extends FieldsType<T> {
  private final String typeName;
  private final List<UdtField<?, ?>> fields;
  private final Mapping<T> mapping;
  private final boolean frozen;
  private final boolean erasing;

  UdtType(
      Class<?> type,
      String typeName,
      List<UdtField<?, ?>> fields,
      Mapping<T> mapping,
      boolean frozen,
      boolean erasing) {
    super(cql(typeName, frozen), type, types(fields), true);
    this.typeName = typeName;
    this.fields = List.copyOf(fields);
    this.mapping = mapping;
    this.frozen = frozen;
    this.erasing = erasing;
  }

  static String cql(String typeName, boolean frozen) {
    return ValueType.cql(CqlNames.plain(typeName), frozen);
  }

  static List<ValueType<?>> types(List<UdtField<?, ?>> fields) {
    return fields.stream().<ValueType<?>>map(UdtField::type).toList();
  }

  @Override
  public ValueType<T> frozen() {
    return frozen ? this : new UdtType<>(javaType(), typeName, fields, mapping, true, erasing);
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

  @Override
  public ValueType<T> erasingUnknownFields() {
    return new UdtType<>(javaType(), typeName, fields, mapping, frozen, true);
  }

  @Override
  boolean erasesUnknownFields() {
    return erasing;
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
  T read(Cells in) {
    return mapping.read(in);
  }

  @Override
  void write(T value, CellSink out) {
    mapping.write(value, out);
  }
}
