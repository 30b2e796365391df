package dev.coodie.javadriver;

import com.datastax.oss.driver.api.core.config.DefaultDriverOption;
import com.datastax.oss.driver.api.core.config.DriverConfigLoader;
import com.datastax.oss.driver.api.core.config.DriverExecutionProfile;
import com.datastax.oss.driver.api.core.config.ProgrammaticDriverConfigLoaderBuilder;
import dev.coodie.Compression;
import dev.coodie.CoodieConfig;
import dev.coodie.error.ConfigurationException;
import dev.coodie.model.Suggestions;
import java.time.Duration;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;

/** Our settings as options of the driver, over {@code application.conf} and its own defaults. */
final class DriverOptions {
  private static final String STANDARD_POLICY = "DefaultLoadBalancingPolicy";
  private static final String INFERRING_POLICY = "DcInferringLoadBalancingPolicy";
  private static final Duration STANDARD_SCHEMA_WINDOW = Duration.ofSeconds(1);
  private static final Duration SCHEMA_WINDOW = Duration.ofMillis(10);
  private static final int STANDARD_QUIET_PERIOD = 2;
  private static final String STANDARD_TIMESTAMPS = "AtomicTimestampGenerator";
  private static final String STANDARD_THROTTLER = "PassThroughRequestThrottler";
  private static final String STANDARD_RETRY_POLICY = "DefaultRetryPolicy";
  private static final int STANDARD_MOST_IN_FLIGHT = 1_024;

  /** As many as one connection takes, so that a single node can never have too many. */
  static final int MOST_IN_FLIGHT = 2_048;

  static final int MOST_WAITING = 100_000;

  private DriverOptions() {}

  static boolean hasStandardPolicy(DriverExecutionProfile application) {
    return STANDARD_POLICY.equals(
        application.getString(DefaultDriverOption.LOAD_BALANCING_POLICY_CLASS, STANDARD_POLICY));
  }

  /** Where {@code options} choose nothing so far: what does not depend on our settings. */
  static void applyDefaults(ProgrammaticDriverConfigLoaderBuilder options) {
    DriverConfigLoader loader = options.build();
    DriverExecutionProfile chosen = loader.getInitialConfig().getDefaultProfile();
    loader.close();
    applyDefaults(options, chosen, hasStandardPolicy(chosen));
  }

  private static void applyDefaults(
      ProgrammaticDriverConfigLoaderBuilder options,
      DriverExecutionProfile application,
      boolean inferDatacenter) {
    if (inferDatacenter) {
      options.withString(DefaultDriverOption.LOAD_BALANCING_POLICY_CLASS, INFERRING_POLICY);
    }
    quieten(options);
    quicken(options, application);
    countTime(options, application);
    queue(options, application);
    repeatSafely(options, application);
  }

  static DriverConfigLoader of(
      CoodieConfig config, ApplicationConfig application, boolean inferDatacenter) {
    ProgrammaticDriverConfigLoaderBuilder options = application.options();
    applyDefaults(options, application.profile(), inferDatacenter);
    compress(config.compression(), options, application.profile());
    config
        .connectTimeout()
        .ifPresent(
            timeout ->
                options
                    .withDuration(DefaultDriverOption.CONNECTION_CONNECT_TIMEOUT, timeout)
                    .withDuration(DefaultDriverOption.CONNECTION_INIT_QUERY_TIMEOUT, timeout));
    requests(options, config);
    config
        .profile()
        .ifPresent(
            name -> {
              require(name, application.profiles());
              requests(options.startProfile(name), config).endProfile();
            });
    return options.build();
  }

  /** What applies to requests, of all profiles or of the one that is open. */
  private static ProgrammaticDriverConfigLoaderBuilder requests(
      ProgrammaticDriverConfigLoaderBuilder options, CoodieConfig config) {
    config
        .requestTimeout()
        .ifPresent(timeout -> options.withDuration(DefaultDriverOption.REQUEST_TIMEOUT, timeout));
    config
        .consistency()
        .ifPresent(
            level ->
                options.withString(
                    DefaultDriverOption.REQUEST_CONSISTENCY, Binding.level(level).name()));
    if (config.pageSize() > 0) {
      options.withInt(DefaultDriverOption.REQUEST_PAGE_SIZE, config.pageSize());
    }
    return options;
  }

  private static void require(String profile, Set<String> profiles) {
    Set<String> known = new TreeSet<>(profiles);
    if (!known.contains(profile)) {
      throw new ConfigurationException(
          "coodie-1107",
          "The driver has no execution profile \""
              + profile
              + "\". "
              + Suggestions.forName(profile, known)
              + "Define it under datastax-java-driver.profiles in application.conf. Profiles: "
              + String.join(", ", known)
              + ".");
    }
  }

  /**
   * The driver would log a warning of the server with the bound values, which {@link
   * ServerWarnings} does without them, and warn of the one change of keyspace, which is {@link
   * SessionKeyspace}'s own.
   */
  private static void quieten(ProgrammaticDriverConfigLoaderBuilder options) {
    options
        .withBoolean(DefaultDriverOption.REQUEST_LOG_WARNINGS, false)
        .withBoolean(DefaultDriverOption.REQUEST_WARN_IF_SET_KEYSPACE, false);
  }

  private static void quicken(
      ProgrammaticDriverConfigLoaderBuilder options, DriverExecutionProfile application) {
    if (application
        .getDuration(DefaultDriverOption.METADATA_SCHEMA_WINDOW, STANDARD_SCHEMA_WINDOW)
        .equals(STANDARD_SCHEMA_WINDOW)) {
      options.withDuration(DefaultDriverOption.METADATA_SCHEMA_WINDOW, SCHEMA_WINDOW);
    }
    for (DefaultDriverOption option :
        new DefaultDriverOption[] {
          DefaultDriverOption.NETTY_IO_SHUTDOWN_QUIET_PERIOD,
          DefaultDriverOption.NETTY_ADMIN_SHUTDOWN_QUIET_PERIOD
        }) {
      if (application.getInt(option, STANDARD_QUIET_PERIOD) == STANDARD_QUIET_PERIOD) {
        options.withInt(option, 0);
      }
    }
  }

  private static void countTime(
      ProgrammaticDriverConfigLoaderBuilder options, DriverExecutionProfile application) {
    boolean standard =
        STANDARD_TIMESTAMPS.equals(
                application.getString(
                    DefaultDriverOption.TIMESTAMP_GENERATOR_CLASS, STANDARD_TIMESTAMPS))
            && !application.getBoolean(
                DefaultDriverOption.TIMESTAMP_GENERATOR_FORCE_JAVA_CLOCK, false);
    if (standard) {
      options.withClass(DefaultDriverOption.TIMESTAMP_GENERATOR_CLASS, WriteTimestamps.class);
    }
  }

  /**
   * Without this the driver fails each statement that finds its connection full, so that a thousand
   * virtual threads would do where ten thousand do not. Left alone if the application has chosen
   * either limit itself.
   */
  private static void queue(
      ProgrammaticDriverConfigLoaderBuilder options, DriverExecutionProfile application) {
    boolean standard =
        STANDARD_THROTTLER.equals(
                application.getString(
                    DefaultDriverOption.REQUEST_THROTTLER_CLASS, STANDARD_THROTTLER))
            && application.getInt(
                    DefaultDriverOption.CONNECTION_MAX_REQUESTS, STANDARD_MOST_IN_FLIGHT)
                == STANDARD_MOST_IN_FLIGHT;
    if (standard) {
      options
          .withInt(DefaultDriverOption.CONNECTION_MAX_REQUESTS, MOST_IN_FLIGHT)
          .withClass(DefaultDriverOption.REQUEST_THROTTLER_CLASS, StatementThrottler.class)
          .withInt(DefaultDriverOption.REQUEST_THROTTLER_MAX_CONCURRENT_REQUESTS, MOST_IN_FLIGHT)
          .withInt(DefaultDriverOption.REQUEST_THROTTLER_MAX_QUEUE_SIZE, MOST_WAITING);
    }
  }

  /** The driver's own policy runs a conditional write again that can have been accepted. */
  private static void repeatSafely(
      ProgrammaticDriverConfigLoaderBuilder options, DriverExecutionProfile application) {
    if (STANDARD_RETRY_POLICY.equals(
        application.getString(DefaultDriverOption.RETRY_POLICY_CLASS, STANDARD_RETRY_POLICY))) {
      options.withClass(DefaultDriverOption.RETRY_POLICY_CLASS, StatementRetryPolicy.class);
    }
  }

  private static void compress(
      Compression compression,
      ProgrammaticDriverConfigLoaderBuilder options,
      DriverExecutionProfile application) {
    if (compression == Compression.NONE) {
      return;
    }
    if (compression == Compression.LZ4) {
      require("LZ4", "net.jpountz.lz4.LZ4Factory", "at.yawk.lz4:lz4-java");
    } else {
      require("Snappy", "org.xerial.snappy.Snappy", "org.xerial.snappy:snappy-java");
      if (!application.isDefined(DefaultDriverOption.PROTOCOL_VERSION)) {
        options.withString(DefaultDriverOption.PROTOCOL_VERSION, "V4");
      }
    }
    options.withString(
        DefaultDriverOption.PROTOCOL_COMPRESSION, compression.name().toLowerCase(Locale.ROOT));
  }

  private static void require(String compression, String type, String artifact) {
    try {
      Class.forName(type, false, DriverConfigLoader.class.getClassLoader());
    } catch (ClassNotFoundException e) {
      throw new ConfigurationException(
          "coodie-620",
          compression
              + " compression needs a library that is not on the class path. Add the dependency "
              + artifact
              + ", or choose another compression.",
          e);
    }
  }
}
