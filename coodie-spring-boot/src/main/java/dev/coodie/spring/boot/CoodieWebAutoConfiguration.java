package dev.coodie.spring.boot;

import dev.coodie.Coodie;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.context.annotation.Bean;
import org.springframework.web.bind.annotation.RestControllerAdvice;

/** Errors as problems, in web applications of either kind. */
@AutoConfiguration(after = CoodieAutoConfiguration.class)
@ConditionalOnClass({Coodie.class, RestControllerAdvice.class})
@ConditionalOnWebApplication
@ConditionalOnProperty(name = "coodie.problem-details", matchIfMissing = true)
public final class CoodieWebAutoConfiguration {
  @Bean
  @ConditionalOnMissingBean
  CoodieProblems coodieProblems() {
    return new CoodieProblems();
  }
}
