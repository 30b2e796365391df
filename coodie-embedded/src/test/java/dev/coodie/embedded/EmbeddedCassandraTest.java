package dev.coodie.embedded;

import static org.assertj.core.api.Assertions.assertThat;

import com.datastax.oss.driver.api.core.CqlSession;
import org.junit.jupiter.api.Test;

class EmbeddedCassandraTest {
  @Test
  void starts() {
    try (EmbeddedCassandra cassandra = EmbeddedCassandra.start();
        CqlSession session = cassandra.sessionBuilder().build()) {
      assertThat(session.execute("SELECT release_version FROM system.local").one()).isNotNull();
    }
  }
}
