package dev.coodie.benchmarks;

import java.util.ArrayList;
import java.util.List;

/** What one benchmark took in every round. */
final class Score {
  final String name;
  private final List<Double> nanos = new ArrayList<>();
  private final List<Double> bytes = new ArrayList<>();

  Score(String name) {
    this.name = name;
  }

  void add(double roundNanos, double roundBytes) {
    nanos.add(roundNanos);
    bytes.add(roundBytes);
  }

  /** The median of all rounds: noise only ever adds, and not in every round. */
  double nanos() {
    return median(nanos);
  }

  double bytes() {
    return median(bytes);
  }

  String json() {
    return "{\"name\": \"%s\", \"nanos\": %s, \"bytes\": %s}".formatted(name, nanos, bytes);
  }

  private static double median(List<Double> values) {
    List<Double> sorted = values.stream().sorted().toList();
    int half = sorted.size() / 2;
    return sorted.size() % 2 == 1
        ? sorted.get(half)
        : (sorted.get(half - 1) + sorted.get(half)) / 2;
  }
}
