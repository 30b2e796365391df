package dev.coodie.spark.internal.type;

import java.nio.ByteBuffer;
import org.apache.spark.sql.types.DataType;
import org.jspecify.annotations.Nullable;

/**
 * How the encoded values of one type of CQL are values of Spark. Values are told by their place in
 * a buffer, so that none has to be cut out of another. Immutable and thread-safe.
 */
public abstract class CellType {
  private final DataType dataType;

  CellType(DataType dataType) {
    this.dataType = dataType;
  }

  /** The type in Spark. */
  public final DataType dataType() {
    return dataType;
  }

  /** Whether Spark has it as bits, which {@link #bits} tells without an object. */
  public boolean isBits() {
    return false;
  }

  /** For a type of bits, whether Spark can hold the value; else it is null there. */
  public boolean holds(ByteBuffer bytes, int at, int length) {
    throw new UnsupportedOperationException("no bits");
  }

  /** For a type of bits whose value {@linkplain #holds can be held}, these, as Spark has them. */
  public long bits(ByteBuffer bytes, int at) {
    throw new UnsupportedOperationException("no bits");
  }

  /**
   * The value as Spark has it inside of rows; null if Spark cannot hold it.
   *
   * @throws IndexOutOfBoundsException if the bytes are no value of the type
   */
  public abstract @Nullable Object value(ByteBuffer bytes, int at, int length);

  /** The same for a part of another value, which is null if {@code length} is negative. */
  final @Nullable Object part(ByteBuffer bytes, int at, int length) {
    return length < 0 ? null : value(bytes, at, length);
  }
}
