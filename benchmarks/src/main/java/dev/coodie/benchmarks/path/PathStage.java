package dev.coodie.benchmarks.path;

import dev.coodie.benchmarks.BenchNode;
import dev.coodie.benchmarks.Plan;
import dev.coodie.benchmarks.Progress;
import dev.coodie.benchmarks.Scores;
import dev.coodie.benchmarks.Stage;
import java.io.IOException;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The whole path. Every peer has a JVM; all are connected to one node, and one works at a time, see
 * {@link Turns}.
 */
public final class PathStage implements Stage {
  /** The group of the scores. */
  public static final String GROUP = "path";

  /** Of the processors, by the client, for one operation. */
  public static final String CPU = "cpu-us";

  /** Allocated by the client for one operation. */
  public static final String BYTES = "bytes";

  /** Operations a second. */
  public static final String PER_SECOND = "per-second";

  /** Half are no slower. */
  public static final String P50 = "p50-us";

  /** Ninety-nine in a hundred are no slower. */
  public static final String P99 = "p99-us";

  private final BenchNode node;

  /** Against that node. */
  public PathStage(BenchNode node) {
    this.node = node;
  }

  @Override
  public List<String> names() {
    return Operation.ids();
  }

  @Override
  public int steps(Plan plan) {
    return operations(plan).size() * Turns.steps(Peer.values().length);
  }

  @Override
  public void run(Plan plan, Scores scores, Progress progress)
      throws IOException, InterruptedException {
    progress.stage("Filling tables");
    Tables.fill(node.contactPoints(), Sessions.KEYSPACE);
    Map<Peer, WorkerProcess> workers = new LinkedHashMap<>();
    try {
      for (Peer peer : Peer.inTurn()) {
        workers.put(
            peer,
            WorkerProcess.start(
                Worker.class, peer, node.contactPoints().get(0), Sessions.KEYSPACE));
      }
      for (Operation operation : operations(plan)) {
        progress.stage(operation.label());
        Turns turns = new Turns(operation.name(), operation.count(plan.quick()), workers, progress);
        turns.run(plan).forEach((peer, rounds) -> add(scores, operation, peer, rounds));
      }
    } finally {
      for (WorkerProcess worker : workers.values()) {
        worker.close();
      }
    }
  }

  private static List<Operation> operations(Plan plan) {
    return Arrays.stream(Operation.values()).filter(o -> plan.wants(o.id())).toList();
  }

  private static void add(Scores scores, Operation operation, Peer peer, List<Round> rounds) {
    String id = operation.id();
    double collecting = Round.collecting(rounds);
    for (Round round : rounds) {
      scores.add(GROUP, id, peer.name(), CPU, round.cpuMicros() + collecting);
      scores.add(GROUP, id, peer.name(), BYTES, round.bytes());
      scores.add(GROUP, id, peer.name(), PER_SECOND, round.perSecond());
    }
    Round last = rounds.get(rounds.size() - 1);
    scores.add(GROUP, id, peer.name(), P50, last.p50Micros());
    scores.add(GROUP, id, peer.name(), P99, last.p99Micros());
  }
}
