package dev.coodie.javadriver;

import com.datastax.oss.driver.api.core.CqlSession;
import com.datastax.oss.driver.api.core.CqlSessionBuilder;
import com.datastax.oss.driver.api.core.config.DefaultDriverOption;
import com.datastax.oss.driver.api.core.config.DriverExecutionProfile;
import com.datastax.oss.driver.api.core.ssl.ProgrammaticSslEngineFactory;
import dev.coodie.CoodieConfig;
import dev.coodie.Tls;
import org.jspecify.annotations.Nullable;

/** Our settings on top of the application's configuration of the driver. */
final class SessionSettings {
  private final CqlSessionBuilder builder;
  private final @Nullable String localDatacenter;

  private SessionSettings(CqlSessionBuilder builder, @Nullable String localDatacenter) {
    this.builder = builder;
    this.localDatacenter = localDatacenter;
  }

  /** Reads files and looks up names, so it blocks. */
  static SessionSettings of(CoodieConfig config) {
    ApplicationConfig application = new ApplicationConfig();
    DriverExecutionProfile base = application.profile();
    boolean standardPolicy = DriverOptions.hasStandardPolicy(base);
    String local =
        config
            .localDatacenter()
            .orElse(base.getString(DefaultDriverOption.LOAD_BALANCING_LOCAL_DATACENTER, null));

    CqlSessionBuilder builder =
        CqlSession.builder()
            .withConfigLoader(
                DriverOptions.of(config, application, local == null && standardPolicy));
    ContactPoints.resolve(config.contactPoints()).forEach(builder::addContactPoint);
    config.localDatacenter().ifPresent(builder::withLocalDatacenter);
    if (config.user().isPresent() && config.password().isPresent()) {
      builder.withAuthCredentials(config.user().get(), config.password().get());
    }
    if (config.tls().isPresent()) {
      Tls tls = config.tls().get();
      builder.withSslEngineFactory(
          new ProgrammaticSslEngineFactory(TlsContexts.of(tls), null, tls.checkHostName()));
    }
    return new SessionSettings(builder, standardPolicy ? local : null);
  }

  CqlSessionBuilder builder() {
    return builder;
  }

  /** The datacenter that must exist; null where it is inferred or a policy of the user decides. */
  @Nullable String localDatacenter() {
    return localDatacenter;
  }
}
