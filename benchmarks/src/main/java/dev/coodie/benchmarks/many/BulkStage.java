package dev.coodie.benchmarks.many;

import dev.coodie.benchmarks.BenchNode;
import dev.coodie.benchmarks.Plan;
import dev.coodie.benchmarks.Progress;
import dev.coodie.benchmarks.Scores;
import dev.coodie.benchmarks.Stage;
import dev.coodie.benchmarks.path.Tables;
import java.io.IOException;
import java.util.List;

/** Very many documents saved: by hand with the best number in flight, and by coodie. */
public final class BulkStage implements Stage {
  /** The group of the scores, and its name. */
  public static final String GROUP = "bulk";

  /** The name of the scores. */
  public static final String ROWS = "rows";

  /** Rows a second. */
  public static final String PER_SECOND = "per-second";

  /** Microseconds of the client's processors for a row. */
  public static final String CPU = "cpu";

  private final BenchNode node;

  /** Against that node. */
  public BulkStage(BenchNode node) {
    this.node = node;
  }

  @Override
  public List<String> names() {
    return List.of(GROUP);
  }

  @Override
  public int steps(Plan plan) {
    return ManyTask.writes().size() * (warm(plan) + rounds(plan));
  }

  @Override
  public void run(Plan plan, Scores scores, Progress progress)
      throws IOException, InterruptedException {
    progress.stage("Bulk writes");
    Tables.make(node.contactPoints());
    new ManyRounds(GROUP, ManyTask.writes(), node.contactPoints())
        .run(warm(plan), rounds(plan), plan.pick(2_000, 12_000), scores, progress);
  }

  private static int warm(Plan plan) {
    return plan.pick(1, 10);
  }

  private static int rounds(Plan plan) {
    return plan.pick(1, 12);
  }
}
