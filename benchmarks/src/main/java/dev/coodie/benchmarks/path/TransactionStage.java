package dev.coodie.benchmarks.path;

import dev.coodie.Coodie;
import dev.coodie.Documents;
import dev.coodie.benchmarks.JvmPipe;
import dev.coodie.benchmarks.Plan;
import dev.coodie.benchmarks.Progress;
import dev.coodie.benchmarks.Scores;
import dev.coodie.benchmarks.Stage;
import dev.coodie.embedded.CassandraVersion;
import dev.coodie.embedded.EmbeddedCassandra;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/**
 * A transaction through coodie, and the same text prepared and run by the driver, on a node of
 * Cassandra 6.0 of its own; each in a JVM, in turn.
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
    return PEERS.size() * (1 + rounds(plan));
  }

  private static int rounds(Plan plan) {
    return plan.pick(3, 7);
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
      measure(cassandra.contactPoints().get(0), plan, scores, progress);
    }
  }

  private static void fill(EmbeddedCassandra cassandra) throws InterruptedException {
    try (Coodie coodie = cassandra.coodie(KEYSPACE)) {
      coodie.schema().plan(Purse.class).apply();
      Documents<Purse> purses = coodie.documents(Purse.class);
      InFlight.run(Purse.COUNT, 8, i -> purses.async().save(new Purse(i, "owner " + i, 1_000_000)));
    }
  }

  private static void measure(InetSocketAddress node, Plan plan, Scores scores, Progress progress)
      throws IOException, InterruptedException {
    Map<Peer, JvmPipe> workers = new EnumMap<>(Peer.class);
    try {
      for (Peer peer : PEERS) {
        String port = Integer.toString(node.getPort());
        workers.put(
            peer,
            JvmPipe.start(
                TransferWorker.class, List.of(peer.name(), node.getHostString(), port, KEYSPACE)));
      }
      String count = Integer.toString(plan.pick(1_000, 4_000));
      String warm = Integer.toString(plan.pick(8_000, 64_000));
      for (Map.Entry<Peer, JvmPipe> each : workers.entrySet()) {
        String unused = each.getValue().ask(warm);
        progress.step(each.getKey().label());
      }
      for (int round = 0; round < rounds(plan); round++) {
        for (Map.Entry<Peer, JvmPipe> each : workers.entrySet()) {
          double micros = Double.parseDouble(each.getValue().ask(count));
          scores.add(GROUP, GROUP, each.getKey().name(), CPU, micros);
          progress.step(each.getKey().label());
        }
      }
    } finally {
      for (JvmPipe worker : workers.values()) {
        worker.close();
      }
    }
  }
}
