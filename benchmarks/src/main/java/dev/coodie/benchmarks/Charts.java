package dev.coodie.benchmarks;

import dev.coodie.benchmarks.chart.BarChart;
import dev.coodie.benchmarks.chart.BarChart.Bar;
import dev.coodie.benchmarks.chart.BarChart.Group;
import dev.coodie.benchmarks.path.Operation;
import dev.coodie.benchmarks.path.PathStage;
import dev.coodie.benchmarks.path.Peer;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;

/** The charts of a report, by the id of the section they belong to. */
final class Charts {
  private static final String LESS = ", less is better; behind it: times the limit";

  private final Scores scores;

  private Charts(Scores scores) {
    this.scores = scores;
  }

  static Map<String, BarChart> of(Scores scores) {
    Charts charts = new Charts(scores);
    Map<String, BarChart> all = new LinkedHashMap<>();
    all.put("mapping", charts.mapping());
    all.put("calls", charts.calls());
    all.put("cpu", charts.path("Client CPU", "µs per operation" + LESS, PathStage.CPU));
    all.put(
        "throughput",
        charts.path(
            "Throughput",
            "operations a second, more is better; behind it: times the limit",
            PathStage.PER_SECOND));
    all.put("p50", charts.path("Latency, median", "µs" + LESS, PathStage.P50));
    all.put("p99", charts.path("Latency, 99th percentile", "µs" + LESS, PathStage.P99));
    all.put("bytes", charts.path("Allocation", "bytes per operation" + LESS, PathStage.BYTES));
    all.values().removeIf(BarChart::isEmpty);
    return all;
  }

  private BarChart mapping() {
    List<Group> groups = new ArrayList<>();
    for (String metric : List.of(MappingStage.NANOS, MappingStage.BYTES)) {
      for (String name : List.of("read", "write")) {
        List<Bar> bars = new ArrayList<>();
        OptionalDouble limit = mapping(name, Entry.LIMIT, metric);
        for (Entry entry : Entry.values()) {
          OptionalDouble value = mapping(name, entry, metric);
          bar(bars, entry.shortLabel(), value, times(value, limit), entry == Entry.COODIE);
        }
        groups.add(new Group(name + ", " + metric, bars));
      }
    }
    return new BarChart("Mapping of one row", "ns and bytes" + LESS, groups);
  }

  private OptionalDouble mapping(String name, Entry entry, String metric) {
    return scores.median(MappingStage.MAPPING, name, entry.name(), metric);
  }

  /** What the goals allow is the other bar. */
  private BarChart calls() {
    List<Group> groups = new ArrayList<>();
    for (Goal goal : Goals.calls(scores)) {
      if (!Double.isNaN(goal.value())) {
        double value = Math.max(0, goal.value());
        groups.add(
            new Group(
                goal.measure().replace("own cost of ", ""),
                List.of(
                    new Bar("coodie", value, Numbers.text(value), true),
                    new Bar("goal", goal.bound(), Numbers.text(goal.bound()), false))));
      }
    }
    return new BarChart("Own cost of a call", "without the mapping, less is better", groups);
  }

  private BarChart path(String title, String unit, String metric) {
    List<Group> groups = new ArrayList<>();
    for (Operation operation : Operation.values()) {
      List<Bar> bars = new ArrayList<>();
      for (Peer peer : Peer.values()) {
        OptionalDouble times = timesTheLimit(operation, peer, metric);
        OptionalDouble value = path(operation, peer, metric);
        bar(bars, peer.label(), value, times, peer == Peer.COODIE);
      }
      groups.add(new Group(operation.label(), bars));
    }
    return new BarChart(title, unit, groups);
  }

  private OptionalDouble path(Operation operation, Peer peer, String metric) {
    return scores.median(PathStage.GROUP, operation.id(), peer.name(), metric);
  }

  /** As the tables have it: the median of the ratios of all turns. */
  private OptionalDouble timesTheLimit(Operation operation, Peer peer, String metric) {
    return scores
        .ratio(PathStage.GROUP, operation.id(), peer.name(), Peer.LIMIT.name(), metric)
        .map(Score::median)
        .map(OptionalDouble::of)
        .orElse(OptionalDouble.empty());
  }

  private static OptionalDouble times(OptionalDouble value, OptionalDouble limit) {
    return value.isPresent() && limit.isPresent()
        ? OptionalDouble.of(value.getAsDouble() / limit.getAsDouble())
        : OptionalDouble.empty();
  }

  private static void bar(
      List<Bar> bars, String label, OptionalDouble value, OptionalDouble times, boolean ours) {
    if (value.isPresent() && times.isPresent()) {
      String ratio = Numbers.ratio(times.getAsDouble());
      String text = Numbers.text(value.getAsDouble()) + " (" + ratio + " ×)";
      bars.add(new Bar(label, value.getAsDouble(), text, ours));
    }
  }
}
