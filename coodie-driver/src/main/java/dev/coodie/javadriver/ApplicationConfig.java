package dev.coodie.javadriver;

import com.datastax.oss.driver.api.core.config.DriverConfig;
import com.datastax.oss.driver.api.core.config.DriverConfigLoader;
import com.datastax.oss.driver.api.core.config.DriverExecutionProfile;
import com.datastax.oss.driver.api.core.config.ProgrammaticDriverConfigLoaderBuilder;
import com.datastax.oss.driver.internal.core.config.typesafe.DefaultDriverConfigLoader;
import com.datastax.oss.driver.internal.core.config.typesafe.DefaultProgrammaticDriverConfigLoaderBuilder;
import com.typesafe.config.Config;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The application's configuration of the driver. To read it takes a tenth of what connecting does
 * in all, because the driver's own part of it is long; so it is read once for both who ask first,
 * we and the session, and again when the driver reloads it.
 */
final class ApplicationConfig {
  private final AtomicReference<@Nullable Config> read = new AtomicReference<>();
  private final DriverConfig config;

  ApplicationConfig() {
    DriverConfigLoader loader = options(this::first).build();
    config = loader.getInitialConfig();
    loader.close();
  }

  private static ProgrammaticDriverConfigLoaderBuilder options(Supplier<Config> application) {
    return new DefaultProgrammaticDriverConfigLoaderBuilder(
        application, DefaultDriverConfigLoader.DEFAULT_ROOT_PATH);
  }

  private static Config again() {
    return DefaultProgrammaticDriverConfigLoaderBuilder.DEFAULT_FALLBACK_SUPPLIER.get();
  }

  private Config first() {
    Config application = again();
    read.set(application);
    return application;
  }

  private Config next() {
    Config application = read.getAndSet(null);
    return application == null ? again() : application;
  }

  /** What applies without us. */
  DriverExecutionProfile profile() {
    return config.getDefaultProfile();
  }

  Set<String> profiles() {
    return config.getProfiles().keySet();
  }

  /** For options over it. */
  ProgrammaticDriverConfigLoaderBuilder options() {
    return options(this::next);
  }
}
