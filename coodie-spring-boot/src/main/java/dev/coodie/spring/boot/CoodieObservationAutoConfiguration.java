package dev.coodie.spring.boot;

import dev.coodie.Coodie;
import dev.coodie.micrometer.CoodieMeters;
import dev.coodie.micrometer.CoodieObservations;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tag;
import io.micrometer.core.instrument.binder.MeterBinder;
import io.micrometer.observation.ObservationRegistry;
import java.util.Map;
import org.springframework.beans.factory.ListableBeanFactory;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.context.annotation.Bean;

/**
 * Observations of every operation, and the meters of every {@code Coodie}, where the application
 * has registries for them. Tag {@code cluster} is the name of the bean.
 */
@AutoConfiguration(
    after = CoodieAutoConfiguration.class,
    afterName = {
      "org.springframework.boot.micrometer.observation.autoconfigure.ObservationAutoConfiguration",
      "org.springframework.boot.micrometer.metrics.autoconfigure.CompositeMeterRegistryAutoConfiguration"
    })
@ConditionalOnClass({Coodie.class, CoodieMeters.class, MeterRegistry.class})
public final class CoodieObservationAutoConfiguration {
  @Bean
  @ConditionalOnMissingBean
  @ConditionalOnBean(ObservationRegistry.class)
  @ConditionalOnProperty(name = "coodie.observations", matchIfMissing = true)
  CoodieObservations coodieObservations(ObservationRegistry registry) {
    return CoodieObservations.of(registry);
  }

  @Bean
  MeterBinder coodieMeters(ListableBeanFactory beans) {
    return registry -> {
      for (Map.Entry<String, Coodie> each : beans.getBeansOfType(Coodie.class).entrySet()) {
        CoodieMeters.of(each.getValue(), Tag.of("cluster", each.getKey())).bindTo(registry);
      }
    };
  }
}
