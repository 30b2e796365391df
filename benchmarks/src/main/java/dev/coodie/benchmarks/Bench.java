package dev.coodie.benchmarks;

import dev.coodie.benchmarks.many.BulkStage;
import dev.coodie.benchmarks.many.ScanStage;
import dev.coodie.benchmarks.memory.MemoryStage;
import dev.coodie.benchmarks.path.PathStage;
import dev.coodie.benchmarks.path.PreparedStage;
import dev.coodie.benchmarks.path.TransactionStage;
import dev.coodie.benchmarks.python.PythonStage;
import dev.coodie.benchmarks.spark.SparkStage;
import dev.coodie.benchmarks.start.FirstUseStage;
import dev.coodie.benchmarks.start.ProcessingStage;
import dev.coodie.benchmarks.transfer.TransferStage;
import dev.coodie.embedded.EmbeddedCassandraException;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/** All measurements, one after another, with the node that they share. */
final class Bench implements AutoCloseable {
  private volatile boolean stopped;
  private final BenchNode node = new BenchNode();
  private final ScanStage scans = new ScanStage();
  private final List<Stage> stages;

  Bench() {
    this.stages =
        List.of(
            new MappingStage(),
            new PathStage(node),
            new PythonStage(node),
            new BulkStage(node),
            scans,
            new PreparedStage(node),
            new TransactionStage(),
            new TransferStage(node),
            new SparkStage(node),
            new MemoryStage(node),
            new FirstUseStage(),
            new ProcessingStage());
  }

  /** With stages of a test. */
  Bench(List<Stage> stages) {
    this.stages = List.copyOf(stages);
  }

  List<String> names() {
    return stages.stream().flatMap(stage -> stage.names().stream()).toList();
  }

  /** Takes the report of what is measured so far. */
  interface Sink {
    void take(Report report) throws IOException;
  }

  /**
   * Measures what the plan asks for. A stage that fails is told on standard error, its numbers are
   * missing, and the others are measured all the same.
   *
   * @param sink gets all that is measured so far after each stage
   * @return how many stages failed
   */
  int run(Plan plan, Sink sink) throws IOException, InterruptedException {
    Map<String, String> facts = Machine.facts();
    facts.put("mode", plan.quick() ? "quick: rough numbers" : "full");
    facts.put("a million rows", MemoryStage.source(plan.quick()));
    List<Stage> wanted = stages.stream().filter(stage -> plan.wants(stage.names())).toList();
    int steps = wanted.stream().mapToInt(stage -> stage.steps(plan)).sum();
    Scores scores = new Scores();
    int failed = 0;
    long begin = System.nanoTime();
    try (Progress progress = Progress.of(steps)) {
      for (Stage stage : wanted) {
        try {
          stage.run(plan, scores, progress);
        } catch (InterruptedException e) {
          throw e;
        } catch (Exception e) {
          if (stopped) {
            throw new BenchException("Stopped.");
          }
          failed++;
          String named = String.join(", ", stage.names());
          facts.put("failed: " + named, firstLine(e));
          System.err.println("coodie: measuring " + named + " failed: " + told(e));
        }
        facts.put("took", minutes(System.nanoTime() - begin));
        sink.take(new Report(facts, scores));
      }
    }
    return failed;
  }

  static String told(Exception error) {
    boolean own = error instanceof BenchException || error instanceof EmbeddedCassandraException;
    return own ? String.valueOf(error.getMessage()) : error.toString();
  }

  private static String firstLine(Exception error) {
    return told(error).lines().findFirst().orElse("");
  }

  private static String minutes(long nanos) {
    Duration took = Duration.ofNanos(nanos);
    return took.toMinutes() + " min " + took.toSecondsPart() + " s";
  }

  /** Whether it was told to end; what fails after that does so because of it. */
  boolean stopped() {
    return stopped;
  }

  void stop() {
    stopped = true;
    close();
  }

  @Override
  public void close() {
    Children.end();
    scans.close();
    node.close();
  }
}
