package dev.coodie.spring.boot.test;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Inherited;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.autoconfigure.ImportAutoConfiguration;
import org.springframework.boot.test.autoconfigure.OverrideAutoConfiguration;
import org.springframework.boot.test.context.filter.annotation.TypeExcludeFilters;
import org.springframework.context.annotation.ComponentScan.Filter;
import org.springframework.core.annotation.AliasFor;
import org.springframework.test.context.BootstrapWith;
import org.springframework.test.context.junit.jupiter.SpringExtension;

/**
 * A test of what an application does with its documents: a context with {@code Coodie} and all
 * handles, on the embedded Cassandra, without web and services. As {@link
 * AutoConfigureEmbeddedCassandra} says, the context has a keyspace of its own, and its tables are
 * empty when a test begins. Beans that migrations, settings, or auditing consist of are found; name
 * others with {@link #includeFilters} or {@code @Import}.
 */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@Documented
@Inherited
@BootstrapWith(CoodieTestBootstrapper.class)
@ExtendWith(SpringExtension.class)
@OverrideAutoConfiguration(enabled = false)
@TypeExcludeFilters(CoodieTypeExcludeFilter.class)
@AutoConfigureEmbeddedCassandra
@ImportAutoConfiguration
public @interface CoodieTest {
  /** Properties for the environment, {@code name=value}. */
  String[] properties() default {};

  /** Whether components that are neither filtered nor known are left out. */
  boolean useDefaultFilters() default true;

  /** Components to have, too. */
  Filter[] includeFilters() default {};

  /** Components to leave out. */
  Filter[] excludeFilters() default {};

  /** Auto-configurations to leave out. */
  @AliasFor(annotation = ImportAutoConfiguration.class, attribute = "exclude")
  Class<?>[] excludeAutoConfiguration() default {};
}
