package dev.coodie.spring.boot;

import dev.coodie.embedded.EmbeddedCassandra;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.cassandra.autoconfigure.CassandraAutoConfiguration;
import org.springframework.boot.cassandra.autoconfigure.CassandraConnectionDetails;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Conditional;

/**
 * An embedded Cassandra for development, where {@code coodie-embedded} is on the class path and no
 * cluster is configured: no contact points, no file of the driver, no container. It is the one that
 * processes of this user share, so that restarting the application needs no new node. {@code
 * coodie.embedded} chooses otherwise.
 */
@AutoConfiguration(before = CassandraAutoConfiguration.class)
@ConditionalOnClass(EmbeddedCassandra.class)
@ConditionalOnMissingBean(CassandraConnectionDetails.class)
@Conditional(OnEmbeddedMode.class)
public final class EmbeddedCassandraAutoConfiguration {
  private static final Logger LOG =
      LoggerFactory.getLogger(EmbeddedCassandraAutoConfiguration.class);

  @Bean
  EmbeddedConnectionDetails embeddedCassandraConnectionDetails() {
    EmbeddedCassandra node = EmbeddedCassandra.shared();
    LOG.info(
        "Using an embedded Cassandra at {}:{}, for development and tests. For a cluster of your own"
            + " set spring.cassandra.contact-points.",
        node.address(),
        node.port());
    return new EmbeddedConnectionDetails(node);
  }
}
