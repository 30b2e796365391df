package dev.coodie.spring.boot.test;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import org.springframework.beans.factory.support.BeanDefinitionRegistry;
import org.springframework.beans.factory.support.RootBeanDefinition;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.MapPropertySource;
import org.springframework.test.context.ContextCustomizer;
import org.springframework.test.context.MergedContextConfiguration;

/** Gives a context the embedded node and a keyspace. All are equal, so that contexts are reused. */
record EmbeddedCassandraCustomizer() implements ContextCustomizer {
  @Override
  public void customizeContext(
      ConfigurableApplicationContext context, MergedContextConfiguration test) {
    ConfigurableEnvironment environment = context.getEnvironment();
    String keyspace = "test_" + UUID.randomUUID().toString().replace("-", "");
    Map<String, Object> properties = new LinkedHashMap<>();
    properties.put("coodie.embedded", "always");
    properties.put("coodie.keyspace", keyspace);
    properties.put("coodie.create-keyspace", "true");
    if (!"migrate".equalsIgnoreCase(environment.getProperty("coodie.migrations"))) {
      properties.put("coodie.migrations", "none");
      properties.put("coodie.schema", "apply");
    }
    environment
        .getPropertySources()
        .addFirst(new MapPropertySource("embedded Cassandra", properties));
    if (context.getBeanFactory() instanceof BeanDefinitionRegistry registry) {
      RootBeanDefinition definition = new RootBeanDefinition(TestKeyspace.class);
      definition.getConstructorArgumentValues().addIndexedArgumentValue(0, keyspace);
      registry.registerBeanDefinition(TestKeyspace.BEAN, definition);
    }
  }
}
