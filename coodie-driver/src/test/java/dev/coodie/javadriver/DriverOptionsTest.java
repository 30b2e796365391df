package dev.coodie.javadriver;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.datastax.oss.driver.api.core.config.DefaultDriverOption;
import com.datastax.oss.driver.api.core.config.DriverConfigLoader;
import com.datastax.oss.driver.api.core.config.DriverExecutionProfile;
import com.datastax.oss.driver.api.core.config.ProgrammaticDriverConfigLoaderBuilder;
import dev.coodie.Compression;
import dev.coodie.CoodieConfig;
import dev.coodie.driver.Consistency;
import dev.coodie.error.ConfigurationException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class DriverOptionsTest {
  @Test
  void every_setting_is_an_option_of_the_driver() {
    CoodieConfig config =
        CoodieConfig.defaults()
            .connectTimeout(Duration.ofSeconds(7))
            .requestTimeout(Duration.ofSeconds(8))
            .consistency(Consistency.LOCAL_QUORUM)
            .pageSize(77);

    DriverExecutionProfile options = options(config, false);

    assertThat(options.getDuration(DefaultDriverOption.CONNECTION_CONNECT_TIMEOUT)).hasSeconds(7);
    assertThat(options.getDuration(DefaultDriverOption.CONNECTION_INIT_QUERY_TIMEOUT))
        .hasSeconds(7);
    assertThat(options.getDuration(DefaultDriverOption.REQUEST_TIMEOUT)).hasSeconds(8);
    assertThat(options.getString(DefaultDriverOption.REQUEST_CONSISTENCY))
        .isEqualTo("LOCAL_QUORUM");
    assertThat(options.getInt(DefaultDriverOption.REQUEST_PAGE_SIZE)).isEqualTo(77);
  }

  @Test
  void the_driver_logs_no_warning_with_bound_values_and_none_that_is_our_own_doing() {
    DriverExecutionProfile options = options(CoodieConfig.defaults(), false);

    assertThat(options.getBoolean(DefaultDriverOption.REQUEST_LOG_WARNINGS)).isFalse();
    assertThat(options.getBoolean(DefaultDriverOption.REQUEST_WARN_IF_SET_KEYSPACE)).isFalse();
  }

  @Test
  void what_is_not_chosen_is_as_in_the_application() {
    DriverExecutionProfile options = options(CoodieConfig.defaults(), false);
    DriverExecutionProfile application = new ApplicationConfig().profile();

    for (DefaultDriverOption option :
        new DefaultDriverOption[] {
          DefaultDriverOption.CONNECTION_CONNECT_TIMEOUT,
          DefaultDriverOption.REQUEST_TIMEOUT,
          DefaultDriverOption.REQUEST_CONSISTENCY,
          DefaultDriverOption.REQUEST_PAGE_SIZE,
          DefaultDriverOption.LOAD_BALANCING_POLICY_CLASS
        }) {
      assertThat(options.getString(option)).isEqualTo(application.getString(option));
    }
    assertThat(options.isDefined(DefaultDriverOption.PROTOCOL_COMPRESSION)).isFalse();
  }

  @Test
  void schema_changes_and_closing_are_not_held_up() {
    DriverExecutionProfile options = options(CoodieConfig.defaults(), false);

    assertThat(options.getDuration(DefaultDriverOption.METADATA_SCHEMA_WINDOW)).hasMillis(10);
    assertThat(options.getInt(DefaultDriverOption.NETTY_IO_SHUTDOWN_QUIET_PERIOD)).isZero();
    assertThat(options.getInt(DefaultDriverOption.NETTY_ADMIN_SHUTDOWN_QUIET_PERIOD)).isZero();
  }

  @Test
  void statements_wait_when_the_connection_is_full() {
    DriverExecutionProfile options = options(CoodieConfig.defaults(), false);

    assertThat(options.getString(DefaultDriverOption.REQUEST_THROTTLER_CLASS))
        .isEqualTo(StatementThrottler.class.getName());
    assertThat(options.getInt(DefaultDriverOption.REQUEST_THROTTLER_MAX_CONCURRENT_REQUESTS))
        .isEqualTo(options.getInt(DefaultDriverOption.CONNECTION_MAX_REQUESTS));
    assertThat(options.getInt(DefaultDriverOption.REQUEST_THROTTLER_MAX_QUEUE_SIZE))
        .isEqualTo(100_000);
  }

  @Test
  void the_drivers_retries_are_ours_unless_the_application_has_its_own() {
    assertThat(
            options(CoodieConfig.defaults(), false)
                .getString(DefaultDriverOption.RETRY_POLICY_CLASS))
        .isEqualTo(StatementRetryPolicy.class.getName());

    System.setProperty(
        "datastax-java-driver.advanced.retry-policy.class", "ConsistencyDowngradingRetryPolicy");
    try {
      assertThat(
              options(CoodieConfig.defaults(), false)
                  .getString(DefaultDriverOption.RETRY_POLICY_CLASS, "none"))
          .isEqualTo("ConsistencyDowngradingRetryPolicy");
    } finally {
      System.clearProperty("datastax-java-driver.advanced.retry-policy.class");
    }
  }

  @ParameterizedTest
  @CsvSource({
    "advanced.timestamp-generator.class, ServerSideTimestampGenerator",
    "advanced.timestamp-generator.force-java-clock, true"
  })
  void timestamps_are_ours_unless_the_application_has_its_own(String option, String value) {
    assertThat(
            options(CoodieConfig.defaults(), false)
                .getString(DefaultDriverOption.TIMESTAMP_GENERATOR_CLASS))
        .isEqualTo(WriteTimestamps.class.getName());

    System.setProperty("datastax-java-driver." + option, value);
    try {
      assertThat(
              options(CoodieConfig.defaults(), false)
                  .getString(DefaultDriverOption.TIMESTAMP_GENERATOR_CLASS))
          .isNotEqualTo(WriteTimestamps.class.getName());
    } finally {
      System.clearProperty("datastax-java-driver." + option);
    }
  }

  /** It is read once to connect, but a driver that reloads it has to see what has changed. */
  @Test
  void what_changes_in_the_application_is_seen_when_the_driver_reloads_it(@TempDir Path directory)
      throws IOException {
    Path application = directory.resolve("application.conf");
    Files.writeString(application, "datastax-java-driver.basic.request.page-size = 11");
    System.setProperty("config.file", application.toString());
    try {
      ApplicationConfig read = new ApplicationConfig();
      Files.writeString(application, "datastax-java-driver.basic.request.page-size = 12");

      assertThat(pageSize(read.options())).isEqualTo(11);
      assertThat(pageSize(read.options())).isEqualTo(12);
    } finally {
      System.clearProperty("config.file");
    }
  }

  private static int pageSize(ProgrammaticDriverConfigLoaderBuilder options) {
    return options
        .build()
        .getInitialConfig()
        .getDefaultProfile()
        .getInt(DefaultDriverOption.REQUEST_PAGE_SIZE);
  }

  @ParameterizedTest
  @CsvSource({
    "advanced.throttler.class, RateLimitingRequestThrottler",
    "advanced.connection.max-requests-per-connection, 300"
  })
  void limits_of_the_application_are_left_alone(String option, String value) {
    System.setProperty("datastax-java-driver." + option, value);
    try {
      DriverExecutionProfile options = options(CoodieConfig.defaults(), false);

      assertThat(options.getString(DefaultDriverOption.REQUEST_THROTTLER_CLASS))
          .isNotEqualTo(StatementThrottler.class.getName());
    } finally {
      System.clearProperty("datastax-java-driver." + option);
    }
  }

  @Test
  void values_of_the_application_win_over_our_habits() {
    System.setProperty("datastax-java-driver.advanced.metadata.schema.debouncer.window", "3s");
    System.setProperty("datastax-java-driver.advanced.netty.io-group.shutdown.quiet-period", "5");
    try {
      DriverExecutionProfile options = options(CoodieConfig.defaults(), false);

      assertThat(options.getDuration(DefaultDriverOption.METADATA_SCHEMA_WINDOW)).hasSeconds(3);
      assertThat(options.getInt(DefaultDriverOption.NETTY_IO_SHUTDOWN_QUIET_PERIOD)).isEqualTo(5);
    } finally {
      System.clearProperty("datastax-java-driver.advanced.metadata.schema.debouncer.window");
      System.clearProperty("datastax-java-driver.advanced.netty.io-group.shutdown.quiet-period");
    }
  }

  @Test
  void what_is_chosen_wins_over_the_profile_that_applies(@TempDir Path directory)
      throws IOException {
    Path application = directory.resolve("application.conf");
    Files.writeString(
        application,
        "datastax-java-driver.profiles.slow.basic.request { timeout = 1m, page-size = 11 }");
    System.setProperty("config.file", application.toString());
    try {
      DriverExecutionProfile slow =
          DriverOptions.of(
                  CoodieConfig.defaults().profile("slow").requestTimeout(Duration.ofSeconds(8)),
                  new ApplicationConfig(),
                  false)
              .getInitialConfig()
              .getProfile("slow");

      assertThat(slow.getDuration(DefaultDriverOption.REQUEST_TIMEOUT)).hasSeconds(8);
      assertThat(slow.getInt(DefaultDriverOption.REQUEST_PAGE_SIZE)).isEqualTo(11);
    } finally {
      System.clearProperty("config.file");
    }
  }

  @Test
  void a_profile_that_nobody_defined_is_refused() {
    assertThatThrownBy(() -> options(CoodieConfig.defaults().profile("defalt"), false))
        .isInstanceOf(ConfigurationException.class)
        .hasMessageContaining("The driver has no execution profile \"defalt\".")
        .hasMessageContaining("Did you mean \"default\"?")
        .hasMessageEndingWith("[coodie-1107]");
  }

  @Test
  void a_missing_datacenter_is_inferred() {
    DriverExecutionProfile options = options(CoodieConfig.defaults(), true);

    assertThat(options.getString(DefaultDriverOption.LOAD_BALANCING_POLICY_CLASS))
        .isEqualTo("DcInferringLoadBalancingPolicy");
  }

  @ParameterizedTest
  @EnumSource(names = {"LZ4", "SNAPPY"})
  void compression_without_its_library_says_what_to_add(Compression compression) {
    assertThatThrownBy(() -> options(CoodieConfig.defaults().compression(compression), false))
        .isInstanceOf(ConfigurationException.class)
        .hasMessageContaining("Add the dependency")
        .hasMessageEndingWith("[coodie-620]");
  }

  private static DriverExecutionProfile options(CoodieConfig config, boolean inferDatacenter) {
    return DriverOptions.of(config, new ApplicationConfig(), inferDatacenter)
        .getInitialConfig()
        .getDefaultProfile();
  }

  @Test
  void a_session_that_is_built_elsewhere_gets_the_same_defaults() {
    ProgrammaticDriverConfigLoaderBuilder builder = DriverConfigLoader.programmaticBuilder();

    JavaDriver.applyDefaults(builder);

    DriverExecutionProfile theirs = builder.build().getInitialConfig().getDefaultProfile();
    assertThat(theirs.entrySet()).isEqualTo(options(CoodieConfig.defaults(), true).entrySet());
  }

  @Test
  void defaults_leave_what_was_chosen_before() {
    ProgrammaticDriverConfigLoaderBuilder builder =
        DriverConfigLoader.programmaticBuilder()
            .withDuration(DefaultDriverOption.METADATA_SCHEMA_WINDOW, Duration.ofSeconds(3))
            .withInt(DefaultDriverOption.CONNECTION_MAX_REQUESTS, 77)
            .withString(DefaultDriverOption.LOAD_BALANCING_POLICY_CLASS, "my.Policy");

    JavaDriver.applyDefaults(builder);

    DriverExecutionProfile profile = builder.build().getInitialConfig().getDefaultProfile();
    assertThat(profile.getDuration(DefaultDriverOption.METADATA_SCHEMA_WINDOW)).hasSeconds(3);
    assertThat(profile.getInt(DefaultDriverOption.CONNECTION_MAX_REQUESTS)).isEqualTo(77);
    assertThat(profile.getString(DefaultDriverOption.REQUEST_THROTTLER_CLASS))
        .isEqualTo("PassThroughRequestThrottler");
    assertThat(profile.getString(DefaultDriverOption.LOAD_BALANCING_POLICY_CLASS))
        .isEqualTo("my.Policy");
  }
}
