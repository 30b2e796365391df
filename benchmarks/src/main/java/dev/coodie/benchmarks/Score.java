package dev.coodie.benchmarks;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

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
    return quantile(0.5);
  }

  /** The medians of as many rounds at a time, which one JVM had. */
  public List<Double> medians(int each) {
    List<Double> medians = new ArrayList<>();
    for (int from = 0; from < rounds.size(); from += each) {
      List<Double> some = rounds.subList(from, Math.min(from + each, rounds.size()));
      medians.add(new Score(group, name, contestant, metric, some).median());
    }
    return medians;
  }

  /** How far apart the half of the rounds is that is nearest to the median, in parts of it. */
  public double spread() {
    return (quantile(0.75) - quantile(0.25)) / median();
  }

  /**
   * Between which rounds the median of very many would be, 19 times in 20: the sign test's, which
   * asks nothing of how they are spread. Null for less than eight, which cannot tell.
   */
  public @Nullable Interval interval() {
    int size = rounds.size();
    int low = (int) Math.floor(size / 2.0 - 0.98 * Math.sqrt(size));
    if (low < 1) {
      return null;
    }
    List<Double> sorted = sorted();
    return new Interval(sorted.get(low - 1), sorted.get(size - low));
  }

  /** From, to. */
  public record Interval(double from, double to) {}

  /** Between the two that are nearest, where it is not one of them. */
  private double quantile(double part) {
    List<Double> sorted = sorted();
    double place = part * (sorted.size() - 1);
    int below = (int) place;
    int above = Math.min(below + 1, sorted.size() - 1);
    return sorted.get(below) + (sorted.get(above) - sorted.get(below)) * (place - below);
  }

  private List<Double> sorted() {
    return rounds.stream().sorted().toList();
  }
}
