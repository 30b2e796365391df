package dev.coodie.spring.boot;

import com.datastax.oss.driver.api.core.CqlSession;
import com.datastax.oss.driver.api.core.metadata.Node;
import dev.coodie.Coodie;
import dev.coodie.driver.CacheMetrics;
import dev.coodie.schema.SchemaLock;
import dev.coodie.schema.SchemaPlan;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;
import org.springframework.boot.actuate.endpoint.annotation.Endpoint;
import org.springframework.boot.actuate.endpoint.annotation.ReadOperation;

/**
 * The endpoint {@code coodie}: for each {@code Coodie}, by the name of its bean, what its schema
 * lacks, pending migrations, who holds the schema lock, and its shapes; and the pools of the
 * session. Reads the schema from the server; changes nothing.
 */
@Endpoint(id = "coodie")
public final class CoodieEndpoint {
  private final ConfigurableListableBeanFactory beans;
  private final StartUps startUps;
  private final ObjectProvider<CqlSession> session;
  private final UnderWay underWay;

  CoodieEndpoint(
      ConfigurableListableBeanFactory beans,
      StartUps startUps,
      ObjectProvider<CqlSession> session,
      UnderWay underWay) {
    this.beans = beans;
    this.startUps = startUps;
    this.session = session;
    this.underWay = underWay;
  }

  /**
   * All of it.
   *
   * @param clusters by the name of the bean
   * @param nodes of Boot's session
   * @param requestsUnderWay those that wait for an answer now
   */
  public record State(Map<String, Cluster> clusters, List<Pool> nodes, long requestsUnderWay) {}

  /**
   * One {@code Coodie}.
   *
   * @param keyspace that of documents which name none
   * @param documents the names of their classes
   * @param plan what the schema lacks for them; null if there is no keyspace to look at
   * @param pendingMigrations version and description of each; empty if migrations are not used
   * @param lockHolder who holds the schema lock
   * @param shapes texts of statements by document
   * @param preparedStatements those of the driver
   */
  public record Cluster(
      @Nullable String keyspace,
      List<String> documents,
      @Nullable Plan plan,
      List<String> pendingMigrations,
      SchemaLock.@Nullable Holder lockHolder,
      Map<String, CacheMetrics> shapes,
      CacheMetrics preparedStatements) {}

  /**
   * What the schema lacks.
   *
   * @param refused whether a change cannot be made, or must be allowed
   * @param changes for people
   * @param statements what applying it would run
   */
  public record Plan(boolean refused, String changes, List<String> statements) {
    static Plan of(SchemaPlan plan) {
      return new Plan(plan.isRefused(), plan.changes().toString(), plan.statements());
    }
  }

  /**
   * One node.
   *
   * @param address where it serves clients
   * @param datacenter where it is
   * @param version of the server
   * @param state {@code UP}, {@code DOWN}, ..
   * @param connections how many are open
   */
  public record Pool(
      String address,
      @Nullable String datacenter,
      @Nullable String version,
      String state,
      int connections) {
    static Pool of(Node node) {
      return new Pool(
          node.getEndPoint().toString(),
          node.getDatacenter(),
          node.getCassandraVersion() == null ? null : node.getCassandraVersion().toString(),
          node.getState().name(),
          node.getOpenConnections());
    }
  }

  /** Asks the server. */
  @ReadOperation
  public State coodie() {
    Map<String, Cluster> clusters = new TreeMap<>();
    beans
        .getBeansOfType(Coodie.class)
        .forEach((name, coodie) -> clusters.put(name, of(name, coodie)));
    CqlSession open = session.getIfUnique();
    List<Pool> nodes =
        open == null
            ? List.of()
            : open.getMetadata().getNodes().values().stream().map(Pool::of).toList();
    return new State(clusters, nodes, underWay.count());
  }

  private Cluster of(String name, Coodie coodie) {
    Optional<StartUp> startUp = startUps.of(name);
    Optional<String> keyspace = coodie.keyspace();
    Class<?>[] documents = startUp.map(StartUp::documents).orElseGet(() -> new Class<?>[0]);
    boolean known = keyspace.isPresent() && startUp.isPresent();
    return new Cluster(
        keyspace.orElse(null),
        List.of(documents).stream().map(type -> type.getName()).toList(),
        known ? Plan.of(coodie.schema().plan(documents)) : null,
        known ? startUp.get().pending(coodie) : List.of(),
        known ? coodie.schema().lockHolder().orElse(null) : null,
        coodie.metrics().shapes(),
        coodie.metrics().preparedStatements());
  }
}
