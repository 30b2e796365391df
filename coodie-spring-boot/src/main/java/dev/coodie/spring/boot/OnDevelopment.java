package dev.coodie.spring.boot;

import org.springframework.boot.autoconfigure.condition.ConditionMessage;
import org.springframework.boot.autoconfigure.condition.ConditionOutcome;
import org.springframework.boot.autoconfigure.condition.SpringBootCondition;
import org.springframework.context.annotation.ConditionContext;
import org.springframework.core.type.AnnotatedTypeMetadata;
import org.springframework.util.ClassUtils;

/** Whether {@code coodie.studio.enabled} says so, or nothing does and devtools are there. */
final class OnDevelopment extends SpringBootCondition {
  private static final String PROPERTY = "coodie.studio.enabled";

  /** Of no packaged application, since Boot's plugins leave devtools out. */
  private static final String DEVTOOLS = "org.springframework.boot.devtools.restart.Restarter";

  @Override
  public ConditionOutcome getMatchOutcome(
      ConditionContext context, AnnotatedTypeMetadata metadata) {
    ConditionMessage.Builder message = ConditionMessage.forCondition("coodie studio");
    Boolean said = context.getEnvironment().getProperty(PROPERTY, Boolean.class);
    if (said != null) {
      return new ConditionOutcome(said, message.because(PROPERTY + " is " + said));
    }
    boolean devtools = ClassUtils.isPresent(DEVTOOLS, context.getClassLoader());
    return new ConditionOutcome(
        devtools,
        devtools
            ? message.because("devtools are there")
            : message.because(PROPERTY + " is not set, and there are no devtools"));
  }
}
