package dev.coodie.spring.boot.test;

import org.springframework.context.ApplicationContext;
import org.springframework.test.context.TestContext;
import org.springframework.test.context.support.AbstractTestExecutionListener;

/** Empties the tables after each test of a context with {@link TestKeyspace}. */
final class EmptyTables extends AbstractTestExecutionListener {
  /** Before the context may be marked as dirty and closed. */
  @Override
  public int getOrder() {
    return 4_000;
  }

  @Override
  public void afterTestMethod(TestContext test) {
    if (!test.hasApplicationContext()) {
      return;
    }
    ApplicationContext context = test.getApplicationContext();
    if (context.containsBean(TestKeyspace.BEAN)) {
      context.getBean(TestKeyspace.BEAN, TestKeyspace.class).empty();
    }
  }
}
