package dev.coodie.column;

import java.nio.ByteBuffer;
import org.jspecify.annotations.Nullable;

/**
 * Values by position: the cells of a row, or the fields of a tuple or user-defined type. Reading is
 * absolute, so it may be repeated and done in any order.
 *
 * <p>A cell is missing when the server sent null for it. An empty cell, of no bytes, is different:
 * Cassandra stores it for its older scalar types ({@code int}, {@code uuid}, …), though no Java
 * value stands for it, and reading it is an error; {@link #bytes} gives it as an empty buffer.
 */
public interface Cells {
  /** The cells at these positions, in this order; the array must not be changed afterwards. */
  default Cells inOrder(int[] positions) {
    return new Rearranged(this, positions);
  }

  /** Cells held in an array, which is not copied and must not be changed afterwards. */
  static Cells of(@Nullable ByteBuffer[] cells) {
    return new Cells() {
      @Override
      public int size() {
        return cells.length;
      }

      @Override
      public @Nullable ByteBuffer bytes(int index) {
        return cells[index];
      }
    };
  }

  /** The number of cells. */
  int size();

  /**
   * The bytes of a cell from the buffer's position to its limit, big-endian, or null for a missing
   * cell.
   *
   * @throws IndexOutOfBoundsException if {@code index} is not between 0 and {@link #size()} - 1
   */
  @Nullable ByteBuffer bytes(int index);

  /**
   * The value of a cell, or null for a missing cell.
   *
   * @throws dev.coodie.error.MappingException if the bytes are no value of {@code type}
   */
  default <V> @Nullable V get(int index, ValueType<V> type) {
    ByteBuffer bytes = bytes(index);
    if (bytes == null) {
      return null;
    }
    ByteBuffer fitting = type.hasUserTypes ? fit(index, type).fromServer(bytes) : bytes;
    return type.decode(fitting, fitting.position(), fitting.remaining());
  }

  /**
   * How the type of a cell fits {@code type}; an exact fit for cells that did not come from a
   * server. Implementations that wrap cells must delegate this.
   */
  default Fit fit(int index, ValueType<?> type) {
    return Fit.SAME;
  }

  /**
   * The collection in a cell, empty for a missing cell: CQL cannot tell the two apart.
   *
   * @throws dev.coodie.error.MappingException if the bytes are no value of {@code collectionType}
   */
  default <V> V getOrEmpty(int index, ValueType<V> collectionType) {
    V value = get(index, collectionType);
    return value == null ? collectionType.empty() : value;
  }

  /**
   * The number in an {@code int} cell.
   *
   * @throws dev.coodie.error.MappingException if the cell is missing or not 4 bytes long
   */
  default int getInt(int index) {
    ByteBuffer bytes = Primitives.present(bytes(index), index);
    return Primitives.intAt(bytes, bytes.position(), bytes.remaining(), index);
  }

  /**
   * The number in a {@code bigint} or {@code counter} cell.
   *
   * @throws dev.coodie.error.MappingException if the cell is missing or not 8 bytes long
   */
  default long getLong(int index) {
    ByteBuffer bytes = Primitives.present(bytes(index), index);
    return Primitives.longAt(bytes, bytes.position(), bytes.remaining(), index);
  }

  /**
   * The number in a {@code counter} cell, 0 for a missing cell: nothing was ever added to it.
   *
   * @throws dev.coodie.error.MappingException if the cell is not 8 bytes long
   */
  default long getCounter(int index) {
    ByteBuffer bytes = bytes(index);
    return bytes == null ? 0 : Primitives.longAt(bytes, bytes.position(), bytes.remaining(), index);
  }

  /**
   * The number in a {@code smallint} cell.
   *
   * @throws dev.coodie.error.MappingException if the cell is missing or not 2 bytes long
   */
  default short getShort(int index) {
    ByteBuffer bytes = Primitives.present(bytes(index), index);
    return Primitives.shortAt(bytes, bytes.position(), bytes.remaining(), index);
  }

  /**
   * The number in a {@code tinyint} cell.
   *
   * @throws dev.coodie.error.MappingException if the cell is missing or not 1 byte long
   */
  default byte getByte(int index) {
    ByteBuffer bytes = Primitives.present(bytes(index), index);
    return Primitives.byteAt(bytes, bytes.position(), bytes.remaining(), index);
  }

  /**
   * The number in a {@code float} cell.
   *
   * @throws dev.coodie.error.MappingException if the cell is missing or not 4 bytes long
   */
  default float getFloat(int index) {
    ByteBuffer bytes = Primitives.present(bytes(index), index);
    return Primitives.floatAt(bytes, bytes.position(), bytes.remaining(), index);
  }

  /**
   * The number in a {@code double} cell.
   *
   * @throws dev.coodie.error.MappingException if the cell is missing or not 8 bytes long
   */
  default double getDouble(int index) {
    ByteBuffer bytes = Primitives.present(bytes(index), index);
    return Primitives.doubleAt(bytes, bytes.position(), bytes.remaining(), index);
  }

  /**
   * The truth value in a {@code boolean} cell.
   *
   * @throws dev.coodie.error.MappingException if the cell is missing or not 1 byte long
   */
  default boolean getBoolean(int index) {
    ByteBuffer bytes = Primitives.present(bytes(index), index);
    return Primitives.booleanAt(bytes, bytes.position(), bytes.remaining(), index);
  }
}
