package dev.coodie.column;

import org.jspecify.annotations.Nullable;

/** A field of a column that holds a user-defined type and is not frozen. */
public final class FieldElement<D, V> extends Element<D, V> {
  FieldElement(Column<D, ?> column, UdtField<?, V> field) {
    super(column, Place.of(field.name()), field.type());
  }

  /** Replaces the field, leaving the others; null empties it. CQL: {@code c.field = ?}. */
  public Assignment<D> set(@Nullable V value) {
    return Assignment.of(column, Assignment.Kind.SET_FIELD, place, encode(value), type());
  }
}
