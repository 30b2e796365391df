package dev.coodie.benchmarks.transfer;

import com.datastax.oss.driver.api.core.CqlSession;
import dev.coodie.benchmarks.BenchException;
import dev.coodie.benchmarks.BenchNode;
import dev.coodie.benchmarks.Plan;
import dev.coodie.benchmarks.Progress;
import dev.coodie.benchmarks.Scores;
import dev.coodie.benchmarks.Stage;
import dev.coodie.benchmarks.TemporaryDirectory;
import dev.coodie.benchmarks.path.Sessions;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** Files into a table and out of it: coodie's command, DSBulk, and COPY of cqlsh. */
public final class TransferStage implements Stage {
  private static final String KEYSPACE = "bench_files";

  /** The group of the scores. */
  public static final String GROUP = "transfer";

  /** Rows a second, from the start of the command to its end. */
  public static final String PER_SECOND = "per-second";

  /** Seconds of processors, of the command and what it started. */
  public static final String CPU = "cpu";

  /** Megabytes of memory at most. */
  public static final String PEAK = "peak";

  private final BenchNode node;

  /** Against that node. */
  public TransferStage(BenchNode node) {
    this.node = node;
  }

  @Override
  public List<String> names() {
    return List.of("import", "export");
  }

  @Override
  public int steps(Plan plan) {
    return TransferTask.of(plan).size() * TransferTool.values().length * rounds(plan);
  }

  private static int rounds(Plan plan) {
    return plan.pick(1, 2);
  }

  @Override
  public void run(Plan plan, Scores scores, Progress progress)
      throws IOException, InterruptedException {
    progress.stage("Imports and exports");
    makeKeyspace();
    try (TemporaryDirectory directory = TemporaryDirectory.create();
        CqlSession session = Sessions.open(node.contactPoints(), KEYSPACE)) {
      TransferRows.make(session);
      TransferCommands commands =
          new TransferCommands(KEYSPACE, node.contactPoints().get(0), directory.path());
      begin(commands, directory.path());
      for (TransferTask task : TransferTask.of(plan)) {
        new Runs(plan, task, commands, session, directory.path()).run(scores, progress);
      }
      session.execute("DROP TABLE " + TransferRows.TABLE);
    }
  }

  /** Each exports the empty table once: coodie's first command leaves an archive of its classes. */
  private static void begin(TransferCommands commands, Path directory)
      throws IOException, InterruptedException {
    for (TransferTool tool : commands.tools()) {
      Path output = directory.resolve("first-" + tool.name() + ".csv");
      Measured.of(commands.of(tool, TransferTask.EXPORT_CSV, output), directory);
    }
  }

  /** Of its own: DSBulk reads no schema that has a vector in it. */
  private void makeKeyspace() {
    try (CqlSession session = Sessions.openWithoutKeyspace(node.contactPoints())) {
      session.execute(
          "CREATE KEYSPACE IF NOT EXISTS "
              + KEYSPACE
              + " WITH replication = {'class': 'SimpleStrategy', 'replication_factor': 1}");
    }
  }

  /** The runs of one task. */
  private record Runs(
      Plan plan, TransferTask task, TransferCommands commands, CqlSession session, Path directory) {
    void run(Scores scores, Progress progress) throws IOException, InterruptedException {
      Path input = directory.resolve("rows.csv");
      task.data(plan).write(input);
      if (!task.imports()) {
        fill(input);
      }
      for (int round = 0; round < rounds(plan); round++) {
        for (TransferTool tool : TransferTool.values()) {
          if (commands.does(tool, task)) {
            add(tool, input, scores);
          }
          progress.step(task.label() + ", " + tool.label());
        }
      }
    }

    /** A peer that fails or changes values is told, and has no numbers; coodie may not. */
    private void add(TransferTool tool, Path input, Scores scores)
        throws IOException, InterruptedException {
      Measured measured;
      try {
        measured = task.imports() ? importOf(tool, input) : exportOf(tool);
      } catch (BenchException e) {
        if (tool == TransferTool.COODIE) {
          throw e;
        }
        System.err.println("coodie: " + task.label() + " is left out: " + e.getMessage());
        return;
      }
      String name = task.name();
      scores.add(GROUP, name, tool.name(), PER_SECOND, task.rows(plan) / measured.seconds());
      scores.add(GROUP, name, tool.name(), CPU, measured.cpuSeconds());
      scores.add(GROUP, name, tool.name(), PEAK, measured.peakMegabytes());
    }

    private void fill(Path input) throws IOException, InterruptedException {
      session.execute("TRUNCATE " + TransferRows.TABLE);
      Measured.of(commands.of(TransferTool.COODIE, TransferTask.IMPORT_NEAR, input), directory);
      task.data(plan).check(session, "coodie");
    }

    private Measured importOf(TransferTool tool, Path input)
        throws IOException, InterruptedException {
      session.execute("TRUNCATE " + TransferRows.TABLE);
      Measured measured = Measured.of(commands.of(tool, task, input), directory);
      task.data(plan).check(session, tool.label());
      return measured;
    }

    private Measured exportOf(TransferTool tool) throws IOException, InterruptedException {
      Path output = directory.resolve("exported." + task.format());
      try {
        Measured measured = Measured.of(commands.of(tool, task, output), directory);
        check(tool, output);
        return measured;
      } finally {
        remove(output);
      }
    }

    /** That there is a record of each row; heads of CSV do not count. */
    private void check(TransferTool tool, Path output) throws IOException {
      if (task == TransferTask.EXPORT_PARQUET) {
        return; // only coodie writes it, and tells of each row that it cannot write
      }
      long records = 0;
      for (Path file : files(output)) {
        try (Stream<String> lines = Files.lines(file)) {
          records += lines.filter(line -> !line.startsWith("sensor,")).count();
        }
      }
      if (records != task.rows(plan)) {
        throw new BenchException(
            tool.label() + " exported " + records + " rows of " + task.rows(plan) + ".");
      }
    }

    private static List<Path> files(Path output) throws IOException {
      try (Stream<Path> all = Files.walk(output)) {
        return all.filter(Files::isRegularFile).toList();
      }
    }

    private static void remove(Path output) throws IOException {
      if (Files.exists(output)) {
        for (Path file : files(output)) {
          Files.delete(file);
        }
        Files.deleteIfExists(output);
      }
    }
  }
}
