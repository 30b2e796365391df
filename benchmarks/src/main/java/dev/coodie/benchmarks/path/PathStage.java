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
 * {@link Turns}. What is to be within some hundredths of the limit is measured again in other JVMs
 * of the two, since those of the same code differ by as much.
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

  private static final List<Operation> NEAR_THE_LIMIT =
      List.of(Operation.GET, Operation.UPDATE, Operation.LWT_INSERT, Operation.PAGE);

  private static final List<Peer> NEAR = List.of(Peer.LIMIT, Peer.COODIE);

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
    return operations(plan).size() * Turns.steps(Peer.values().length)
        + (Turns.jvms(plan) - 1) * nearTheLimit(plan).size() * Turns.steps(NEAR.size());
  }

  @Override
  public void run(Plan plan, Scores scores, Progress progress)
      throws IOException, InterruptedException {
    progress.stage("Filling tables");
    Tables.fill(node.contactPoints(), Sessions.KEYSPACE);
    for (int jvm = 0; jvm < Turns.jvms(plan); jvm++) {
      measure(
          jvm,
          jvm == 0 ? Peer.inTurn() : NEAR,
          jvm == 0 ? operations(plan) : nearTheLimit(plan),
          plan,
          scores,
          progress);
    }
  }

  private void measure(
      int jvm,
      List<Peer> peers,
      List<Operation> operations,
      Plan plan,
      Scores scores,
      Progress progress)
      throws IOException, InterruptedException {
    Map<Peer, WorkerProcess> workers = new LinkedHashMap<>();
    try {
      for (Peer peer : peers) {
        workers.put(
            peer,
            WorkerProcess.start(
                Worker.class, peer, jvm, node.contactPoints().get(0), Sessions.KEYSPACE));
      }
      for (Operation operation : operations) {
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

  private static List<Operation> nearTheLimit(Plan plan) {
    return NEAR_THE_LIMIT.stream().filter(o -> plan.wants(o.id())).toList();
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
