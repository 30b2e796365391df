package dev.coodie.benchmarks.stress;

import dev.coodie.benchmarks.Jvm;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A JDK with one of its garbage collectors, and how its runs ended. Not thread-safe. */
final class StressJvm {
  private static final List<String> COLLECTORS = List.of("G1", "Parallel", "Serial");

  private final Path home;
  private final String collector;
  private int runs;
  private int failed;

  private StressJvm(Path home, String collector) {
    this.home = home;
    this.collector = collector;
  }

  static List<StressJvm> all(List<Path> homes) {
    List<StressJvm> all = new ArrayList<>();
    for (Path home : homes) {
      COLLECTORS.forEach(collector -> all.add(new StressJvm(home, collector)));
    }
    return all;
  }

  String name() {
    return home.getFileName() + " " + collector;
  }

  String summary() {
    return name() + ": " + failed + " of " + runs + " failed";
  }

  /** Runs once and gives what went wrong, or null. */
  @Nullable String run(String classPath, int seed, int rounds, int documents, Path directory)
      throws IOException, InterruptedException {
    Path errors = directory.resolve("errors");
    List<String> flags = List.of("-XX:+Use" + collector + "GC", "-Xmx512m");
    List<String> arguments =
        List.of(Integer.toString(seed), Integer.toString(rounds), Integer.toString(documents));
    Process process =
        Jvm.start(home, classPath, StressWorker.class, flags, arguments, errors);
    String told = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    runs++;
    if (process.waitFor() == 0) {
      return null;
    }
    failed++;
    return told.isBlank() ? Files.readString(errors).strip() : told.strip();
  }
}
