package dev.coodie.benchmarks.chart;

import java.util.List;

/**
 * Horizontal bars in groups.
 *
 * @param title what is shown
 * @param unit what the numbers are in
 * @param groups from top to bottom; those without bars are left out
 */
public record BarChart(String title, String unit, List<Group> groups) {
  /** Keeps what is not empty. */
  public BarChart {
    groups = groups.stream().filter(group -> !group.bars().isEmpty()).toList();
  }

  /** Whether there is nothing to draw. */
  public boolean isEmpty() {
    return groups.isEmpty();
  }

  /** Bars that are compared with each other. */
  public record Group(String label, List<Bar> bars) {
    /** Copies the list. */
    public Group {
      bars = List.copyOf(bars);
    }

    double longest() {
      return bars.stream().mapToDouble(Bar::value).max().orElse(1);
    }
  }

  /**
   * One bar.
   *
   * @param label whose it is
   * @param value how long it is; 0 or more
   * @param text what is written behind it
   * @param ours whether it is to be seen first
   */
  public record Bar(String label, double value, String text, boolean ours) {}
}
