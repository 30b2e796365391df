package dev.coodie.column;

import dev.coodie.annotation.CanIgnoreReturnValue;
import dev.coodie.error.InvalidQueryException;
import org.jspecify.annotations.Nullable;

/**
 * Refuses null where a column needs a value, with the name of the column. Columns are below what
 * checks the arguments of other classes.
 */
final class Given {
  private Given() {}

  /** What cells are compared with, by this method. */
  @CanIgnoreReturnValue
  static <T> T compared(@Nullable T value, String column, String method) {
    if (value == null) {
      throw new InvalidQueryException(
          "coodie-205",
          "Column \""
              + column
              + "\" is compared by "
              + method
              + " with null, which no cell can meet. Give a value, or leave the condition out.");
    }
    return value;
  }

  /** What a cell is changed by; {@code what} is needed, for example {@code elements}. */
  static <T> T change(@Nullable T value, String column, String what) {
    if (value == null) {
      throw missing("Column \"" + column + "\" is given null where " + what);
    }
    return value;
  }

  /** What is no part of a column. */
  @CanIgnoreReturnValue
  static <T> T argument(@Nullable T value, String what) {
    if (value == null) {
      throw missing("null was given where " + what + " is");
    }
    return value;
  }

  private static NullPointerException missing(String what) {
    return new NullPointerException(
        what + " needed. Only what is marked @Nullable may be null. [coodie-626]");
  }
}
