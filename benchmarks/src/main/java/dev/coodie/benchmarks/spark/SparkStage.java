package dev.coodie.benchmarks.spark;

import com.datastax.oss.driver.api.core.CqlSession;
import dev.coodie.Coodie;
import dev.coodie.CoodieConfig;
import dev.coodie.benchmarks.BenchException;
import dev.coodie.benchmarks.BenchNode;
import dev.coodie.benchmarks.JvmPipe;
import dev.coodie.benchmarks.Plan;
import dev.coodie.benchmarks.Progress;
import dev.coodie.benchmarks.Reading;
import dev.coodie.benchmarks.Scores;
import dev.coodie.benchmarks.Stage;
import dev.coodie.benchmarks.many.ManyRowsData;
import dev.coodie.benchmarks.path.Sessions;
import dev.coodie.javadriver.JavaDriver;
import dev.coodie.schema.definition.Replication;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.eclipse.aether.resolution.DependencyResolutionException;

/**
 * A whole table read by Spark: through coodie-spark, and through the official connector; and by a
 * scan. Only if it is asked for by name: it fetches two Sparks.
 */
public final class SparkStage implements Stage {
  /** The group of the scores, and its name. */
  public static final String GROUP = "spark";

  /** What is done with the rows: all taken and dropped. */
  public static final String ROWS = "rows";

  /** Or something of each column is added up. */
  public static final String SUMS = "sums";

  /** Rows a second, warm. */
  public static final String PER_SECOND = "per-second";

  /** Microseconds of the client's processors for a row, warm. */
  public static final String CPU = "cpu";

  /** Seconds of the first reading of a JVM, which plans, generates code and runs it unoptimized. */
  public static final String FIRST = "first";

  private static final String KEYSPACE = "bench_spark";
  private static final String TABLE = "reading";

  private final BenchNode node;

  /** Against that node. */
  public SparkStage(BenchNode node) {
    this.node = node;
  }

  @Override
  public List<String> names() {
    return List.of(GROUP);
  }

  @Override
  public int steps(Plan plan) {
    return plan.only().contains(GROUP)
        ? SparkReader.values().length * 2 * (warm(plan) + rounds(plan))
        : 0;
  }

  private static int warm(Plan plan) {
    return plan.pick(2, 4);
  }

  private static int rounds(Plan plan) {
    return plan.pick(3, 5);
  }

  @Override
  public void run(Plan plan, Scores scores, Progress progress)
      throws IOException, InterruptedException {
    if (steps(plan) == 0) {
      return;
    }
    progress.stage("Whole tables by Spark");
    SparkWorkers workers = new SparkWorkers();
    int rows = plan.pick(100_000, 1_000_000);
    fill(rows);
    Map<SparkReader, JvmPipe> started = new LinkedHashMap<>();
    try {
      for (SparkReader reader : SparkReader.values()) {
        start(workers, reader, rows, started);
      }
      for (String what : List.of(ROWS, SUMS)) {
        measure(plan, what, rows, started, scores, progress);
      }
    } finally {
      for (JvmPipe worker : started.values()) {
        worker.close();
      }
    }
  }

  private void fill(int rows) {
    try (CqlSession session = Sessions.openWithoutKeyspace(node.contactPoints())) {
      Coodie coodie = Coodie.of(JavaDriver.of(session), CoodieConfig.defaults().keyspace(KEYSPACE));
      coodie.schema().createKeyspace(KEYSPACE, Replication.simple(1));
      coodie.schema().plan(Reading.class).apply();
      var unused = coodie.documents(Reading.class).bulk().saveAll(ManyRowsData.near(rows));
    }
  }

  private void start(
      SparkWorkers workers, SparkReader reader, int rows, Map<SparkReader, JvmPipe> started)
      throws IOException, InterruptedException {
    try {
      started.put(
          reader, workers.start(reader, node.contactPoints().get(0), KEYSPACE, TABLE, rows));
    } catch (DependencyResolutionException e) {
      String reason = String.valueOf(e.getMessage()).lines().findFirst().orElse("");
      System.err.println(
          "coodie: " + reader.label() + " is left out, since it cannot be fetched: " + reason);
    }
  }

  /** One after another in each round. Of a JVM, the first reading is told apart. */
  private static void measure(
      Plan plan,
      String what,
      int rows,
      Map<SparkReader, JvmPipe> workers,
      Scores scores,
      Progress progress)
      throws IOException, InterruptedException {
    String sums = null;
    for (int round = 0; round < warm(plan) + rounds(plan); round++) {
      for (Map.Entry<SparkReader, JvmPipe> each : workers.entrySet()) {
        String who = each.getKey().name();
        String[] answer = each.getValue().ask(what).split(" ", -1);
        double seconds = Double.parseDouble(answer[1]);
        if (round == 0) {
          scores.add(GROUP, what, who, FIRST, seconds);
        } else if (round >= warm(plan)) {
          scores.add(GROUP, what, who, PER_SECOND, rows / seconds);
          scores.add(GROUP, what, who, CPU, Double.parseDouble(answer[2]));
        }
        sums = sums == null ? answer[3] : sums;
        boolean same = answer[3].equals(sums) || each.getKey() == SparkReader.MEMORY;
        if (Integer.parseInt(answer[0]) != rows || !same) {
          throw new BenchException(
              each.getKey().label()
                  + " read "
                  + String.join(" ", answer)
                  + ", not "
                  + rows
                  + " rows with "
                  + sums
                  + ".");
        }
        progress.step(each.getKey().label());
      }
    }
  }
}
