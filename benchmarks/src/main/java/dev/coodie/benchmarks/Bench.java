package dev.coodie.benchmarks;

import dev.coodie.benchmarks.many.BulkStage;
import dev.coodie.benchmarks.many.ScanStage;
import dev.coodie.benchmarks.memory.MemoryStage;
import dev.coodie.benchmarks.path.PathStage;
import dev.coodie.benchmarks.path.PreparedStage;
import dev.coodie.benchmarks.start.FirstUseStage;
import java.util.List;
import java.util.Map;

/** All measurements, one after another, with the node that they share. */
final class Bench implements AutoCloseable {
  private volatile boolean stopped;
  private final BenchNode node = new BenchNode();
  private final ScanStage scans = new ScanStage();
  private final List<Stage> stages =
      List.of(
          new MappingStage(),
          new PathStage(node),
          new BulkStage(node),
          scans,
          new PreparedStage(node),
          new MemoryStage(node),
          new FirstUseStage());

  List<String> names() {
    return stages.stream().flatMap(stage -> stage.names().stream()).toList();
  }

  Report run(Plan plan) throws Exception {
    Map<String, String> facts = Machine.facts();
    facts.put("mode", plan.quick() ? "quick: rough numbers" : "full");
    facts.put("a million rows", MemoryStage.source(plan.quick()));
    List<Stage> wanted = stages.stream().filter(stage -> plan.wants(stage.names())).toList();
    int steps = wanted.stream().mapToInt(stage -> stage.steps(plan)).sum();
    Scores scores = new Scores();
    try (Progress progress = Progress.of(steps)) {
      for (Stage stage : wanted) {
        stage.run(plan, scores, progress);
      }
    }
    return new Report(facts, scores);
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
