package dev.coodie.spark.internal.type;

import java.io.Serializable;
import org.apache.spark.sql.types.DataType;
import org.jspecify.annotations.Nullable;

/**
 * What a job chooses of how types of CQL are types of Spark.
 *
 * @param precision of decimals; 0 if they are text
 * @param scale of decimals
 * @param time the type of times of day; null if they are numbers of nanoseconds
 */
public record TypeChoices(int precision, int scale, @Nullable DataType time)
    implements Serializable {
  private static final long serialVersionUID = 1L;

  /** Decimals are text, times of day nanoseconds. */
  public static final TypeChoices EXACT = new TypeChoices(0, 0, null);
}
