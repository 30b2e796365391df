package dev.coodie.benchmarks.path;

import dev.coodie.benchmarks.BenchException;
import dev.coodie.benchmarks.BenchNode;
import dev.coodie.benchmarks.Plan;
import dev.coodie.benchmarks.Progress;
import dev.coodie.benchmarks.Scores;
import dev.coodie.benchmarks.Stage;
import java.io.IOException;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/**
 * The whole path. Every peer has a JVM; all are connected to one node. Of each operation, all warm
 * up one after another, each until two of its rounds agree while no compiler is at work, or there
 * were many; then the rounds go over the peers in turn, so that a machine that slows down does so
 * for everybody.
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
    return operations(plan).size() * Peer.values().length * (1 + rounds(plan));
  }

  @Override
  public void run(Plan plan, Scores scores, Progress progress)
      throws IOException, InterruptedException {
    progress.stage("Filling tables");
    Tables.fill(node.contactPoints(), Sessions.KEYSPACE);
    Map<Peer, WorkerProcess> workers = new EnumMap<>(Peer.class);
    try {
      for (Peer peer : Peer.values()) {
        workers.put(
            peer, WorkerProcess.start(peer, node.contactPoints().get(0), Sessions.KEYSPACE));
      }
      List<Operation> operations = operations(plan);
      progress.stage("Warming up");
      for (WorkerProcess worker : workers.values()) {
        // What all operations share; without it the first one would be colder than the rest.
        worker.warm(operations.get(0), warmCount(operations.get(0), plan));
      }
      for (Operation operation : operations) {
        progress.stage(operation.label());
        measure(operation, plan, workers, scores, progress);
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

  private static int rounds(Plan plan) {
    return plan.pick(2, 5);
  }

  private static int warmCount(Operation operation, Plan plan) {
    return plan.pick(3, 6) * operation.count(plan.quick());
  }

  /** Code is compiled as it runs, and a round that is not yet at its end is no measurement. */
  private static void warm(WorkerProcess worker, Operation operation, Plan plan)
      throws IOException, InterruptedException {
    worker.warm(operation, warmCount(operation, plan));
    Round before = null;
    for (int round = 0; round < plan.pick(2, 8); round++) {
      Round now = worker.measure(operation, operation.count(plan.quick()));
      if (before != null && Round.areWarm(before, now)) {
        return;
      }
      before = now;
    }
  }

  private static void measure(
      Operation operation,
      Plan plan,
      Map<Peer, WorkerProcess> workers,
      Scores scores,
      Progress progress)
      throws IOException, InterruptedException {
    for (Map.Entry<Peer, WorkerProcess> each : workers.entrySet()) {
      warm(each.getValue(), operation, plan);
      progress.step(each.getKey().label());
    }
    long documents = -1;
    for (int round = 0; round < rounds(plan); round++) {
      for (Map.Entry<Peer, WorkerProcess> each : workers.entrySet()) {
        Peer peer = each.getKey();
        Round measured = each.getValue().measure(operation, operation.count(plan.quick()));
        if (documents >= 0 && documents != measured.documents()) {
          throw new BenchException(
              "Not everybody read the same: in %s, %s read %d documents and another %d."
                  .formatted(operation.label(), peer.label(), measured.documents(), documents));
        }
        documents = measured.documents();
        add(scores, operation, peer, measured);
        progress.step(peer.label());
      }
    }
  }

  private static void add(Scores scores, Operation operation, Peer peer, Round round) {
    scores.add(GROUP, operation.id(), peer.name(), CPU, round.cpuMicros());
    scores.add(GROUP, operation.id(), peer.name(), BYTES, round.bytes());
    scores.add(GROUP, operation.id(), peer.name(), PER_SECOND, round.perSecond());
    scores.add(GROUP, operation.id(), peer.name(), P50, round.p50Micros());
    scores.add(GROUP, operation.id(), peer.name(), P99, round.p99Micros());
  }
}
