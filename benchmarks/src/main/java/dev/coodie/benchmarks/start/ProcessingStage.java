package dev.coodie.benchmarks.start;

import dev.coodie.benchmarks.Jvm;
import dev.coodie.benchmarks.Plan;
import dev.coodie.benchmarks.Progress;
import dev.coodie.benchmarks.Scores;
import dev.coodie.benchmarks.Stage;
import dev.coodie.benchmarks.TemporaryDirectory;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.OptionalDouble;

/** What the annotation processor costs a build that compiles many documents, in fresh JVMs. */
public final class ProcessingStage implements Stage {
  /** The group of the scores, and its name. */
  public static final String GROUP = "processing";

  /** Of CPU, of a whole JVM. */
  public static final String MILLIS = "CPU ms";

  /** With the processor. */
  public static final String PROCESSED = Processing.PROCESSED;

  /** The same classes without it. */
  public static final String WRITTEN = Processing.WRITTEN;

  /** The documents alone, without the classes that it generates. */
  public static final String ALONE = Processing.ALONE;

  /** How many. */
  public static final int DOCUMENTS = 500;

  /** As the goals have it. */
  public ProcessingStage() {}

  @Override
  public List<String> names() {
    return List.of(GROUP);
  }

  @Override
  public int steps(Plan plan) {
    return 3 * runs(plan);
  }

  @Override
  public void run(Plan plan, Scores scores, Progress progress)
      throws IOException, InterruptedException {
    progress.stage("Annotation processing of " + DOCUMENTS + " documents");
    for (int run = 0; run < runs(plan); run++) {
      try (TemporaryDirectory directory = TemporaryDirectory.create()) {
        for (String what : List.of(PROCESSED, WRITTEN, ALONE)) {
          scores.add(GROUP, what, "COODIE", MILLIS, millis(what, directory.path()));
          progress.step("a fresh JVM");
        }
      }
    }
  }

  /** The processor, × the same without it. */
  public static OptionalDouble ratio(Scores scores, String than) {
    OptionalDouble processed = scores.median(GROUP, PROCESSED, "COODIE", MILLIS);
    OptionalDouble without = scores.median(GROUP, than, "COODIE", MILLIS);
    return processed.isEmpty() || without.isEmpty()
        ? OptionalDouble.empty()
        : OptionalDouble.of(processed.getAsDouble() / without.getAsDouble());
  }

  private static double millis(String what, Path directory)
      throws IOException, InterruptedException {
    Path errors = directory.resolve("errors");
    List<String> arguments = List.of(Integer.toString(DOCUMENTS), directory.toString(), what);
    Process process = Jvm.start(Processing.class, List.of(), arguments, errors);
    return Double.parseDouble(Jvm.output(process, errors));
  }

  private static int runs(Plan plan) {
    return plan.pick(1, 7);
  }
}
