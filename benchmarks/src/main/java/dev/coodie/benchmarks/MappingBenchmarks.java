package dev.coodie.benchmarks;

import static java.util.Objects.requireNonNull;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.openjdk.jmh.profile.GCProfiler;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.ChainedOptionsBuilder;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;
import org.openjdk.jmh.runner.options.VerboseMode;

/**
 * Measures everything and prints one table per benchmark. Rounds of one fork each follow one
 * another, so that a machine that slows down does so for everybody.
 *
 * <p>{@code --quick} takes about a minute and is for development alone.
 */
public final class MappingBenchmarks {
  private final boolean quick;
  private final Map<String, Score> scores = new LinkedHashMap<>();

  private MappingBenchmarks(boolean quick) {
    this.quick = quick;
  }

  /** Runs with {@code --quick} or without. */
  public static void main(String[] args) throws RunnerException, IOException {
    boolean quick = List.of(args).contains("--quick");
    if (args.length > (quick ? 1 : 0)) {
      boolean help = args[0].equals("--help");
      (help ? System.out : System.err)
          .println("Usage: java -jar benchmarks.jar [--quick]; found " + Arrays.toString(args));
      System.exit(help ? 0 : 2);
    }
    new MappingBenchmarks(quick).run(System.out);
  }

  private void run(PrintStream out) throws RunnerException, IOException {
    Map<String, String> facts = Machine.facts();
    int rounds = quick ? 1 : 5;
    facts.put("rounds", rounds + " of one fork, median");
    for (int round = 1; round <= rounds; round++) {
      out.println("Round " + round + " of " + rounds);
      for (RunResult result : new Runner(options()).run()) {
        add(result);
      }
    }
    Report report = new Report(facts, scores);
    out.println(report.markdown());
    if (!quick) {
      save(report, facts);
    }
  }

  private OptionsBuilder options() {
    OptionsBuilder options = new OptionsBuilder();
    ChainedOptionsBuilder unused =
        options
            .include(MappingBenchmark.class.getName())
            .include(CallBenchmark.class.getName())
            .addProfiler(GCProfiler.class)
            .forks(1)
            .warmupIterations(quick ? 3 : 5)
            .warmupTime(TimeValue.milliseconds(quick ? 400 : 1_000))
            .measurementIterations(quick ? 3 : 5)
            .measurementTime(TimeValue.milliseconds(quick ? 300 : 1_000))
            .jvmArgsAppend("-Xms1g", "-Xmx1g", "-XX:+UseParallelGC")
            .verbosity(VerboseMode.SILENT);
    return options;
  }

  private void add(RunResult result) {
    String method = result.getPrimaryResult().getLabel();
    String contestant = result.getParams().getParam("contestant");
    String name = contestant == null ? method : method + ":" + contestant;
    double bytes =
        requireNonNull(result.getSecondaryResults().get("gc.alloc.rate.norm")).getScore();
    scores.computeIfAbsent(name, Score::new).add(result.getPrimaryResult().getScore(), bytes);
  }

  private static void save(Report report, Map<String, String> facts) throws IOException {
    Path directory = Files.createDirectories(Path.of("benchmarks", "results"));
    String name = facts.get("date") + "-" + requireNonNull(facts.get("commit")).replace(' ', '-');
    Files.writeString(directory.resolve(name + ".md"), report.markdown());
    Files.writeString(directory.resolve(name + ".json"), report.json());
  }
}
