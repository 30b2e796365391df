package dev.coodie.it;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import java.util.stream.Stream;
import org.junit.jupiter.api.extension.ConditionEvaluationResult;
import org.junit.jupiter.api.extension.ExecutionCondition;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.platform.commons.support.AnnotationSupport;

/** A test that is skipped, with a sentence, where the server lacks one of these. */
@Target({ElementType.METHOD, ElementType.TYPE})
@Retention(RetentionPolicy.RUNTIME)
@ExtendWith(Needs.Condition.class)
public @interface Needs {
  /** All of them. */
  ServerFeature[] value();

  /** Asks the server. */
  class Condition implements ExecutionCondition {
    @Override
    public ConditionEvaluationResult evaluateExecutionCondition(ExtensionContext context) {
      return AnnotationSupport.findAnnotation(context.getElement(), Needs.class)
          .flatMap(needs -> Stream.of(needs.value()).filter(each -> !each.isThere()).findFirst())
          .map(missing -> ConditionEvaluationResult.disabled("This server has no " + missing))
          .orElse(ConditionEvaluationResult.enabled("The server has what is needed"));
    }
  }
}
