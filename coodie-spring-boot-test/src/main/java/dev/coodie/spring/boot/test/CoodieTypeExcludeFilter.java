package dev.coodie.spring.boot.test;

import dev.coodie.migrations.Migration;
import dev.coodie.spring.boot.CoodieConfigCustomizer;
import java.util.Set;
import org.springframework.boot.test.context.filter.annotation.StandardAnnotationCustomizableTypeExcludeFilter;

/** Which components a {@link CoodieTest} has without being told. */
final class CoodieTypeExcludeFilter
    extends StandardAnnotationCustomizableTypeExcludeFilter<CoodieTest> {
  CoodieTypeExcludeFilter(Class<?> testClass) {
    super(testClass);
  }

  @Override
  protected Set<Class<?>> getKnownIncludes() {
    return Set.of(Migration.class, CoodieConfigCustomizer.class);
  }
}
