package dev.coodie.column;

import org.jspecify.annotations.Nullable;

/** A column that is not part of the key, static ones included: its cells can be assigned. */
public abstract sealed class RegularColumn<D, V> extends Column<D, V>
    permits PlainColumn,
        TextColumn,
        SetColumn,
        ListColumn,
        MapColumn,
        UdtColumn,
        VectorColumn,
        DynamicColumn {
  RegularColumn(String name, CqlType<V> type) {
    super(name, type);
  }

  /** Replaces the whole cell; null empties it. CQL: {@code c = ?}. */
  public final Assignment<D> set(@Nullable V value) {
    return Assignment.of(this, Assignment.Kind.SET, null, encode(value), type());
  }
}
