package dev.coodie.it.driver;

import dev.coodie.CoodieConfig;
import dev.coodie.driver.Driver;
import dev.coodie.embedded.EmbeddedCassandra;
import dev.coodie.javadriver.JavaDriverConnector;
import java.time.Duration;

/** Embedded nodes and connections to them. */
final class Nodes {
  private Nodes() {}

  private static final class Shared {
    static final EmbeddedCassandra NODE = EmbeddedCassandra.shared();
  }

  /** The node that all tests of a build share; each uses a keyspace of its own. */
  static EmbeddedCassandra shared() {
    return Shared.NODE;
  }

  static CoodieConfig config(EmbeddedCassandra node) {
    return CoodieConfig.at(node.address() + ":" + node.port())
        .connectTimeout(Duration.ofSeconds(10))
        .requestTimeout(Duration.ofSeconds(20));
  }

  static Driver connect(CoodieConfig config) {
    return Cql.await(new JavaDriverConnector().connect(config));
  }

  /** A connection to the shared node, with an empty keyspace. */
  static Driver connectTo(String keyspace) {
    Driver driver = connect(config(shared()).keyspace(keyspace));
    Cql.run(driver, "DROP KEYSPACE IF EXISTS " + keyspace);
    Cql.run(
        driver,
        "CREATE KEYSPACE "
            + keyspace
            + " WITH replication = {'class': 'SimpleStrategy', 'replication_factor': 1}");
    return driver;
  }
}
