package dev.coodie.spring.boot;

import java.util.List;
import org.springframework.boot.autoconfigure.condition.ConditionMessage;
import org.springframework.boot.autoconfigure.condition.ConditionOutcome;
import org.springframework.boot.autoconfigure.condition.SpringBootCondition;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.context.annotation.ConditionContext;
import org.springframework.core.env.Environment;
import org.springframework.core.type.AnnotatedTypeMetadata;

/** Whether {@link EmbeddedMode} wants the embedded node. */
final class OnEmbeddedMode extends SpringBootCondition {
  private static final List<String> CLUSTER =
      List.of(
          "spring.cassandra.contact-points",
          "spring.cassandra.contact-points[0]",
          "spring.cassandra.config");

  @Override
  public ConditionOutcome getMatchOutcome(
      ConditionContext context, AnnotatedTypeMetadata metadata) {
    Environment environment = context.getEnvironment();
    EmbeddedMode mode =
        Binder.get(environment)
            .bind("coodie.embedded", EmbeddedMode.class)
            .orElse(EmbeddedMode.AUTO);
    boolean wanted =
        mode == EmbeddedMode.ALWAYS
            || (mode == EmbeddedMode.AUTO
                && CLUSTER.stream().noneMatch(environment::containsProperty));
    return new ConditionOutcome(
        wanted,
        ConditionMessage.forCondition("embedded Cassandra")
            .because(
                "coodie.embedded is "
                    + mode
                    + (wanted ? "" : ", or spring.cassandra says where a cluster is")));
  }
}
