package dev.coodie.internal.scan;

import static org.assertj.core.api.Assertions.assertThat;

import dev.coodie.driver.TokenRange;
import java.nio.ByteBuffer;
import java.util.List;
import org.junit.jupiter.api.Test;

class RingTest {
  private static List<TokenRange> split(int count) {
    return Ring.split(TokenRange.RING, count);
  }

  @Test
  void ranges_cover_the_ring_exactly_whatever_their_number() {
    for (int count = 1; count <= 10_000; count++) {
      List<TokenRange> ranges = split(count);

      assertThat(ranges).hasSize(count);
      assertThat(problem(ranges)).as("of %s ranges", count).isEmpty();
    }
  }

  @Test
  void the_most_ranges_cover_the_ring_exactly() {
    assertThat(problem(split(Ring.MOST))).isEmpty();
  }

  @Test
  void one_range_is_the_whole_ring() {
    assertThat(split(1)).containsExactly(new TokenRange(Long.MIN_VALUE, Long.MAX_VALUE));
  }

  @Test
  void four_ranges_are_quarters() {
    long quarter = 1L << 62;

    assertThat(split(4))
        .containsExactly(
            new TokenRange(Long.MIN_VALUE, -quarter - 1),
            new TokenRange(-quarter - 1, -1),
            new TokenRange(-1, quarter - 1),
            new TokenRange(quarter - 1, Long.MAX_VALUE));
  }

  @Test
  void what_is_left_is_divided_at_the_bounds_of_equal_ranges() {
    List<Piece> left =
        List.of(
            new Piece(split(8).get(2), ByteBuffer.allocate(1), 0),
            Piece.of(new TokenRange(split(8).get(5).after(), Long.MAX_VALUE)));

    List<Piece> pieces = Ring.divide(left, split(8), 1);

    assertThat(pieces).extracting(Piece::range).containsExactlyElementsOf(of(2, 5, 6, 7));
  }

  private static List<TokenRange> of(Integer... numbers) {
    return List.of(numbers).stream().map(split(8)::get).toList();
  }

  /** The first thing that is wrong, or nothing. */
  private static String problem(List<TokenRange> ranges) {
    long after = Long.MIN_VALUE;
    long smallest = -1; // as unsigned numbers: the largest
    long largest = 0;
    for (TokenRange range : ranges) {
      if (range.after() != after || range.upTo() <= after) {
        return range + " does not go on at " + after;
      }
      long size = range.size();
      smallest = Long.compareUnsigned(size, smallest) < 0 ? size : smallest;
      largest = Long.compareUnsigned(size, largest) > 0 ? size : largest;
      after = range.upTo();
    }
    if (after != Long.MAX_VALUE) {
      return "the last ends at " + after;
    }
    return largest - smallest > 1 ? "sizes from " + smallest + " to " + largest : "";
  }
}
