package dev.coodie.column;

import dev.coodie.annotation.Preview;
import java.nio.ByteBuffer;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A column that is not part of the key, static ones included: its cells can be assigned. */
public abstract sealed class RegularColumn<D, V> extends Column<D, V>
    permits PlainColumn,
        NumberColumn,
        TextColumn,
        SetColumn,
        ListColumn,
        MapColumn,
        UdtColumn,
        VectorColumn,
        DynamicColumn {
  RegularColumn(String name, ValueType<V> type) {
    super(name, type);
  }

  /** Replaces the whole cell; null empties it. CQL: {@code c = ?}. */
  public final Assignment<D> set(@Nullable V value) {
    return Assignment.of(this, Assignment.Kind.SET, null, encode(value), type());
  }

  /**
   * Replaces the whole cell by what a transaction reads elsewhere, which is null where there is no
   * such row. Both columns must have the same CQL type. CQL: {@code c = r."d"}.
   */
  @Preview
  public final TransactionChange<D> setTo(Reference<V> value) {
    return TransactionChange.copy(this, Given.argument(value, "a value that is read"));
  }

  /**
   * The assignments that turn one encoded value into another: element by element where the type
   * allows it, none when the server would store the same.
   */
  public List<Assignment<D>> changes(@Nullable ByteBuffer before, @Nullable ByteBuffer after) {
    boolean equal =
        type().isMissing(before) ? type().isMissing(after) : isStoredAs(type(), before, after);
    return equal ? List.of() : elementChanges(before, after);
  }

  /** Whether the server stores both as the same bytes. */
  static boolean isStoredAs(
      ValueType<?> type, @Nullable ByteBuffer before, @Nullable ByteBuffer after) {
    return before != null
        && after != null
        && (before.equals(after) || type.storedOf(before).equals(type.storedOf(after)));
  }

  List<Assignment<D>> elementChanges(@Nullable ByteBuffer before, @Nullable ByteBuffer after) {
    return List.of(Assignment.ofCell(this, after));
  }

  /** The value, or the empty collection. */
  final V decodeOrEmpty(@Nullable ByteBuffer cell) {
    return cell == null ? type().empty() : type().decode(cell);
  }
}
