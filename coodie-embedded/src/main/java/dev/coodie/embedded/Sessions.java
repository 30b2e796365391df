package dev.coodie.embedded;

import com.datastax.oss.driver.api.core.CqlSession;
import com.datastax.oss.driver.api.core.CqlSessionBuilder;
import com.datastax.oss.driver.api.core.config.DefaultDriverOption;
import com.datastax.oss.driver.api.core.config.DriverConfigLoader;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.List;

/** The driver's sessions with embedded nodes. */
final class Sessions {
  static final Duration TIMEOUT = Duration.ofSeconds(20);
  // A busy machine with three nodes needs more than the default of 10 s.
  private static final Duration AGREEMENT = Duration.ofSeconds(30);
  // The default of 1 s is waited for after every statement that changes the schema.
  private static final Duration DEBOUNCE = Duration.ofMillis(1);

  private Sessions() {}

  static CqlSessionBuilder builder(
      Settings settings, List<InetSocketAddress> contactPoints, String datacenter) {
    CqlSessionBuilder builder =
        CqlSession.builder()
            .addContactPoints(contactPoints)
            .withLocalDatacenter(datacenter)
            .withConfigLoader(
                DriverConfigLoader.programmaticBuilder()
                    .withDuration(DefaultDriverOption.METADATA_SCHEMA_WINDOW, DEBOUNCE)
                    .withDuration(DefaultDriverOption.REQUEST_TIMEOUT, TIMEOUT)
                    .withDuration(DefaultDriverOption.METADATA_SCHEMA_REQUEST_TIMEOUT, TIMEOUT)
                    .withDuration(DefaultDriverOption.CONNECTION_INIT_QUERY_TIMEOUT, TIMEOUT)
                    .withDuration(DefaultDriverOption.CONTROL_CONNECTION_TIMEOUT, TIMEOUT)
                    .withDuration(
                        DefaultDriverOption.CONTROL_CONNECTION_AGREEMENT_TIMEOUT, AGREEMENT)
                    // By default every close() of a session waits two seconds.
                    .withInt(DefaultDriverOption.NETTY_IO_SHUTDOWN_QUIET_PERIOD, 0)
                    .withInt(DefaultDriverOption.NETTY_ADMIN_SHUTDOWN_QUIET_PERIOD, 0)
                    // So that a cluster's new nodes are known at once.
                    .withDuration(DefaultDriverOption.METADATA_TOPOLOGY_WINDOW, DEBOUNCE)
                    .build());
    if (settings.passwords()) {
      builder.withAuthCredentials(EmbeddedCassandra.USER, EmbeddedCassandra.PASSWORD);
    }
    NodeTls tls = settings.tls();
    if (tls != null) {
      builder.withSslContext(tls.clientContext());
    }
    return builder;
  }
}
