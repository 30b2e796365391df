package dev.coodie.spring.boot;

import dev.coodie.Coodie;
import dev.coodie.studio.Studio;
import java.nio.file.Path;
import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnSingleCandidate;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Conditional;

/**
 * The studio of the application's {@code Coodie}, on 127.0.0.1, where {@code coodie-studio} is on
 * the class path and {@code coodie.studio.enabled} says so, or devtools are there and nothing says
 * otherwise. Its address is logged once.
 */
@AutoConfiguration(after = CoodieAutoConfiguration.class)
@ConditionalOnClass({Coodie.class, Studio.class})
@ConditionalOnSingleCandidate(Coodie.class)
@Conditional(OnDevelopment.class)
@EnableConfigurationProperties(StudioProperties.class)
public final class CoodieStudioAutoConfiguration {
  @Bean
  @ConditionalOnMissingBean
  StudioPage coodieStudioPage(
      Coodie coodie, StudioProperties properties, ConfigurableListableBeanFactory beans) {
    Studio studio =
        Studio.on(coodie)
            .port(properties.port())
            .exports(Path.of(properties.exports()))
            .documents(documents(beans));
    studio = properties.write() ? studio.write() : studio;
    studio = properties.production() ? studio.production() : studio;
    studio =
        properties.mask().isEmpty()
            ? studio
            : studio.mask(properties.mask().toArray(new String[0]));
    return new StudioPage(
        properties.migrations() == null
            ? studio
            : studio.migrations(Path.of(properties.migrations())));
  }

  private static Class<?>[] documents(ConfigurableListableBeanFactory beans) {
    String name = ScannedDocuments.nameFor(HandleBeans.COODIE);
    return beans.containsBean(name)
        ? beans.getBean(name, ScannedDocuments.class).types()
        : new Class<?>[0];
  }
}
