package dev.coodie.benchmarks;

import static java.util.Objects.requireNonNull;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;
import org.openjdk.jmh.profile.GCProfiler;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.ChainedOptionsBuilder;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;
import org.openjdk.jmh.runner.options.VerboseMode;

/**
 * Mapping and calls alone, by JMH. Rounds of one fork each follow one another, so that a machine
 * that slows down does so for everybody.
 */
final class MappingStage implements Stage {
  static final String MAPPING = "mapping";
  static final String CALLS = "calls";
  static final String NANOS = "ns";
  static final String BYTES = "B";

  private record Item(String group, String method, String contestant) {}

  @Override
  public List<String> names() {
    return List.of(MAPPING, CALLS);
  }

  @Override
  public int steps(Plan plan) {
    return items(plan).size() * rounds(plan);
  }

  @Override
  public void run(Plan plan, Scores scores, Progress progress) throws RunnerException {
    for (int round = 1; round <= rounds(plan); round++) {
      progress.stage("Mapping and calls, round " + round + " of " + rounds(plan));
      for (Item item : items(plan)) {
        for (RunResult result : new Runner(options(plan, item).build()).run()) {
          add(scores, item, result);
        }
        progress.step(item.method + " " + item.contestant);
      }
    }
  }

  private static int rounds(Plan plan) {
    return plan.pick(1, 3);
  }

  private static List<Item> items(Plan plan) {
    List<Item> items = new ArrayList<>();
    if (plan.wants(MAPPING)) {
      for (String method : List.of("read", "write")) {
        Arrays.stream(Entry.values()).forEach(e -> items.add(new Item(MAPPING, method, e.name())));
      }
    }
    if (plan.wants(CALLS)) {
      for (String method : List.of("save", "saveMapping", "get", "find", "readMapping")) {
        items.add(new Item(CALLS, method, Entry.COODIE.name()));
      }
    }
    return items;
  }

  private static ChainedOptionsBuilder options(Plan plan, Item item) {
    boolean mapping = item.group.equals(MAPPING);
    Class<?> type = mapping ? MappingBenchmark.class : CallBenchmark.class;
    ChainedOptionsBuilder options =
        new OptionsBuilder()
            .include("^" + Pattern.quote(type.getName() + "." + item.method) + "$")
            .addProfiler(GCProfiler.class)
            .forks(1)
            .warmupIterations(plan.pick(2, 3))
            .warmupTime(TimeValue.milliseconds(plan.pick(400, 500)))
            .measurementIterations(plan.pick(4, 10))
            .measurementTime(TimeValue.milliseconds(100))
            .jvmArgsAppend("-Xms1g", "-Xmx1g", "-XX:+UseParallelGC")
            .verbosity(VerboseMode.SILENT);
    return mapping ? options.param("contestant", item.contestant) : options;
  }

  private static void add(Scores scores, Item item, RunResult result) {
    double bytes =
        requireNonNull(result.getSecondaryResults().get("gc.alloc.rate.norm")).getScore();
    double nanos = best(result);
    scores.add(item.group, item.method, item.contestant, NANOS, nanos);
    scores.add(item.group, item.method, item.contestant, BYTES, bytes);
  }

  /**
   * What else runs on the machine only adds, so the fastest iteration is the nearest to the code.
   */
  private static double best(RunResult result) {
    return result.getBenchmarkResults().stream()
        .flatMap(fork -> fork.getIterationResults().stream())
        .mapToDouble(iteration -> iteration.getPrimaryResult().getScore())
        .min()
        .orElseThrow();
  }
}
