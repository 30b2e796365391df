package dev.coodie.spark.internal.read;

import dev.coodie.driver.Row;
import dev.coodie.error.MappingException;
import dev.coodie.spark.internal.type.CellType;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import org.apache.spark.sql.catalyst.InternalRow;
import org.apache.spark.sql.catalyst.expressions.GenericInternalRow;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.Decimal;
import org.apache.spark.unsafe.types.UTF8String;
import org.jspecify.annotations.Nullable;

/**
 * A row of Spark over the cells of a row as they came: numbers are read where they are, and other
 * values are made when they are asked for. It shows one row after another; Spark copies what it
 * keeps. Belongs to the thread of its task.
 */
final class CellRow extends GenericInternalRow {
  private static final long serialVersionUID = 1L;
  private static final Object NOT_MADE = new Object();

  private final transient CellType[] types;
  private final transient @Nullable ByteBuffer[] cells;
  private final transient @Nullable Object[] made;
  private final transient boolean[] lost;

  private final boolean aggregated;

  /** {@code aggregated} if it is of many rows, of which none may be missing. */
  CellRow(CellType[] types, boolean aggregated) {
    super(new Object[0]);
    this.types = types;
    this.cells = new ByteBuffer[types.length];
    this.made = new Object[types.length];
    this.lost = new boolean[types.length];
    this.aggregated = aggregated;
  }

  /** Shows this row now. */
  void show(Row row) {
    for (int i = 0; i < types.length; i++) {
      cells[i] = row.bytes(i);
      made[i] = NOT_MADE;
    }
  }

  /** The columns that had a value which Spark cannot hold, and has as null. */
  List<Integer> lost() {
    List<Integer> columns = new ArrayList<>();
    for (int i = 0; i < lost.length; i++) {
      if (lost[i]) {
        columns.add(i);
      }
    }
    return columns;
  }

  @Override
  public int numFields() {
    return types.length;
  }

  @Override
  public boolean isNullAt(int index) {
    ByteBuffer cell = cells[index];
    if (cell == null) {
      return true;
    }
    if (!types[index].isBits()) {
      return object(index) == null;
    }
    boolean held = types[index].holds(cell, cell.position(), cell.remaining());
    note(index, !held);
    return !held;
  }

  private long bits(int index) {
    ByteBuffer cell = cells[index];
    return cell == null || isNullAt(index) ? 0 : types[index].bits(cell, cell.position());
  }

  private @Nullable Object object(int index) {
    Object known = made[index];
    if (known != NOT_MADE) {
      return known;
    }
    ByteBuffer cell = cells[index];
    Object value = cell == null ? null : make(index, cell);
    made[index] = value;
    note(index, value == null && cell != null);
    return value;
  }

  private void note(int index, boolean isLost) {
    if (isLost && aggregated) {
      throw new MappingException(
          "coodie-1462",
          "The smallest or largest value of a column is one that Spark cannot hold, so the server"
              + " cannot tell which one Spark would find. Give the option \"aggregates\" as false.");
    }
    lost[index] |= isLost;
  }

  private @Nullable Object make(int index, ByteBuffer cell) {
    try {
      return types[index].value(cell, cell.position(), cell.remaining());
    } catch (IndexOutOfBoundsException e) {
      // The bytes are no value of the type, which servers do not always check.
      return null;
    }
  }

  @Override
  public @Nullable Object genericGet(int index) {
    return object(index);
  }

  @Override
  public @Nullable Object get(int index, DataType type) {
    return object(index);
  }

  @Override
  public boolean getBoolean(int index) {
    return bits(index) != 0;
  }

  @Override
  public byte getByte(int index) {
    return (byte) bits(index);
  }

  @Override
  public short getShort(int index) {
    return (short) bits(index);
  }

  @Override
  public int getInt(int index) {
    return (int) bits(index);
  }

  @Override
  public long getLong(int index) {
    return bits(index);
  }

  @Override
  public float getFloat(int index) {
    return Float.intBitsToFloat((int) bits(index));
  }

  @Override
  public double getDouble(int index) {
    return Double.longBitsToDouble(bits(index));
  }

  @Override
  public @Nullable Decimal getDecimal(int index, int precision, int scale) {
    return (Decimal) object(index);
  }

  @Override
  public @Nullable UTF8String getUTF8String(int index) {
    return (UTF8String) object(index);
  }

  @Override
  public byte @Nullable [] getBinary(int index) {
    return (byte[]) object(index);
  }

  @Override
  public GenericInternalRow copy() {
    @Nullable Object[] values = new Object[types.length];
    for (int i = 0; i < values.length; i++) {
      values[i] = InternalRow.copyValue(object(i));
    }
    return new GenericInternalRow(values);
  }

  /** Without values, which belong in no log. */
  @Override
  public String toString() {
    return "CellRow of " + types.length + " columns";
  }
}
