package dev.coodie.benchmarks;

import java.util.List;
import java.util.Set;

/**
 * What to measure.
 *
 * @param quick a short run, for development
 * @param only the names wanted; empty for all
 */
public record Plan(boolean quick, Set<String> only) {
  /** Whether one of the names is wanted. */
  public boolean wants(List<String> names) {
    return names.stream().anyMatch(this::wants);
  }

  /** Whether it is wanted. */
  public boolean wants(String name) {
    return only.isEmpty() || only.contains(name);
  }

  /** The number for this kind of run. */
  public int pick(int forQuick, int forFull) {
    return quick ? forQuick : forFull;
  }
}
