package dev.coodie.internal.scan;

import static org.assertj.core.api.Assertions.assertThat;

import dev.coodie.driver.OwnedRange;
import dev.coodie.driver.TokenRange;
import dev.coodie.internal.scan.Division.Cut;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DivisionTest {
  private static final List<List<String>> OWNERS =
      List.of(List.of("a", "b"), List.of("b", "c"), List.of("c", "a"));

  /** Ranges of random sizes, one after another, with owners in turn. */
  private static List<OwnedRange> ring(int count, boolean estimated, Random random) {
    long[] ends = random.longs(count - 1).sorted().distinct().toArray();
    List<OwnedRange> ranges = new ArrayList<>();
    long after = Long.MIN_VALUE;
    for (int i = 0; i <= ends.length; i++) {
      long upTo = i == ends.length ? Long.MAX_VALUE : ends[i];
      double bytes = estimated ? random.nextInt(1_000_000) : 0;
      ranges.add(new OwnedRange(new TokenRange(after, upTo), OWNERS.get(i % 3), bytes));
      after = upTo;
    }
    return ranges;
  }

  private static List<TokenRange> sorted(List<Cut> cuts) {
    return cuts.stream()
        .flatMap(cut -> cut.ranges().stream())
        .sorted(Comparator.comparingLong(TokenRange::after))
        .toList();
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 7, 48, 64, 1_000})
  void the_parts_are_as_many_as_asked_for_and_have_each_token_once(int parts) {
    Random random = new Random(parts);
    for (int ranges : new int[] {1, 2, 3, 16, 48, 768}) {
      for (boolean estimated : new boolean[] {true, false}) {
        List<Cut> cuts = Division.divide(ring(ranges, estimated, random), parts);

        assertThat(cuts).as("of %s ranges", ranges).hasSize(parts);
        assertThat(Ring.isWhole(sorted(cuts))).as("of %s ranges", ranges).isTrue();
      }
    }
  }

  @Test
  void without_estimates_the_parts_are_of_the_same_size_on_the_ring() {
    for (Cut cut : Division.divide(ring(48, false, new Random(1)), 10)) {
      assertThat(cut.ranges().stream().mapToDouble(TokenRange::share).sum())
          .isBetween(0.0999999, 0.1000001);
      assertThat(cut.bytes()).isZero();
    }
  }

  @Test
  void with_estimates_the_parts_have_about_the_same_bytes() {
    List<OwnedRange> skewed =
        List.of(
            new OwnedRange(new TokenRange(Long.MIN_VALUE, 0), List.of("a"), 1_000_000),
            new OwnedRange(new TokenRange(0, Long.MAX_VALUE), List.of("b"), 9_000_000));

    List<Cut> cuts = Division.divide(skewed, 10);

    assertThat(cuts).allSatisfy(cut -> assertThat(cut.bytes()).isBetween(800e3, 1_200e3));
    assertThat(cuts).filteredOn(cut -> cut.replicas().equals(List.of("b"))).hasSize(9);
  }

  @Test
  void most_parts_lie_on_one_set_of_replicas() {
    List<OwnedRange> ring = ring(48, false, new Random(2));

    List<Cut> cuts = Division.divide(ring, 12);

    long mixed =
        cuts.stream()
            .filter(
                cut -> {
                  Set<List<String>> owners = new HashSet<>();
                  for (TokenRange range : cut.ranges()) {
                    ring.stream()
                        .filter(
                            owned ->
                                owned.range().after() <= range.after()
                                    && range.upTo() <= owned.range().upTo())
                        .forEach(owned -> owners.add(owned.replicas()));
                  }
                  return owners.size() > 1;
                })
            .count();
    assertThat(mixed).isLessThanOrEqualTo(2);
  }

  @Test
  void a_range_without_an_estimate_is_not_left_out_nor_in_one_part_with_all_others_like_it() {
    List<OwnedRange> partly = new ArrayList<>();
    for (TokenRange range : Ring.split(TokenRange.RING, 100)) {
      partly.add(new OwnedRange(range, List.of(), partly.isEmpty() ? 1_000 : 0));
    }

    List<Cut> cuts = Division.divide(partly, 50);

    assertThat(Ring.isWhole(sorted(cuts))).isTrue();
    assertThat(cuts).filteredOn(cut -> cut.bytes() < 1).hasSizeGreaterThan(1);
  }

  @Test
  void what_is_not_the_ring_is_taken_for_a_ring_of_which_nothing_is_known() {
    List<OwnedRange> torn = new ArrayList<>(ring(5, true, new Random(3)));
    torn.remove(2);

    List<Cut> cuts = Division.divide(torn, 4);

    assertThat(cuts).hasSize(4).allSatisfy(cut -> assertThat(cut.replicas()).isEmpty());
    assertThat(Ring.isWhole(sorted(cuts))).isTrue();
    assertThat(sorted(cuts))
        .allSatisfy(range -> assertThat(range.share()).isBetween(0.2499999, 0.2500001));
  }
}
