package dev.coodie.transfer;

import dev.coodie.column.ValueType;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.util.function.Function;
import java.util.function.LongFunction;
import org.apache.parquet.schema.LogicalTypeAnnotation;
import org.apache.parquet.schema.LogicalTypeAnnotation.DateLogicalTypeAnnotation;
import org.apache.parquet.schema.LogicalTypeAnnotation.DecimalLogicalTypeAnnotation;
import org.apache.parquet.schema.LogicalTypeAnnotation.IntLogicalTypeAnnotation;
import org.apache.parquet.schema.LogicalTypeAnnotation.TimeLogicalTypeAnnotation;
import org.apache.parquet.schema.LogicalTypeAnnotation.TimestampLogicalTypeAnnotation;
import org.apache.parquet.schema.PrimitiveType;
import org.apache.parquet.schema.PrimitiveType.PrimitiveTypeName;
import org.jspecify.annotations.Nullable;

/**
 * Readers for values that have no parts. What a number means, its annotation tells; one that is not
 * known here fits no column.
 */
final class ParquetScalars {
  private ParquetScalars() {}

  /** {@code own} files may have a time outside the day, which the server keeps. */
  static ParquetReader of(
      PrimitiveType found, ValueType<?> wanted, boolean own, Timestamps timestamps) {
    LogicalTypeAnnotation meaning = found.getLogicalTypeAnnotation();
    ParquetReader reader =
        switch (found.getPrimitiveTypeName()) {
          case BOOLEAN -> meaning == null ? truth(wanted) : null;
          case INT32, INT64 -> number(found, wanted, own, timestamps);
          case FLOAT -> meaning == null ? ofFloat(wanted) : null;
          case DOUBLE -> meaning == null ? ofDouble(wanted) : null;
          case INT96 -> meaning == null ? ParquetTimes.int96(wanted, timestamps) : null;
          case BINARY, FIXED_LEN_BYTE_ARRAY -> ParquetBytes.of(found, wanted, timestamps);
        };
    return reader == null ? ParquetReaders.mismatch(found, wanted) : reader;
  }

  private static @Nullable ParquetReader truth(ValueType<?> wanted) {
    if (wanted.javaType() == Boolean.class) {
      return (in, index, at) ->
          ByteBuffer.wrap(new byte[] {(byte) (in.getBoolean(index, at) ? 1 : 0)});
    }
    return wanted.javaType() == String.class
        ? (in, index, at) -> Parts.encode(wanted, String.valueOf(in.getBoolean(index, at)))
        : null;
  }

  private static @Nullable ParquetReader number(
      PrimitiveType found, ValueType<?> wanted, boolean own, Timestamps timestamps) {
    boolean four = found.getPrimitiveTypeName() == PrimitiveTypeName.INT32;
    LogicalTypeAnnotation meaning = found.getLogicalTypeAnnotation();
    if (meaning instanceof IntLogicalTypeAnnotation whole && !whole.isSigned()) {
      return four ? unsigned(wanted) : unsignedLong(wanted);
    }
    if (meaning instanceof DecimalLogicalTypeAnnotation decimal) {
      return decimal(four, decimal.getScale(), wanted);
    }
    LongFunction<ByteBuffer> cell = null;
    if (meaning == null || meaning instanceof IntLogicalTypeAnnotation) {
      cell = ParquetNumbers.ofLong(wanted);
    } else if (meaning instanceof DateLogicalTypeAnnotation) {
      cell = ParquetTimes.date(wanted);
    } else if (meaning instanceof TimestampLogicalTypeAnnotation timestamp) {
      cell = ParquetTimes.timestamp(timestamp, wanted, timestamps);
    } else if (meaning instanceof TimeLogicalTypeAnnotation time) {
      cell = ParquetTimes.time(time.getUnit(), wanted, own);
    }
    return cell == null ? null : signed(four, cell);
  }

  private static ParquetReader signed(boolean four, LongFunction<ByteBuffer> cell) {
    return four
        ? (in, index, at) -> cell.apply(in.getInteger(index, at))
        : (in, index, at) -> cell.apply(in.getLong(index, at));
  }

  private static @Nullable ParquetReader unsigned(ValueType<?> wanted) {
    LongFunction<ByteBuffer> cell = ParquetNumbers.ofLong(wanted);
    return cell == null
        ? null
        : (in, index, at) -> cell.apply(Integer.toUnsignedLong(in.getInteger(index, at)));
  }

  private static @Nullable ParquetReader unsignedLong(ValueType<?> wanted) {
    LongFunction<ByteBuffer> small = ParquetNumbers.ofLong(wanted);
    if (small == null) {
      return null;
    }
    return (in, index, at) -> {
      long value = in.getLong(index, at);
      return value >= 0
          ? small.apply(value)
          : ParquetNumbers.ofWhole(wanted, new BigInteger(Long.toUnsignedString(value)));
    };
  }

  private static @Nullable ParquetReader decimal(boolean four, int scale, ValueType<?> wanted) {
    Function<BigDecimal, ByteBuffer> cell = ParquetNumbers.ofDecimal(wanted);
    return cell == null
        ? null
        : signed(four, unscaled -> cell.apply(BigDecimal.valueOf(unscaled, scale)));
  }

  private static @Nullable ParquetReader ofFloat(ValueType<?> wanted) {
    ParquetNumbers.OfFloat cell = ParquetNumbers.ofFloat(wanted);
    return cell == null ? null : (in, index, at) -> cell.cell(in.getFloat(index, at));
  }

  private static @Nullable ParquetReader ofDouble(ValueType<?> wanted) {
    java.util.function.DoubleFunction<ByteBuffer> cell = ParquetNumbers.ofDouble(wanted);
    return cell == null ? null : (in, index, at) -> cell.apply(in.getDouble(index, at));
  }
}
