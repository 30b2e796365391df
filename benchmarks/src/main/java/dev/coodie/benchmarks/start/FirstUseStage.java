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
import java.util.Optional;

/** The first handles of many documents in fresh JVMs, the loading of their classes included. */
public final class FirstUseStage implements Stage {
  /** The group of the scores, and its name. */
  public static final String GROUP = "first-use";

  /** Of all documents together. */
  public static final String MILLIS = "ms";

  /** Everything. */
  public static final String ALL = FirstUse.DOCUMENTS;

  /** Everything after the handle of another document. */
  public static final String FURTHER = FirstUse.FURTHER;

  /** What the JVM takes for loading the generated classes, without anything of coodie. */
  public static final String CLASSES = FirstUse.CLASSES;

  /** Everything, on JDK 25 with a cache that an earlier run made. */
  public static final String CACHED = "cached";

  /** How many. */
  public static final int DOCUMENTS = 500;

  /** As the goals have it. */
  public FirstUseStage() {}

  @Override
  public List<String> names() {
    return List.of(GROUP);
  }

  @Override
  public int steps(Plan plan) {
    return 1 + 4 * runs(plan);
  }

  @Override
  public void run(Plan plan, Scores scores, Progress progress)
      throws IOException, InterruptedException {
    progress.stage("First use of " + DOCUMENTS + " documents");
    try (TemporaryDirectory directory = TemporaryDirectory.create()) {
      Path jar = ManyDocuments.jar(DOCUMENTS, directory.path());
      progress.step("compiled");
      for (int run = 0; run < runs(plan); run++) {
        for (String what : List.of(ALL, FURTHER, CLASSES)) {
          scores.add(GROUP, what, "COODIE", MILLIS, millis(what, jar, directory));
          progress.step("a fresh JVM");
        }
      }
      cached(plan, AotCache.find(jar, directory.path()), scores, progress);
    }
  }

  private static void cached(Plan plan, Optional<AotCache> cache, Scores scores, Progress progress)
      throws IOException, InterruptedException {
    if (cache.isEmpty()) {
      System.err.println(
          "coodie: no first use with an AOT cache: set JAVA_25_HOME to a JDK 25 or newer, and run"
              + " benchmarks.jar.");
    }
    for (int run = 0; run < runs(plan); run++) {
      if (cache.isPresent()) {
        double millis = Double.parseDouble(cache.get().run(arguments(ALL)));
        scores.add(GROUP, CACHED, "COODIE", MILLIS, millis);
      }
      progress.step("a fresh JVM with a cache");
    }
  }

  private static double millis(String what, Path jar, TemporaryDirectory directory)
      throws IOException, InterruptedException {
    Path errors = directory.path().resolve("errors");
    Process process = Jvm.start(FirstUse.class, List.of(), List.of(jar), arguments(what), errors);
    return Double.parseDouble(Jvm.output(process, errors));
  }

  private static List<String> arguments(String what) {
    return List.of(Integer.toString(DOCUMENTS), what);
  }

  private static int runs(Plan plan) {
    return plan.pick(1, 7);
  }
}
