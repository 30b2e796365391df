package dev.coodie.it.transaction;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Few values of each type, so that they often meet. */
record RandomValues(Random random) {
  static final List<String> TEXTS = List.of("", "a", "b", "ä", "\uD83D\uDE00", "zz");
  static final List<BigDecimal> EXACT =
      List.of(
          new BigDecimal("1.0"), new BigDecimal("1.00"), new BigDecimal("-2.5"), BigDecimal.ZERO);
  static final List<Double> REAL = List.of(0.0, 1.5, -3.25, Double.MAX_VALUE);
  static final List<Set<String>> TAGS =
      List.of(Set.of("x"), Set.of("x", "y"), Set.of("z"), Set.of());

  int below(int bound) {
    return random.nextInt(bound);
  }

  boolean yes() {
    return random.nextBoolean();
  }

  <T> T any(List<T> values) {
    return values.get(random.nextInt(values.size()));
  }

  <V> @Nullable V orNull(V value) {
    return random.nextInt(4) == 0 ? null : value;
  }

  long big() {
    return random.nextInt(7) - 3;
  }

  int small() {
    return random.nextInt(5) - 2;
  }

  Instant at() {
    return Instant.ofEpochMilli(random.nextInt(5) - 2);
  }
}
