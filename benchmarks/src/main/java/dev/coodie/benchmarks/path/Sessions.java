package dev.coodie.benchmarks.path;

import com.datastax.oss.driver.api.core.CqlSession;
import com.datastax.oss.driver.api.core.CqlSessionBuilder;
import com.datastax.oss.driver.api.core.config.DefaultDriverOption;
import com.datastax.oss.driver.api.core.config.DriverConfigLoader;
import com.datastax.oss.driver.api.core.config.ProgrammaticDriverConfigLoaderBuilder;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.Collection;

/** The same settings of the driver for everybody. */
public final class Sessions {
  /** Where the tables are. */
  public static final String KEYSPACE = "bench";

  /** Rows of a page, for everybody. */
  public static final int PAGE_SIZE = 5_000;

  private static final Duration PATIENCE = Duration.ofSeconds(30);

  private Sessions() {}

  /** In {@link #KEYSPACE}, which must exist. */
  public static CqlSession open(Collection<InetSocketAddress> nodes) {
    return open(nodes, KEYSPACE);
  }

  /** In a keyspace, which must exist. */
  public static CqlSession open(Collection<InetSocketAddress> nodes, String keyspace) {
    return builder(nodes).withKeyspace(keyspace).build();
  }

  /** Without a keyspace. */
  public static CqlSession openWithoutKeyspace(Collection<InetSocketAddress> nodes) {
    return builder(nodes).build();
  }

  private static CqlSessionBuilder builder(Collection<InetSocketAddress> nodes) {
    ProgrammaticDriverConfigLoaderBuilder config =
        DriverConfigLoader.programmaticBuilder()
            .withDuration(DefaultDriverOption.REQUEST_TIMEOUT, PATIENCE)
            .withDuration(DefaultDriverOption.METADATA_SCHEMA_REQUEST_TIMEOUT, PATIENCE)
            .withDuration(DefaultDriverOption.CONNECTION_INIT_QUERY_TIMEOUT, PATIENCE)
            .withDuration(DefaultDriverOption.CONTROL_CONNECTION_TIMEOUT, PATIENCE)
            .withDuration(DefaultDriverOption.METADATA_SCHEMA_WINDOW, Duration.ofMillis(1))
            .withString(DefaultDriverOption.REQUEST_CONSISTENCY, "LOCAL_ONE")
            .withInt(DefaultDriverOption.REQUEST_PAGE_SIZE, PAGE_SIZE)
            .withBoolean(DefaultDriverOption.REQUEST_LOG_WARNINGS, false)
            .withInt(DefaultDriverOption.NETTY_IO_SHUTDOWN_QUIET_PERIOD, 0)
            .withInt(DefaultDriverOption.NETTY_ADMIN_SHUTDOWN_QUIET_PERIOD, 0);
    return CqlSession.builder()
        .addContactPoints(nodes)
        .withLocalDatacenter("datacenter1")
        .withConfigLoader(config.build());
  }
}
