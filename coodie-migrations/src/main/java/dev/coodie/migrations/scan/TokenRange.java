package dev.coodie.migrations.scan;

import java.util.ArrayList;
import java.util.List;

/**
 * The partitions whose token is greater than {@code after} and at most {@code upTo}. No partition
 * has the smallest token, {@code Long.MIN_VALUE}: the partitioner puts it at {@code
 * Long.MAX_VALUE}.
 */
record TokenRange(int index, long after, long upTo) {
  static final int MOST = 1_000_000;

  /** {@code count} ranges of the same size, give or take one token; together the whole ring. */
  static List<TokenRange> split(int count) {
    // 2^64 / count, whose quotient and rest follow from those of 2^64 - 1, the largest long
    long size = Long.divideUnsigned(-1L, count);
    long rest = Long.remainderUnsigned(-1L, count) + 1;
    List<TokenRange> ranges = new ArrayList<>(count);
    long after = Long.MIN_VALUE;
    for (int i = 1; i < count; i++) {
      long upTo = Long.MIN_VALUE + size * i + rest * i / count;
      ranges.add(new TokenRange(i - 1, after, upTo));
      after = upTo;
    }
    ranges.add(new TokenRange(count - 1, after, Long.MAX_VALUE));
    return List.copyOf(ranges);
  }

  @Override
  public String toString() {
    return "range " + index + " (tokens above " + after + ", up to " + upTo + ")";
  }
}
