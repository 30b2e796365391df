package dev.coodie.benchmarks;

import java.util.Locale;
import java.util.OptionalDouble;

/** Numbers as people read them. */
final class Numbers {
  private Numbers() {}

  /** Nothing for nothing; one decimal below a hundred. */
  static String text(OptionalDouble value) {
    return value.isEmpty() ? "" : text(value.getAsDouble());
  }

  static String text(double value) {
    return String.format(Locale.ROOT, Math.abs(value) < 100 ? "%,.1f" : "%,.0f", value);
  }

  static String ratio(double value) {
    return String.format(Locale.ROOT, "%.2f", value);
  }
}
