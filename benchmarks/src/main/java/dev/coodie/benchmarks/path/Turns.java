package dev.coodie.benchmarks.path;

import dev.coodie.benchmarks.BenchException;
import dev.coodie.benchmarks.Plan;
import dev.coodie.benchmarks.Progress;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * One operation, measured in many short rounds. Each peer warms up until compilers are idle; then
 * the rounds go over the peers, forth and back in turn, so that each has its round near in time to
 * that of the limit, before it as often as after it, and what slows the machine down for a while
 * does so for both.
 */
public final class Turns {
  /** How many rounds each peer has in a JVM of a full run. */
  public static final int ROUNDS = 60;

  private final String operation;
  private final int count;
  private final Map<Peer, WorkerProcess> workers;
  private final Progress progress;

  /** Rounds of {@code count} operations. */
  Turns(String operation, int count, Map<Peer, WorkerProcess> workers, Progress progress) {
    this.operation = operation;
    this.count = count;
    this.workers = workers;
    this.progress = progress;
  }

  /** How many rounds each peer has. */
  static int rounds(Plan plan) {
    return plan.pick(8, ROUNDS);
  }

  /** How many JVMs a peer has, one after another, where one alone cannot tell. */
  static int jvms(Plan plan) {
    return plan.pick(1, 3);
  }

  /** How many steps of progress {@link #run} makes. */
  static int steps(int peers) {
    return 2 * peers;
  }

  private record Seat(Peer peer, WorkerProcess worker, List<Round> rounds) {}

  /** The rounds of each peer, of which those with one place are one turn. */
  Map<Peer, List<Round>> run(Plan plan) throws IOException, InterruptedException {
    List<Seat> seats = new ArrayList<>();
    Map<Peer, List<Round>> all = new LinkedHashMap<>();
    for (Map.Entry<Peer, WorkerProcess> each : workers.entrySet()) {
      Seat seat = new Seat(each.getKey(), each.getValue(), new ArrayList<>());
      warm(seat.worker, plan);
      seats.add(seat);
      all.put(seat.peer, seat.rounds);
      progress.step(seat.peer.label());
    }
    for (int round = 0; round < rounds(plan); round++) {
      long documents = -1;
      for (Seat seat : seats) {
        Round measured = seat.worker.measure(operation, count);
        checkSame(seat.peer, measured.documents(), documents);
        documents = measured.documents();
        seat.rounds.add(measured);
      }
      Collections.reverse(seats);
    }
    seats.forEach(seat -> progress.step(seat.peer.label()));
    return all;
  }

  /** Eight rounds at a time, until nothing was compiled twice in succession, or it was long. */
  private void warm(WorkerProcess worker, Plan plan) throws IOException, InterruptedException {
    int calm = 0;
    for (int i = 0; i < plan.pick(6, 24) && calm < 2; i++) {
      calm = worker.warm(operation, plan.pick(4, 8) * count).hasSettled() ? calm + 1 : 0;
    }
  }

  private void checkSame(Peer peer, long own, long before) {
    if (before >= 0 && before != own) {
      throw new BenchException(
          "Not everybody read the same: in %s, %s read %d documents and another %d."
              .formatted(operation, peer.label(), own, before));
    }
  }
}
