package dev.coodie.studio;

import java.util.List;

/** One condition of a filter: several values for {@code IN}, one for others. */
record Condition(String column, String operator, List<String> values) {
  static final String EQ = "=";
  static final String IN = "IN";
  static final String CONTAINS = "CONTAINS";
  static final String CONTAINS_KEY = "CONTAINS KEY";
  static final List<String> RANGES = List.of("<", "<=", ">", ">=");

  Condition {
    values = List.copyOf(values);
  }

  static Condition eq(String column) {
    return new Condition(column, EQ, List.of("?"));
  }

  /** Whether it names single values. */
  boolean isPoint() {
    return operator.equals(EQ) || operator.equals(IN);
  }

  boolean isRange() {
    return RANGES.contains(operator);
  }
}
