package dev.coodie.spring.boot;

import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.autoconfigure.condition.NoneNestedConditions;

/** Whether nothing says where a cluster is. */
final class OnNoCluster extends NoneNestedConditions {
  OnNoCluster() {
    super(ConfigurationPhase.REGISTER_BEAN);
  }

  @ConditionalOnProperty("spring.cassandra.contact-points")
  static final class ContactPoints {}

  @ConditionalOnProperty("spring.cassandra.contact-points[0]")
  static final class ContactPointsAsList {}

  @ConditionalOnProperty("spring.cassandra.config")
  static final class FileOfDriver {}
}
