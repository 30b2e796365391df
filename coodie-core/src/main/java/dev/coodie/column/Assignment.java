package dev.coodie.column;

import java.nio.ByteBuffer;
import org.jspecify.annotations.Nullable;

/**
 * A change of one cell, made from a column. Values are encoded when the assignment is made, so a
 * wrong one fails there. Immutable and thread-safe.
 */
public final class Assignment<D> {
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
    REMOVE(true);

    private final boolean idempotent;

    Kind(boolean idempotent) {
      this.idempotent = idempotent;
    }
  }

  private final Column<D, ?> column;
  private final Kind kind;
  private final @Nullable ByteBuffer place;
  private final @Nullable CqlType<?> placeType;
  private final @Nullable ByteBuffer value;
  private final CqlType<?> type;

  Assignment(
      Column<D, ?> column,
      Kind kind,
      @Nullable ByteBuffer place,
      @Nullable CqlType<?> placeType,
      @Nullable ByteBuffer value,
      CqlType<?> type) {
    this.column = column;
    this.kind = kind;
    this.place = place;
    this.placeType = placeType;
    this.value = value;
    this.type = type;
  }

  /** The column assigned. */
  public Column<D, ?> column() {
    return column;
  }

  /** The form. */
  public Kind kind() {
    return kind;
  }

  /** Whether doing it twice is the same as doing it once, so that it may be retried. */
  public boolean idempotent() {
    return kind.idempotent && !(kind == Kind.SET_AT && column instanceof ListColumn);
  }

  /** The list index or map key of {@link Kind#SET_AT}, else null. */
  public @Nullable ByteBuffer place() {
    return place;
  }

  /** The type of {@link #place()}. */
  public @Nullable CqlType<?> placeType() {
    return placeType;
  }

  /** The encoded value, null for the CQL null. */
  public @Nullable ByteBuffer value() {
    return value;
  }

  /** The type of {@link #value()}. */
  public CqlType<?> type() {
    return type;
  }
}
