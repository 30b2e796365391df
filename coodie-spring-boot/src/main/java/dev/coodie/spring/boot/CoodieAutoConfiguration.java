package dev.coodie.spring.boot;

import com.datastax.oss.driver.api.core.CqlIdentifier;
import com.datastax.oss.driver.api.core.CqlSession;
import dev.coodie.Coodie;
import dev.coodie.CoodieConfig;
import dev.coodie.javadriver.JavaDriver;
import dev.coodie.observe.SlowOperations;
import java.util.Objects;
import org.springframework.beans.factory.BeanCreationException;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.cassandra.autoconfigure.CassandraAutoConfiguration;
import org.springframework.boot.cassandra.autoconfigure.CassandraConnectionDetails;
import org.springframework.boot.cassandra.autoconfigure.CqlSessionBuilderCustomizer;
import org.springframework.boot.cassandra.autoconfigure.DriverConfigLoaderBuilderCustomizer;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.ImportRuntimeHints;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.core.env.Environment;
import org.springframework.core.io.ResourceLoader;

/**
 * A {@link Coodie} over Boot's own session, unless there is one, and a {@code Documents<T>}, {@code
 * Counters<T>} or {@code Views<T>} for each document of the application's packages. Start-up runs
 * before any bean gets the {@code Coodie}.
 */
@AutoConfiguration(after = CassandraAutoConfiguration.class)
@ConditionalOnClass({Coodie.class, CqlSession.class})
@EnableConfigurationProperties(CoodieProperties.class)
@ImportRuntimeHints(NativeHints.class)
public final class CoodieAutoConfiguration {
  @Bean
  static HandleBeans coodieHandleBeans(Environment environment, ResourceLoader resources) {
    return new HandleBeans(environment, resources);
  }

  @Bean
  static StartUps coodieStartUps(ConfigurableListableBeanFactory beans) {
    return new StartUps(beans);
  }

  @Bean(name = NamedClusters.BEAN)
  NamedClusters coodieNamedClusters(CoodieProperties properties, ConfigBeans settings) {
    return new NamedClusters(properties, settings);
  }

  @Bean
  ConfigBeans coodieConfigBeans(ConfigurableListableBeanFactory beans) {
    return new ConfigBeans(beans);
  }

  @Bean
  UnderWay coodieUnderWay() {
    return new UnderWay();
  }

  @Bean
  @ConditionalOnProperty("coodie.slow-operation-threshold")
  SlowOperations coodieSlowOperations(CoodieProperties properties) {
    return SlowOperations.from(Objects.requireNonNull(properties.slowOperationThreshold()));
  }

  @Bean
  @Order(Ordered.LOWEST_PRECEDENCE)
  @ConditionalOnProperty(name = "coodie.driver-defaults", matchIfMissing = true)
  DriverConfigLoaderBuilderCustomizer coodieDriverDefaults() {
    return JavaDriver::applyDefaults;
  }

  /** Our keyspace need not exist yet; the session's would have to, and start-up makes it ours. */
  @Bean
  CqlSessionBuilderCustomizer coodieKeyspaceFirst(CoodieProperties properties) {
    return builder -> {
      if (properties.keyspace() != null) {
        builder.withKeyspace((CqlIdentifier) null);
      }
    };
  }

  @Bean(name = HandleBeans.COODIE, destroyMethod = "close")
  @ConditionalOnMissingBean
  Coodie coodie(
      ObjectProvider<CqlSession> session,
      CassandraConnectionDetails details,
      CoodieProperties properties,
      Environment environment,
      ConfigBeans settings,
      ObjectProvider<CoodieConfigCustomizer> customizers) {
    CoodieConfig config =
        settings.addTo(
            Configs.with(
                Configs.of(properties, Keyspaces.of(properties, details, environment)), details));
    for (CoodieConfigCustomizer each : customizers.orderedStream().toList()) {
      config = each.customize(config);
    }
    return Coodie.of(JavaDriver.of(open(session, config), config), config);
  }

  private static CqlSession open(ObjectProvider<CqlSession> session, CoodieConfig config) {
    try {
      return session.getObject();
    } catch (BeanCreationException e) {
      throw JavaDriver.connectionError(e, config);
    }
  }
}
