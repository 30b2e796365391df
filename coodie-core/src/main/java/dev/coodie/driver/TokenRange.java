package dev.coodie.driver;

/**
 * The partitions whose token is greater than {@code after} and at most {@code upTo}. No partition
 * has the smallest token, {@code Long.MIN_VALUE}: the partitioner puts it at {@code
 * Long.MAX_VALUE}.
 *
 * @param after the token before the first one
 * @param upTo the last token, greater than {@code after}
 */
public record TokenRange(long after, long upTo) {
  /** Every partition. */
  public static final TokenRange RING = new TokenRange(Long.MIN_VALUE, Long.MAX_VALUE);

  private static final double TOKENS = 0x1p64;

  /** Refuses a range without tokens: a range over the end of the ring must be given as two. */
  public TokenRange {
    if (after >= upTo) {
      throw new IllegalArgumentException("No token is above " + after + " and at most " + upTo);
    }
  }

  /** How many tokens it has, as an unsigned number. */
  public long size() {
    return upTo - after;
  }

  /** Which part of the ring it is, above 0, up to 1. */
  public double share() {
    long tokens = size();
    return (tokens >= 0 ? tokens : (tokens >>> 1) * 2.0) / TOKENS;
  }

  @Override
  public String toString() {
    return "tokens above " + after + ", up to " + upTo;
  }
}
