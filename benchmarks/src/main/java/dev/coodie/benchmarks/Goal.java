package dev.coodie.benchmarks;

import com.fasterxml.jackson.annotation.JsonIgnore;
import java.util.OptionalDouble;

/**
 * What shall be reached.
 *
 * @param measure what is measured, and in what
 * @param atMost whether the bound is the most, or else the least
 * @param bound the number to reach
 * @param value the number measured, NaN if it was not
 */
record Goal(String measure, boolean atMost, double bound, double value) {
  static Goal atMost(String measure, double bound, OptionalDouble value) {
    return new Goal(measure, true, bound, value.orElse(Double.NaN));
  }

  static Goal atLeast(String measure, double bound, OptionalDouble value) {
    return new Goal(measure, false, bound, value.orElse(Double.NaN));
  }

  @JsonIgnore
  String goal() {
    return (atMost ? "≤ " : "≥ ") + shortly(bound);
  }

  @JsonIgnore
  String measuredText() {
    return Double.isNaN(value) ? "not measured" : shortly(value);
  }

  @JsonIgnore
  String reachedText() {
    if (Double.isNaN(value)) {
      return "";
    }
    return (atMost ? value <= bound : value >= bound) ? "yes" : "**no**";
  }

  private static String shortly(double number) {
    if (number == Math.rint(number)) {
      return Numbers.text(number).replace(".0", "");
    }
    return number < 10 ? Numbers.ratio(number) : Numbers.text(number);
  }
}
