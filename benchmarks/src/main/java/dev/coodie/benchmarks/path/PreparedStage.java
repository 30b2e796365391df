package dev.coodie.benchmarks.path;

import com.datastax.oss.driver.api.core.CqlSession;
import com.datastax.oss.driver.api.core.cql.Row;
import dev.coodie.benchmarks.BenchException;
import dev.coodie.benchmarks.BenchNode;
import dev.coodie.benchmarks.Plan;
import dev.coodie.benchmarks.Progress;
import dev.coodie.benchmarks.Scores;
import dev.coodie.benchmarks.Stage;
import java.net.InetSocketAddress;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * How many statements the node is asked to prepare when only numbers vary. Each peer has a keyspace
 * of its own, by which its statements are known in {@code system.prepared_statements}, where the
 * node lists all that it has not evicted.
 */
public final class PreparedStage implements Stage {
  /** The group of the scores, and its name. */
  public static final String GROUP = "prepared";

  /** What is counted. */
  public static final String STATEMENTS = "statements";

  /** How often each shape is called. */
  public static final int CALLS = 1_000;

  private static final int IN_FLIGHT = 16;

  private final BenchNode node;

  /** Against that node. */
  public PreparedStage(BenchNode node) {
    this.node = node;
  }

  @Override
  public List<String> names() {
    return List.of(GROUP);
  }

  @Override
  public int steps(Plan plan) {
    return Peer.values().length;
  }

  @Override
  public void run(Plan plan, Scores scores, Progress progress) throws InterruptedException {
    progress.stage("Prepared statements");
    for (Peer peer : Peer.values()) {
      String keyspace = "prepared_" + peer.name().toLowerCase(Locale.ROOT);
      count(node.contactPoints(), keyspace, peer, scores, CALLS);
      progress.step(peer.label());
    }
  }

  static void count(
      List<InetSocketAddress> nodes, String keyspace, Peer peer, Scores scores, int calls)
      throws InterruptedException {
    try (CqlSession session = Sessions.openWithoutKeyspace(nodes)) {
      Tables.make(session, keyspace);
    }
    try (CqlSession session = Sessions.open(nodes, keyspace)) {
      Client client = peer.make(session);
      for (Shape shape : Shape.values()) {
        InFlight.run(calls, IN_FLIGHT, i -> shape.call(client, i));
        scores.add(GROUP, shape.label(), peer.name(), STATEMENTS, count(session, keyspace, shape));
      }
    }
  }

  private static int count(CqlSession session, String keyspace, Shape shape) {
    int count = texts(session, keyspace, shape).size();
    if (count == 0) {
      throw new BenchException("The node lists nothing that it prepared for " + shape.label());
    }
    return count;
  }

  private static Set<String> texts(CqlSession session, String keyspace, Shape shape) {
    Set<String> texts = new HashSet<>();
    for (Row row : session.execute("SELECT * FROM system.prepared_statements")) {
      String text = String.valueOf(row.getString("query_string"));
      if (keyspace.equals(row.getString("logged_keyspace")) && shape.isOf(text)) {
        texts.add(text);
      }
    }
    return texts;
  }
}
