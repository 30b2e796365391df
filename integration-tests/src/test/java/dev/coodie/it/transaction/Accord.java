package dev.coodie.it.transaction;

import dev.coodie.Coodie;
import dev.coodie.embedded.CassandraVersion;
import dev.coodie.embedded.EmbeddedCassandra;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/** Gives tests one node with transactions, and a keyspace with the tables of this package. */
final class Accord implements ParameterResolver {
  /** Stopped after the last test of the JVM. */
  private record Node(EmbeddedCassandra cassandra, Coodie coodie) implements AutoCloseable {
    static Node start() {
      EmbeddedCassandra cassandra =
          EmbeddedCassandra.builder().version(CassandraVersion.V6_0).transactions().start();
      Coodie coodie = cassandra.coodie("accord");
      coodie.schema().plan(Slot.class, Tally.class).apply();
      return new Node(cassandra, coodie);
    }

    @Override
    public void close() {
      coodie.close();
      cassandra.close();
    }
  }

  @Override
  public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
    Class<?> type = parameter.getParameter().getType();
    return type == Coodie.class || type == EmbeddedCassandra.class;
  }

  @Override
  public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
    Node node =
        context
            .getRoot()
            .getStore(ExtensionContext.Namespace.create(Accord.class))
            .computeIfAbsent("node", key -> Node.start(), Node.class);
    return parameter.getParameter().getType() == Coodie.class ? node.coodie : node.cassandra;
  }
}
