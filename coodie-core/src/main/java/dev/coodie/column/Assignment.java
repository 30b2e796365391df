package dev.coodie.column;

import java.nio.ByteBuffer;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A change of one cell, made from a column. Values are encoded when the assignment is made, so a
 * wrong one fails there. Immutable and thread-safe.
 */
public final class Assignment<D> implements Change<D> {
  /** The forms an assignment has in CQL. */
  public enum Kind {
    /** {@code c = ?}. */
    SET(true),
    /** {@code c[?] = ?}. */
    SET_AT(true),
    /** {@code c = c + ?} for sets and maps. */
    ADD(true),
    /** {@code c = c + ?} for lists. */
    APPEND(false),
    /** {@code c = ? + c}. */
    PREPEND(false),
    /** {@code c = c - ?}. */
    REMOVE(true),
    /** {@code c.field = ?}. */
    SET_FIELD(true),
    /** {@code c = c + ?} for counters, and for numbers in a transaction. */
    INCREMENT(false),
    /** {@code c = c - ?} for counters, and for numbers in a transaction. */
    DECREMENT(false);

    private final boolean idempotent;

    Kind(boolean idempotent) {
      this.idempotent = idempotent;
    }
  }

  private final Column<D, ?> column;
  private final Kind kind;
  private final Element.@Nullable Place place;
  private final @Nullable ByteBuffer value;
  private final ValueType<?> type;

  private Assignment(
      Column<D, ?> column,
      Kind kind,
      Element.@Nullable Place place,
      @Nullable ByteBuffer value,
      ValueType<?> type) {
    this.column = column;
    this.kind = kind;
    this.place = place;
    this.value = value;
    this.type = type;
  }

  static <D> Assignment<D> of(
      Column<D, ?> column,
      Kind kind,
      Element.@Nullable Place place,
      @Nullable ByteBuffer value,
      ValueType<?> type) {
    return new Assignment<>(column, kind, place, value, type);
  }

  /** The column gets the encoded value; null empties it. */
  public static <D> Assignment<D> ofCell(Column<D, ?> column, @Nullable ByteBuffer cell) {
    return new Assignment<>(column, Kind.SET, null, cell, column.type());
  }

  /**
   * The same by the fields of the value, each on its own, so that fields which only the server's
   * type {@code found} has stay as they are; null fields are emptied.
   *
   * @throws dev.coodie.error.InvalidQueryException if a field has a value that {@code found} does
   *     not have
   */
  public List<Assignment<D>> byField(ValueType<?> found) {
    return UdtColumn.fields(column, Objects.requireNonNull(value), found);
  }

  /** Whether it writes a user-defined type whose fields are cells of their own, as a whole. */
  public boolean setsAllFields() {
    return kind == Kind.SET && value != null && type.isOpenUserType();
  }

  /** The column assigned. */
  @Override
  public Column<D, ?> column() {
    return column;
  }

  /** The form. */
  public Kind kind() {
    return kind;
  }

  /** Whether doing it twice has the same effect as doing it once, so that it may be retried. */
  public boolean idempotent() {
    return kind.idempotent && !(kind == Kind.SET_AT && column instanceof ListColumn);
  }

  /** The entry of {@link Kind#SET_AT} or field of {@link Kind#SET_FIELD}, else null. */
  public Element.@Nullable Place place() {
    return place;
  }

  /** The encoded value, null for the CQL null. */
  public @Nullable ByteBuffer value() {
    return value;
  }

  /** The type of {@link #value()}. */
  public ValueType<?> type() {
    return type;
  }
}
