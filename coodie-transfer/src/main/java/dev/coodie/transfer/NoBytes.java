package dev.coodie.transfer;

import dev.coodie.column.ValueType;
import dev.coodie.driver.Row;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Rows for Parquet, which has no ints, times or UUIDs of no bytes: each becomes null, and is
 * counted. So is what it turns into something else, such as fields that a value does not have.
 */
final class NoBytes {
  private final Losses losses;
  private String column = "";

  NoBytes(Losses losses) {
    this.losses = losses;
  }

  @SuppressWarnings("ReferenceEquality") // the same buffer, if nothing of it had to change
  Row of(Row row) {
    List<@Nullable ByteBuffer> cells = null;
    for (int i = 0; i < row.size(); i++) {
      ByteBuffer cell = row.bytes(i);
      if (cell == null) {
        continue;
      }
      column = row.columns().name(i);
      ByteBuffer fit = fit(row.columns().type(i), cell);
      if (fit != cell) {
        cells = cells == null ? copy(row) : cells;
        cells.set(i, fit);
      }
    }
    return cells == null ? row : Row.of(row.columns(), cells);
  }

  private static List<@Nullable ByteBuffer> copy(Row row) {
    List<@Nullable ByteBuffer> cells = new ArrayList<>();
    for (int i = 0; i < row.size(); i++) {
      cells.add(row.bytes(i));
    }
    return cells;
  }

  /** The same cell if Parquet can hold it, another one, or null. */
  private @Nullable ByteBuffer fit(ValueType<?> type, ByteBuffer cell) {
    if (Shape.of(type) == Shape.SCALAR) {
      return scalar(type, cell);
    }
    List<@Nullable ByteBuffer> parts;
    try {
      parts = Parts.split(type, cell);
    } catch (BadValueException e) {
      return lost("bytes that are no " + type.cql() + " are null in Parquet");
    }
    boolean fields = Shape.of(type) == Shape.TUPLE || Shape.of(type) == Shape.UDT;
    if (fields && parts.size() < type.arguments().size()) {
      note("fields that a value does not have are null in Parquet");
    }
    return parts(type, cell, parts);
  }

  @SuppressWarnings("ReferenceEquality")
  private @Nullable ByteBuffer parts(
      ValueType<?> type, ByteBuffer cell, List<@Nullable ByteBuffer> parts) {
    List<@Nullable ByteBuffer> all = new ArrayList<>(parts.size());
    boolean same = true;
    for (int i = 0; i < parts.size(); i++) {
      ByteBuffer part = parts.get(i);
      ByteBuffer fit = part == null ? null : fit(Parts.type(type, i), part);
      same &= fit == part;
      all.add(fit);
      boolean needed =
          Shape.of(type) == Shape.VECTOR || (Shape.of(type) == Shape.MAP && i % 2 == 0);
      if (fit == null && needed) {
        return lost("what contains such a value, as a key or in a vector, is null in Parquet");
      }
    }
    return same ? cell : Parts.joinAny(type, all);
  }

  private @Nullable ByteBuffer scalar(ValueType<?> type, ByteBuffer cell) {
    boolean bytes =
        Scalars.isText(type) || type.javaType() == ByteBuffer.class || ParquetSchemas.isText(type);
    if (!cell.hasRemaining() && !bytes) {
      return lost("a value of no bytes is null in Parquet; JSON lines and CSV keep it");
    }
    boolean bits = type == ValueType.BOOLEAN || type == ValueType.FLOAT || type == ValueType.DOUBLE;
    if (bits && RawBytes.isOnly(type, cell)) {
      note(
          type == ValueType.BOOLEAN
              ? "a boolean of another byte than 0 and 1 is true in Parquet"
              : "a NaN of other bits is the usual one in Parquet");
    }
    return cell;
  }

  private @Nullable ByteBuffer lost(String what) {
    note(what);
    return null;
  }

  private void note(String what) {
    losses.add('"' + Objects.requireNonNull(column) + "\": " + what);
  }
}
