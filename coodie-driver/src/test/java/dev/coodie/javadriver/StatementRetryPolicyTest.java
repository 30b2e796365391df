package dev.coodie.javadriver;

import static org.assertj.core.api.Assertions.assertThat;

import com.datastax.oss.driver.api.core.DefaultConsistencyLevel;
import com.datastax.oss.driver.api.core.context.DriverContext;
import com.datastax.oss.driver.api.core.cql.SimpleStatement;
import com.datastax.oss.driver.api.core.retry.RetryDecision;
import java.util.Map;
import org.junit.jupiter.api.Test;

class StatementRetryPolicyTest {
  private static final SimpleStatement LWT =
      SimpleStatement.newInstance("INSERT .. IF NOT EXISTS").setIdempotent(false);

  private final StatementRetryPolicy policy =
      new StatementRetryPolicy(
          Stubs.of(DriverContext.class, Map.of("getSessionName", arguments -> "s")), "default");

  @Test
  void a_conditional_write_that_can_have_been_accepted_is_not_run_again() {
    assertThat(
            policy
                .onUnavailableVerdict(LWT, DefaultConsistencyLevel.QUORUM, 2, 1, 0)
                .getRetryDecision())
        .isEqualTo(RetryDecision.RETHROW);
  }

  @Test
  void one_whose_promise_lacks_replicas_is_tried_on_another_node() {
    assertThat(
            policy
                .onUnavailableVerdict(LWT, DefaultConsistencyLevel.SERIAL, 2, 1, 0)
                .getRetryDecision())
        .isEqualTo(RetryDecision.RETRY_NEXT);
  }

  @Test
  void what_may_be_run_twice_is_tried_on_another_node_once() {
    SimpleStatement write = LWT.setIdempotent(true);

    assertThat(
            policy
                .onUnavailableVerdict(write, DefaultConsistencyLevel.QUORUM, 2, 1, 0)
                .getRetryDecision())
        .isEqualTo(RetryDecision.RETRY_NEXT);
    assertThat(
            policy
                .onUnavailableVerdict(write, DefaultConsistencyLevel.QUORUM, 2, 1, 1)
                .getRetryDecision())
        .isEqualTo(RetryDecision.RETHROW);
  }
}
