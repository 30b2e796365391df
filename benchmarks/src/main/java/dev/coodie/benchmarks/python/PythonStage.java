package dev.coodie.benchmarks.python;

import dev.coodie.benchmarks.BenchException;
import dev.coodie.benchmarks.BenchNode;
import dev.coodie.benchmarks.Plan;
import dev.coodie.benchmarks.Progress;
import dev.coodie.benchmarks.Scores;
import dev.coodie.benchmarks.Stage;
import dev.coodie.benchmarks.TemporaryDirectory;
import dev.coodie.benchmarks.VirtualEnvironment;
import dev.coodie.benchmarks.path.Sessions;
import dev.coodie.benchmarks.path.Tables;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Inserts and gets with coodie for Python, which is fetched into a directory of its own. */
public final class PythonStage implements Stage {
  /** The group of the scores, and its name. */
  public static final String GROUP = "python";

  /** Microseconds of the client's processors for an operation. */
  public static final String CPU = "cpu";

  /** Operations a second. */
  public static final String PER_SECOND = "per-second";

  /** What is measured, by the names of the same operations of the whole path. */
  public static final List<String> OPERATIONS = List.of("insert", "get");

  /** The drivers it has: one in Python, one over the driver for C++. */
  public static final List<String> DRIVERS = List.of("cassandra", "acsylla");

  private static final List<String> PACKAGES =
      List.of("coodie==1.9.3", "cassandra-driver==3.30.1", "acsylla==1.2.0");
  private static final String SCRIPT = "measure.py";

  private final BenchNode node;

  /** Against that node. */
  public PythonStage(BenchNode node) {
    this.node = node;
  }

  @Override
  public List<String> names() {
    return List.of(GROUP);
  }

  @Override
  public int steps(Plan plan) {
    return 1 + DRIVERS.size();
  }

  @Override
  public void run(Plan plan, Scores scores, Progress progress)
      throws IOException, InterruptedException {
    progress.stage("coodie for Python");
    try (TemporaryDirectory directory = TemporaryDirectory.create()) {
      VirtualEnvironment python = new VirtualEnvironment(directory.path().resolve("venv"));
      try {
        python.make(PACKAGES);
      } catch (BenchException e) {
        System.err.println("coodie: coodie for Python is not measured: " + e.getMessage());
        for (int i = 0; i < steps(plan); i++) {
          progress.step("left out");
        }
        return;
      }
      progress.step("fetched");
      Tables.make(node.contactPoints());
      Path script = script(directory.path());
      for (String driver : DRIVERS) {
        measure(python, script, driver, plan, scores);
        progress.step(driver);
      }
    }
  }

  private void measure(
      VirtualEnvironment python, Path script, String driver, Plan plan, Scores scores)
      throws IOException, InterruptedException {
    InetSocketAddress address = node.contactPoints().get(0);
    String lines =
        python.run(
            List.of(
                script.toString(),
                driver,
                address.getHostString(),
                Integer.toString(address.getPort()),
                Sessions.KEYSPACE,
                Integer.toString(plan.pick(1_000, 5_000)),
                Integer.toString(plan.pick(1, 5))));
    for (String line : lines.lines().toList()) {
      String[] words = line.split(" ");
      if (words.length == 3 && OPERATIONS.contains(words[0])) {
        scores.add(GROUP, words[0], driver, CPU, Double.parseDouble(words[1]));
        scores.add(GROUP, words[0], driver, PER_SECOND, Double.parseDouble(words[2]));
      }
    }
  }

  private static Path script(Path directory) throws IOException {
    Path script = directory.resolve(SCRIPT);
    try (InputStream source = PythonStage.class.getResourceAsStream(SCRIPT)) {
      if (source == null) {
        throw new BenchException("There is no " + SCRIPT + " in benchmarks.jar. Build it again.");
      }
      Files.copy(source, script);
    }
    return script;
  }
}
