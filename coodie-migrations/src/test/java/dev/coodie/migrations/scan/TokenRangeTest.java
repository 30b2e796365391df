package dev.coodie.migrations.scan;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class TokenRangeTest {
  @Test
  void ranges_cover_the_ring_exactly_whatever_their_number() {
    for (int count = 1; count <= 10_000; count++) {
      List<TokenRange> ranges = TokenRange.split(count);

      assertThat(ranges).hasSize(count);
      assertThat(problem(ranges)).as("of %s ranges", count).isEmpty();
    }
  }

  @Test
  void the_most_ranges_cover_the_ring_exactly() {
    assertThat(problem(TokenRange.split(TokenRange.MOST))).isEmpty();
  }

  @Test
  void one_range_is_the_whole_ring() {
    assertThat(TokenRange.split(1))
        .containsExactly(new TokenRange(0, Long.MIN_VALUE, Long.MAX_VALUE));
  }

  @Test
  void four_ranges_are_quarters() {
    long quarter = 1L << 62;

    assertThat(TokenRange.split(4))
        .containsExactly(
            new TokenRange(0, Long.MIN_VALUE, -quarter),
            new TokenRange(1, -quarter, 0),
            new TokenRange(2, 0, quarter),
            new TokenRange(3, quarter, Long.MAX_VALUE));
  }

  /** The first thing that is wrong, or nothing. */
  private static String problem(List<TokenRange> ranges) {
    long after = Long.MIN_VALUE;
    long smallest = -1; // as unsigned numbers: the largest
    long largest = 0;
    for (int i = 0; i < ranges.size(); i++) {
      TokenRange range = ranges.get(i);
      if (range.index() != i || range.after() != after || range.upTo() <= after) {
        return range + " does not go on at " + after;
      }
      long size = range.upTo() - after;
      if (i < ranges.size() - 1) { // the last lacks one token, which no partition has
        smallest = Long.compareUnsigned(size, smallest) < 0 ? size : smallest;
        largest = Long.compareUnsigned(size, largest) > 0 ? size : largest;
      }
      after = range.upTo();
    }
    if (after != Long.MAX_VALUE) {
      return "the last ends at " + after;
    }
    return ranges.size() > 1 && largest - smallest > 1
        ? "sizes from " + smallest + " to " + largest
        : "";
  }
}
