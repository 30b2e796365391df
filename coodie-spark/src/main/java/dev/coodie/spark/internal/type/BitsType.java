package dev.coodie.spark.internal.type;

import java.nio.ByteBuffer;
import java.util.function.LongFunction;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.DataTypes;
import org.jspecify.annotations.Nullable;

/** Numbers, dates and times, of as many bytes each. */
final class BitsType extends CellType {
  private static final long LAST_MILLISECOND = Long.MAX_VALUE / 1_000;
  private static final long NANOS_OF_DAY = 86_400_000_000_000L;

  static final BitsType BOOLEAN = new BitsType(DataTypes.BooleanType, 1, bits -> bits != 0);
  static final BitsType TINYINT = new BitsType(DataTypes.ByteType, 1, bits -> (byte) bits);
  static final BitsType SMALLINT = new BitsType(DataTypes.ShortType, 2, bits -> (short) bits);
  static final BitsType INT = new BitsType(DataTypes.IntegerType, 4, bits -> (int) bits);
  static final BitsType BIGINT = new BitsType(DataTypes.LongType, 8, bits -> bits);
  static final BitsType FLOAT =
      new BitsType(DataTypes.FloatType, 4, bits -> Float.intBitsToFloat((int) bits));
  static final BitsType DOUBLE = new BitsType(DataTypes.DoubleType, 8, Double::longBitsToDouble);

  /** The server counts days from the smallest date, Spark from 1970. */
  static final BitsType DATE = new BitsType(DataTypes.DateType, 4, bits -> (int) bits, Kind.DATE);

  /** Microseconds in Spark, which end 292,000 years from now. */
  static final BitsType TIMESTAMP =
      new BitsType(DataTypes.TimestampType, 8, bits -> bits, Kind.TIMESTAMP);

  /** Nanoseconds of the day; servers do not check that they are of a day. */
  static final BitsType TIME = new BitsType(DataTypes.LongType, 8, bits -> bits, Kind.TIME);

  private enum Kind {
    NUMBER,
    DATE,
    TIMESTAMP,
    TIME
  }

  private final int width;
  private final LongFunction<Object> boxed;
  private final Kind kind;

  private BitsType(DataType dataType, int width, LongFunction<Object> boxed) {
    this(dataType, width, boxed, Kind.NUMBER);
  }

  private BitsType(DataType dataType, int width, LongFunction<Object> boxed, Kind kind) {
    super(dataType);
    this.width = width;
    this.boxed = boxed;
    this.kind = kind;
  }

  /** Times of day as {@code type}, which has nanoseconds inside. */
  static BitsType time(DataType type) {
    return new BitsType(type, 8, bits -> bits, Kind.TIME);
  }

  int width() {
    return width;
  }

  @Override
  public boolean isBits() {
    return true;
  }

  @Override
  public boolean holds(ByteBuffer bytes, int at, int length) {
    if (length != width) {
      return false;
    }
    return switch (kind) {
      case NUMBER, DATE -> true;
      case TIMESTAMP -> {
        long millis = bytes.getLong(at);
        yield millis <= LAST_MILLISECOND && millis >= -LAST_MILLISECOND;
      }
      case TIME -> {
        long nanos = bytes.getLong(at);
        yield nanos >= 0 && nanos < NANOS_OF_DAY;
      }
    };
  }

  @Override
  public long bits(ByteBuffer bytes, int at) {
    return switch (kind) {
      case NUMBER, TIME -> plain(bytes, at);
      case DATE -> bytes.getInt(at) ^ Integer.MIN_VALUE;
      case TIMESTAMP -> bytes.getLong(at) * 1_000;
    };
  }

  private long plain(ByteBuffer bytes, int at) {
    return switch (width) {
      case 1 -> bytes.get(at);
      case 2 -> bytes.getShort(at);
      case 4 -> bytes.getInt(at);
      default -> bytes.getLong(at);
    };
  }

  @Override
  public @Nullable Object value(ByteBuffer bytes, int at, int length) {
    return holds(bytes, at, length) ? boxed.apply(bits(bytes, at)) : null;
  }
}
