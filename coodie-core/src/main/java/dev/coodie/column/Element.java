package dev.coodie.column;

import java.nio.ByteBuffer;
import org.jspecify.annotations.Nullable;

/**
 * One element of a column: an entry of a map, an element of a list, a field of a user-defined type.
 * CQL: {@code c[?]} or {@code c.field}.
 */
public sealed class Element<D, V> extends Operand<D, V> permits FieldElement {
  final Column<D, ?> column;
  final Place place;

  /**
   * Where an element is: a bound key or index, or the name of a field.
   *
   * @param field the name of a field as the server has it, null for an entry
   * @param key the encoded key or index, null for a field
   * @param keyType the type of the key
   */
  public record Place(
      @Nullable String field, @Nullable ByteBuffer key, @Nullable ValueType<?> keyType) {
    static Place of(String field) {
      return new Place(field, null, null);
    }

    static Place of(ByteBuffer key, ValueType<?> keyType) {
      return new Place(null, key, keyType);
    }

    /** The field or the fact that it is an entry; not the key, which can be personal data. */
    @Override
    public String toString() {
      return field == null ? "[?]" : "." + field;
    }
  }

  Element(Column<D, ?> column, Place place, ValueType<V> type) {
    super(type);
    this.column = column;
    this.place = place;
  }

  @Override
  final Term term(Operator operator, @Nullable ByteBuffer value, ValueType<?> valueType) {
    return new Term.OfElement(column, place, operator, value, valueType);
  }

  @Override
  final String columnName() {
    return column.name();
  }

  /** The column and the place in it, for example {@code labels[?]}; no key. */
  @Override
  public final String toString() {
    return column.name() + place;
  }
}
