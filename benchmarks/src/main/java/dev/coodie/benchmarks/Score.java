package dev.coodie.benchmarks;

import java.util.Collections;
import java.util.List;

/**
 * One thing measured in some rounds.
 *
 * @param group which measurement, such as {@code path}
 * @param name what was done, such as {@code insert}
 * @param contestant who did it
 * @param metric what was measured, with its unit, such as {@code cpu-us}
 * @param rounds one number for each round
 */
public record Score(
    String group, String name, String contestant, String metric, List<Double> rounds) {

  /** The median of all rounds: noise only ever adds, and not in every round. */
  public double median() {
    List<Double> sorted = rounds.stream().sorted().toList();
    int half = sorted.size() / 2;
    return sorted.size() % 2 == 1
        ? sorted.get(half)
        : (sorted.get(half - 1) + sorted.get(half)) / 2;
  }

  /** How far the rounds are apart: the largest less the smallest, in parts of the median. */
  public double spread() {
    return (Collections.max(rounds) - Collections.min(rounds)) / median();
  }
}
