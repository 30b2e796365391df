package dev.coodie.transfer;

import dev.coodie.column.ValueType;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.UUID;
import java.util.function.Function;
import org.apache.parquet.example.data.Group;
import org.apache.parquet.io.ParquetDecodingException;
import org.apache.parquet.io.api.Binary;
import org.apache.parquet.schema.LogicalTypeAnnotation;
import org.apache.parquet.schema.LogicalTypeAnnotation.BsonLogicalTypeAnnotation;
import org.apache.parquet.schema.LogicalTypeAnnotation.DecimalLogicalTypeAnnotation;
import org.apache.parquet.schema.LogicalTypeAnnotation.EnumLogicalTypeAnnotation;
import org.apache.parquet.schema.LogicalTypeAnnotation.Float16LogicalTypeAnnotation;
import org.apache.parquet.schema.LogicalTypeAnnotation.IntervalLogicalTypeAnnotation;
import org.apache.parquet.schema.LogicalTypeAnnotation.JsonLogicalTypeAnnotation;
import org.apache.parquet.schema.LogicalTypeAnnotation.StringLogicalTypeAnnotation;
import org.apache.parquet.schema.LogicalTypeAnnotation.UUIDLogicalTypeAnnotation;
import org.apache.parquet.schema.PrimitiveType;
import org.apache.parquet.schema.PrimitiveType.PrimitiveTypeName;
import org.jspecify.annotations.Nullable;

/**
 * Readers for bytes, which are what their annotation says, and nothing else. Those without one are
 * a blob, a text, since old writers left it out, or the 16 bytes of a UUID.
 */
final class ParquetBytes {
  /** To write a longer number with its digits takes too long; a decimal takes its bytes. */
  private static final int LONGEST_NUMBER = 4_096;

  private static final int LONG = 1 << 20;

  private ParquetBytes() {}

  /** Null if there is no column of this type that can take them. */
  static @Nullable ParquetReader of(
      PrimitiveType found, ValueType<?> wanted, Timestamps timestamps) {
    LogicalTypeAnnotation meaning = found.getLogicalTypeAnnotation();
    if (isText(found)) {
      return text(wanted, timestamps);
    }
    if (meaning instanceof DecimalLogicalTypeAnnotation decimal) {
      return decimal(decimal.getScale(), wanted);
    }
    if (meaning instanceof UUIDLogicalTypeAnnotation) {
      return uuid(wanted);
    }
    if (meaning instanceof Float16LogicalTypeAnnotation) {
      ParquetNumbers.OfFloat cell = ParquetNumbers.ofFloat(wanted);
      return cell == null ? null : (in, index, at) -> cell.cell(half(bytes(in, index, at)));
    }
    if (meaning instanceof IntervalLogicalTypeAnnotation) {
      return ParquetTimes.interval(wanted);
    }
    if (meaning == null || meaning instanceof BsonLogicalTypeAnnotation) {
      return plain(found, wanted);
    }
    return null;
  }

  static boolean isText(PrimitiveType found) {
    LogicalTypeAnnotation meaning = found.getLogicalTypeAnnotation();
    return found.getPrimitiveTypeName() == PrimitiveTypeName.BINARY
        && (meaning instanceof StringLogicalTypeAnnotation
            || meaning instanceof EnumLogicalTypeAnnotation
            || meaning instanceof JsonLogicalTypeAnnotation);
  }

  private static ParquetReader text(ValueType<?> wanted, Timestamps timestamps) {
    return wanted.cql().equals("text")
        ? (in, index, at) -> utf8(bytes(in, index, at))
        : (in, index, at) -> Scalars.cell(wanted, text(in, index, at), timestamps);
  }

  private static ByteBuffer utf8(byte[] bytes) {
    checked(bytes);
    return ByteBuffer.wrap(bytes);
  }

  static String text(Group in, int index, int at) {
    return checked(bytes(in, index, at));
  }

  /** Only what has a replacement character may be no UTF-8. */
  private static String checked(byte[] bytes) {
    String text = new String(bytes, StandardCharsets.UTF_8);
    if (text.indexOf('\uFFFD') < 0) {
      return text;
    }
    try {
      return TextRecords.text(bytes);
    } catch (CharacterCodingException e) {
      throw new BadValueException("the text is not UTF-8");
    }
  }

  private static @Nullable ParquetReader decimal(int scale, ValueType<?> wanted) {
    Function<BigDecimal, ByteBuffer> cell = ParquetNumbers.ofDecimal(wanted);
    if (cell == null) {
      return null;
    }
    int longest = wanted.javaType() == BigDecimal.class ? Integer.MAX_VALUE : LONGEST_NUMBER;
    return (in, index, at) -> {
      byte[] unscaled = bytes(in, index, at);
      if (unscaled.length == 0) {
        throw new BadValueException("the DECIMAL has no bytes");
      }
      if (unscaled.length > longest) {
        throw new BadValueException("the DECIMAL has too many digits for " + wanted.cql());
      }
      return cell.apply(new BigDecimal(new BigInteger(unscaled), scale));
    };
  }

  private static @Nullable ParquetReader uuid(ValueType<?> wanted) {
    if (wanted.javaType() == ByteBuffer.class) {
      return (in, index, at) -> ByteBuffer.wrap(bytes(in, index, at));
    }
    if (wanted.javaType() == UUID.class) {
      return (in, index, at) -> Parts.encode(wanted, uuid(bytes(in, index, at)));
    }
    return wanted.javaType() == String.class
        ? (in, index, at) -> Parts.encode(wanted, uuid(bytes(in, index, at)).toString())
        : null;
  }

  private static UUID uuid(byte[] bytes) {
    if (bytes.length != 16) {
      throw new BadValueException("expected 16 bytes for uuid, found another number");
    }
    ByteBuffer uuid = ByteBuffer.wrap(bytes);
    return new UUID(uuid.getLong(), uuid.getLong());
  }

  private static @Nullable ParquetReader plain(PrimitiveType found, ValueType<?> wanted) {
    if (wanted.javaType() == ByteBuffer.class) {
      return (in, index, at) -> ByteBuffer.wrap(bytes(in, index, at));
    }
    if (found.getLogicalTypeAnnotation() != null) {
      return null;
    }
    if (wanted.javaType() == UUID.class) {
      return uuid(wanted);
    }
    boolean fixed = found.getPrimitiveTypeName() == PrimitiveTypeName.FIXED_LEN_BYTE_ARRAY;
    return wanted.javaType() == String.class && !fixed ? text(wanted, Timestamps.EXACT) : null;
  }

  /** A number of 16 bits: a sign, 5 bits of exponent, 10 of fraction; the low byte first. */
  private static float half(byte[] bytes) {
    int bits = (bytes[0] & 0xFF) | bytes[1] << 8;
    int exponent = bits >> 10 & 0x1F;
    int fraction = bits & 0x3FF;
    float size;
    if (exponent == 0x1F) {
      size = fraction == 0 ? Float.POSITIVE_INFINITY : Float.NaN;
    } else if (exponent == 0) {
      size = fraction * 0x1p-24f;
    } else {
      size = Math.scalb((float) (0x400 + fraction), exponent - 25);
    }
    return bits < 0 ? -size : size;
  }

  private static byte[] bytes(Group in, int index, int at) {
    return bytes(in.getBinary(index, at));
  }

  /**
   * @throws ParquetDecodingException if they are not all in their page, so that nothing of it can
   *     be trusted
   */
  static byte[] bytes(Binary value) {
    try {
      if (value.length() > LONG) {
        // Looks whether they are there before it makes a copy.
        return Binary.fromReusedByteBuffer(value.toByteBuffer()).getBytes();
      }
      return value.getBytes();
    } catch (IndexOutOfBoundsException | NegativeArraySizeException | IllegalArgumentException e) {
      throw new ParquetDecodingException("bytes outside of their page", e);
    }
  }
}
