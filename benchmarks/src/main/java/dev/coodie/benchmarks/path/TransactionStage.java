package dev.coodie.benchmarks.path;

import dev.coodie.Coodie;
import dev.coodie.Documents;
import dev.coodie.benchmarks.Plan;
import dev.coodie.benchmarks.Progress;
import dev.coodie.benchmarks.Scores;
import dev.coodie.benchmarks.Stage;
import dev.coodie.embedded.CassandraVersion;
import dev.coodie.embedded.EmbeddedCassandra;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A transaction through coodie, and the same text prepared and run by the driver, on a node of
 * Cassandra 6.0 of its own; each in a JVM, in turn, and again in other JVMs.
 */
public final class TransactionStage implements Stage {
  /** The group of the scores, and its name. */
  public static final String GROUP = "transaction";

  /** Of the processors, by the client, for one transaction. */
  public static final String CPU = "cpu-us";

  /** Who takes part. */
  public static final List<Peer> PEERS = List.of(Peer.DRIVER_IDIOMS, Peer.COODIE);

  private static final String KEYSPACE = "transactions";

  @Override
  public List<String> names() {
    return List.of(GROUP);
  }

  @Override
  public int steps(Plan plan) {
    return Turns.jvms(plan) * Turns.steps(PEERS.size());
  }

  @Override
  public void run(Plan plan, Scores scores, Progress progress)
      throws IOException, InterruptedException {
    progress.stage("Transactions");
    try (EmbeddedCassandra cassandra =
        EmbeddedCassandra.builder()
            .version(CassandraVersion.V6_0)
            .transactions()
            .heapMegabytes(1_024)
            .start()) {
      fill(cassandra);
      for (int jvm = 0; jvm < Turns.jvms(plan); jvm++) {
        measure(jvm, cassandra.contactPoints().get(0), plan, scores, progress);
      }
    }
  }

  private static void fill(EmbeddedCassandra cassandra) throws InterruptedException {
    try (Coodie coodie = cassandra.coodie(KEYSPACE)) {
      coodie.schema().plan(Purse.class).apply();
      Documents<Purse> purses = coodie.documents(Purse.class);
      InFlight.run(Purse.COUNT, 8, i -> purses.async().save(new Purse(i, "owner " + i, 1_000_000)));
    }
  }

  private static void measure(
      int jvm, InetSocketAddress node, Plan plan, Scores scores, Progress progress)
      throws IOException, InterruptedException {
    Map<Peer, WorkerProcess> workers = new LinkedHashMap<>();
    try {
      for (Peer peer : PEERS) {
        workers.put(peer, WorkerProcess.start(TransferWorker.class, peer, jvm, node, KEYSPACE));
      }
      Turns turns = new Turns("TRANSFER", plan.pick(200, 400), workers, progress);
      turns.run(plan).forEach((peer, rounds) -> add(scores, peer, rounds));
    } finally {
      for (WorkerProcess worker : workers.values()) {
        worker.close();
      }
    }
  }

  private static void add(Scores scores, Peer peer, List<Round> rounds) {
    double collecting = Round.collecting(rounds);
    for (Round round : rounds) {
      scores.add(GROUP, GROUP, peer.name(), CPU, round.cpuMicros() + collecting);
    }
  }
}
