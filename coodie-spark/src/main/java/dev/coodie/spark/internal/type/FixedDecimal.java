package dev.coodie.spark.internal.type;

import dev.coodie.error.MappingException;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.ByteBuffer;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.Decimal;
import org.jspecify.annotations.Nullable;

/** Decimals and varints of a fixed precision and scale, as asked for; never rounded. */
final class FixedDecimal extends CellType {
  private final int precision;
  private final int scale;
  private final boolean whole;

  /** {@code whole} for varints, which have no scale of their own. */
  FixedDecimal(int precision, int scale, boolean whole) {
    super(DataTypes.createDecimalType(precision, scale));
    this.precision = precision;
    this.scale = scale;
    this.whole = whole;
  }

  @Override
  public @Nullable Object value(ByteBuffer bytes, int at, int length) {
    int from = whole ? at : at + 4;
    int digits = whole ? length : length - 4;
    if (digits < 1) {
      return null;
    }
    byte[] unscaled = new byte[digits];
    bytes.get(from, unscaled);
    return fixed(new BigDecimal(new BigInteger(unscaled), whole ? 0 : bytes.getInt(at)));
  }

  private Decimal fixed(BigDecimal value) {
    // Zero has any scale; other numbers of a scale far away would take all memory.
    long integral = (long) value.precision() - value.scale();
    boolean small = value.signum() == 0 || (integral <= precision - scale && fraction(value));
    if (!small) {
      throw new MappingException(
          "coodie-1456",
          "A value does not fit decimal("
              + precision
              + ","
              + scale
              + ") without being rounded. Give the option \"decimals\" more digits, at most 38, or"
              + " leave it out, which reads them as text.");
    }
    BigDecimal exact = value.signum() == 0 ? BigDecimal.valueOf(0, scale) : value.setScale(scale);
    return Decimal.apply(exact, precision, scale);
  }

  private boolean fraction(BigDecimal value) {
    return value.scale() <= scale || value.stripTrailingZeros().scale() <= scale;
  }
}
