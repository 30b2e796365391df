package dev.coodie.benchmarks.many;

import dev.coodie.benchmarks.Plan;
import dev.coodie.benchmarks.Progress;
import dev.coodie.benchmarks.Scores;
import dev.coodie.benchmarks.Stage;
import dev.coodie.benchmarks.memory.SmallTable;
import dev.coodie.embedded.EmbeddedCassandra;
import java.io.IOException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A whole table read on three nodes: by one paged SELECT, and by a scan. */
public final class ScanStage implements Stage, AutoCloseable {
  /** The group of the scores, and its name. */
  public static final String GROUP = "scan";

  private static final int NODES = 3;

  private @Nullable EmbeddedCassandra cluster;

  /** With a cluster of its own. */
  public ScanStage() {}

  @Override
  public List<String> names() {
    return List.of(GROUP);
  }

  @Override
  public int steps(Plan plan) {
    return ManyTask.reads().size() * (warm(plan) + rounds(plan));
  }

  @Override
  public void run(Plan plan, Scores scores, Progress progress)
      throws IOException, InterruptedException {
    progress.stage("Scans, on a cluster of " + NODES);
    EmbeddedCassandra started = start();
    try (this) {
      int rows = plan.pick(20_000, 150_000);
      SmallTable.fill(started.contactPoints(), NODES, rows);
      new ManyRounds(GROUP, ManyTask.reads(), started.contactPoints())
          .run(warm(plan), rounds(plan), rows, scores, progress);
    }
  }

  private static int warm(Plan plan) {
    return plan.pick(1, 4);
  }

  private static int rounds(Plan plan) {
    return plan.pick(2, 9);
  }

  private synchronized EmbeddedCassandra start() {
    cluster = EmbeddedCassandra.builder().nodes(NODES).progress(System.err::println).start();
    return cluster;
  }

  @Override
  public synchronized void close() {
    if (cluster != null) {
      cluster.close();
    }
  }
}
