package dev.coodie.spring.boot;

import dev.coodie.CoodieConfig;

/**
 * A bean that changes the settings of the {@code Coodie} of the application before it is created:
 * converters with dependencies, for example. Several are called in their order. Further clusters
 * are not changed.
 */
@FunctionalInterface
public interface CoodieConfigCustomizer {
  /** The changed settings; {@code config} itself never changes. */
  CoodieConfig customize(CoodieConfig config);
}
