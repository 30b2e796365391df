package dev.coodie.it.lock;

import static org.assertj.core.api.Assertions.assertThat;

import com.datastax.oss.driver.api.core.CqlSession;
import com.datastax.oss.driver.api.core.config.DefaultDriverOption;
import com.datastax.oss.driver.api.core.config.DriverConfigLoader;
import com.datastax.oss.driver.api.core.config.DriverExecutionProfile;
import com.datastax.oss.driver.api.core.cql.SimpleStatement;
import com.datastax.oss.driver.api.core.loadbalancing.NodeDistance;
import com.datastax.oss.driver.api.core.metadata.Node;
import com.datastax.oss.driver.api.core.metadata.TokenMap;
import com.datastax.oss.driver.api.core.metadata.token.Token;
import com.datastax.oss.driver.api.core.session.Request;
import com.datastax.oss.driver.api.core.tracker.RequestTracker;
import dev.coodie.Coodie;
import dev.coodie.driver.Driver;
import dev.coodie.driver.Row;
import dev.coodie.embedded.EmbeddedCassandra;
import dev.coodie.javadriver.JavaDriver;
import dev.coodie.schema.Schema;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Queue;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.Timeout;

/** Three nodes, of which one dies in the end. */
@Timeout(600)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class SeveralNodesTest {
  private static final String KEYSPACE = "several";

  private static EmbeddedCassandra cluster;

  @BeforeAll
  static void start() {
    cluster = EmbeddedCassandra.builder().nodes(3).address("127.0.7.1").heapMegabytes(192).start();
  }

  @AfterAll
  static void stop() {
    cluster.close();
  }

  private static List<String> contactPoints() {
    return cluster.contactPoints().stream()
        .map((InetSocketAddress p) -> p.getHostString() + ":" + p.getPort())
        .toList();
  }

  /** What each node that runs says of itself. */
  private static Set<UUID> versions(CqlSession session) {
    Set<UUID> versions = new HashSet<>();
    for (Node node : session.getMetadata().getNodes().values()) {
      if (node.getOpenConnections() > 0) {
        versions.add(
            session
                .execute(
                    SimpleStatement.newInstance("SELECT schema_version FROM system.local")
                        .setNode(node))
                .one()
                .getUuid(0));
      }
    }
    return versions;
  }

  @Test
  @Order(1)
  void of_20_instances_on_three_nodes_that_apply_at_once_one_makes_the_changes() throws Exception {
    try (Coodie coodie = cluster.coodie(KEYSPACE);
        CqlSession session = cluster.sessionBuilder().build();
        Instances instances = new Instances()) {
      int changes = coodie.schema().plan(Applier.DOCUMENTS).changes().list().size();

      List<String> said = instances.isolated(contactPoints(), KEYSPACE).applyAtOnce();

      assertThat(said).hasSize(20).contains(changes + " true");
      assertThat(Collections.frequency(said, "0 true")).isEqualTo(19);
      assertThat(versions(session)).hasSize(1);
      assertThat(coodie.schema().plan(Applier.DOCUMENTS).isEmpty()).isTrue();
      assertThat(coodie.schema().lockHolder()).isEmpty();
    }
  }

  @Test
  @Order(2)
  void the_lock_tables_of_all_nodes_are_one() {
    for (int number = 1; number <= 3; number++) {
      InetSocketAddress only = cluster.node(number).contactPoint();
      try (CqlSession session =
          cluster
              .sessionBuilder()
              .withNodeDistanceEvaluator(
                  (node, datacenter) ->
                      node.getEndPoint().resolve().equals(only) ? null : NodeDistance.IGNORED)
              .build()) {
        assertThat(
                session
                    .execute(
                        "SELECT id FROM system_schema.tables WHERE keyspace_name = 'several' AND"
                            + " table_name = 'coodie_lock'")
                    .one()
                    .getUuid(0))
            .isEqualTo(
                UUID.nameUUIDFromBytes("several.coodie_lock".getBytes(StandardCharsets.UTF_8)));
      }
    }
  }

  @Test
  @Order(3)
  void nodes_without_connections_are_told_of_by_others() throws Exception {
    InetSocketAddress only = cluster.node(1).contactPoint();
    try (CqlSession session =
            cluster
                .sessionBuilder()
                .withNodeDistanceEvaluator(
                    (node, datacenter) ->
                        node.getEndPoint().resolve().equals(only) ? null : NodeDistance.IGNORED)
                .build();
        Driver driver = JavaDriver.of(session);
        Coodie coodie = Coodie.of(driver)) {
      coodie.schema().run("CREATE TABLE several.heard_of (id int PRIMARY KEY)");

      assertThat(driver.schemaInAgreement().toCompletableFuture().get(30, TimeUnit.SECONDS))
          .isTrue();
    }
  }

  @Test
  @Order(4)
  void a_scan_asks_a_replica_of_each_range_and_all_nodes() {
    AskedNodes asked = new AskedNodes(new ConcurrentLinkedQueue<>());
    try (CqlSession session = cluster.sessionBuilder().addRequestTracker(asked).build();
        Coodie coodie = Coodie.of(JavaDriver.of(session))) {
      coodie
          .schema()
          .run(
              "CREATE KEYSPACE alone WITH replication ="
                  + " {'class': 'SimpleStrategy', 'replication_factor': 1}");
      coodie.schema().run("CREATE TABLE alone.numbers (n int PRIMARY KEY)");
      for (int n = 0; n < 300; n++) {
        coodie.execute("INSERT INTO alone.numbers (n) VALUES (?)", n);
      }

      List<Object> read =
          coodie
              .scan("alone", "numbers")
              .pageSize(2)
              .collect(Collectors.mapping(row -> row.get("n"), Collectors.toList()));

      assertThat(read).hasSize(300).doesNotHaveDuplicates();
      assertThat(coodie.scan("alone", "numbers").count()).isEqualTo(300);
      TokenMap map = session.getMetadata().getTokenMap().orElseThrow();
      assertThat(asked.ranges())
          .allSatisfy(
              range ->
                  assertThat(map.getReplicas("alone", range.token())).containsOnly(range.node()));
      assertThat(asked.ranges())
          .extracting(Asked::node)
          .contains(session.getMetadata().getNodes().values().toArray(Node[]::new));
    }
  }

  private record Asked(Node node, Token token) {}

  /** Notes which node gave an answer for which range. */
  private record AskedNodes(Queue<Asked> ranges) implements RequestTracker {
    @Override
    public void onSuccess(
        Request request, long nanos, DriverExecutionProfile profile, Node node, String prefix) {
      Token token = request.getRoutingToken();
      if (token != null) {
        ranges.add(new Asked(node, token));
      }
    }

    @Override
    public void close() {}
  }

  @Test
  @Order(5)
  void a_dead_node_does_not_hold_up_a_change_whatever_is_remembered_of_it() throws Exception {
    try (CqlSession session = impatient();
        Driver driver = JavaDriver.of(session);
        Coodie coodie = Coodie.of(driver)) {
      Schema schema = coodie.schema().keyspace(KEYSPACE);
      schema.drop(Shelved.class);
      cluster.node(3).kill();

      schema.plan(Shelved.class).apply();

      assertThat(schema.plan(Shelved.class).isEmpty()).isTrue();
      assertThat(driver.schemaInAgreement().toCompletableFuture().get(30, TimeUnit.SECONDS))
          .isTrue();
      Set<UUID> versions = versions(session);
      assertThat(versions).hasSize(1);
      Row remembered =
          coodie
              .execute("SELECT schema_version FROM system.peers WHERE peer = ?", address(3))
              .get(0);
      assertThat(remembered.get("schema_version", UUID.class)).isNotIn(versions);
    }
  }

  /** The driver waits for agreement, too, in its own way: not for long here. */
  private static CqlSession impatient() {
    return CqlSession.builder()
        .addContactPoint(cluster.contactPoint())
        .withLocalDatacenter("datacenter1")
        .withConfigLoader(
            DriverConfigLoader.programmaticBuilder()
                .withDuration(
                    DefaultDriverOption.CONTROL_CONNECTION_AGREEMENT_TIMEOUT, Duration.ofSeconds(1))
                .withDuration(DefaultDriverOption.REQUEST_TIMEOUT, Duration.ofSeconds(20))
                .build())
        .build();
  }

  private static InetAddress address(int number) {
    return cluster.node(number).contactPoint().getAddress();
  }
}
