package dev.coodie.column;

import org.jspecify.annotations.Nullable;

/** A column that is not part of the key, static ones included: its cells can be assigned. */
public sealed class RegularColumn<D, V> extends Column<D, V>
    permits TextColumn, SetColumn, ListColumn, MapColumn, DynamicColumn {
  RegularColumn(String name, CqlType<V> type) {
    super(name, type);
  }

  /** The column {@code name} of {@code document}. */
  public static <D, V> RegularColumn<D, V> of(Class<D> document, String name, CqlType<V> type) {
    return new RegularColumn<>(name, type);
  }

  /** Replaces the whole cell; null empties it. CQL: {@code c = ?}. */
  public final Assignment<D> set(@Nullable V value) {
    return new Assignment<>(this, Assignment.Kind.SET, null, null, encode(value), type());
  }
}
