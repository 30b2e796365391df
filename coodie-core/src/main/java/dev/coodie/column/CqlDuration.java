package dev.coodie.column;

/**
 * A CQL {@code duration}. The three parts are kept apart because a month has no fixed number of
 * days and a day no fixed number of hours; they are compared part by part.
 *
 * @param months whole months
 * @param days whole days
 * @param nanoseconds the rest
 */
public record CqlDuration(int months, int days, long nanoseconds) {
  /**
   * Checks that no two parts have opposite signs, as CQL demands.
   *
   * @throws IllegalArgumentException if one part is negative and another positive
   */
  public CqlDuration {
    boolean negative = months < 0 || days < 0 || nanoseconds < 0;
    boolean positive = months > 0 || days > 0 || nanoseconds > 0;
    if (negative && positive) {
      throw new IllegalArgumentException(
          "The parts of a CQL duration must be all positive or all negative");
    }
  }
}
