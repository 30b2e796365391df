package dev.coodie.spring.boot;

import dev.coodie.Coodie;
import dev.coodie.migrations.Migration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;
import org.springframework.beans.factory.support.AbstractBeanDefinition;
import org.springframework.boot.cassandra.autoconfigure.CassandraConnectionDetails;
import org.springframework.core.PriorityOrdered;

/**
 * Runs the start-up of each {@code Coodie} that is a bean, ours or the user's, before any other
 * bean gets it: so before the web server starts, and before the application is ready.
 */
final class StartUps implements BeanPostProcessor, PriorityOrdered {
  private static final Class<?>[] NO_DOCUMENTS = {};

  private final ConfigurableListableBeanFactory beans;

  StartUps(ConfigurableListableBeanFactory beans) {
    this.beans = beans;
  }

  @Override
  public int getOrder() {
    return LOWEST_PRECEDENCE;
  }

  @Override
  public Object postProcessAfterInitialization(Object bean, String name) {
    if (bean instanceof Coodie coodie) {
      of(name).ifPresent(startUp -> startUp.run(coodie));
    }
    return bean;
  }

  /**
   * That of the {@code Coodie} with this name; empty for one that the properties do not speak of.
   */
  Optional<StartUp> of(String coodie) {
    CoodieProperties properties = beans.getBean(CoodieProperties.class);
    for (Map.Entry<String, NamedCluster> each : properties.clusters().entrySet()) {
      if (HandleBeans.coodieOf(each.getKey()).equals(coodie)) {
        return Optional.of(
            startUp("coodie.clusters." + each.getKey(), coodie, each.getValue(), false));
      }
    }
    return isMain(coodie, properties)
        ? Optional.of(startUp("coodie", HandleBeans.COODIE, properties, isEmbedded()))
        : Optional.empty();
  }

  private StartUp startUp(
      String prefix, String coodie, ClusterSettings settings, boolean embedded) {
    Boolean create = settings.createKeyspace();
    SchemaMode schema = settings.schema();
    return new StartUp(
        prefix,
        settings,
        schema != null ? schema : embedded ? SchemaMode.APPLY : SchemaMode.NONE,
        create != null ? create : embedded,
        documents(coodie),
        migrations());
  }

  /** Of several, that which is injected without a qualifier. */
  private boolean isMain(String coodie, CoodieProperties properties) {
    List<String> own = new ArrayList<>();
    for (String name : beans.getBeanNamesForType(Coodie.class, true, false)) {
      if (!properties.clusters().containsKey(HandleBeans.clusterOf(name)) && isCandidate(name)) {
        own.add(name);
      }
    }
    return own.size() == 1
        ? own.contains(coodie)
        : beans.containsBeanDefinition(coodie) && beans.getMergedBeanDefinition(coodie).isPrimary();
  }

  private boolean isCandidate(String name) {
    return !beans.containsBeanDefinition(name)
        || !(beans.getMergedBeanDefinition(name) instanceof AbstractBeanDefinition definition)
        || definition.isDefaultCandidate();
  }

  private boolean isEmbedded() {
    return beans.getBeanProvider(CassandraConnectionDetails.class).getIfUnique()
        instanceof EmbeddedConnectionDetails;
  }

  private Class<?>[] documents(String coodie) {
    String name = ScannedDocuments.nameFor(coodie);
    return beans.containsBean(name)
        ? beans.getBean(name, ScannedDocuments.class).types()
        : NO_DOCUMENTS;
  }

  private List<Migration> migrations() {
    return beans.getBeanProvider(Migration.class).orderedStream().toList();
  }
}
