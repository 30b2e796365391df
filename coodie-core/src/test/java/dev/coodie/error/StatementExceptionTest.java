package dev.coodie.error;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** How a statement is told. */
class StatementExceptionTest {
  private static final String CQL = "SELECT * FROM t";

  @Test
  void a_statement_is_told_as_a_whole() {
    assertThat(new StatementException("coodie-500", "It failed.", CQL, null))
        .hasMessage("It failed. Statement: " + CQL + " [coodie-500]");
  }

  @Test
  void of_a_long_one_the_message_has_the_beginning() {
    String cql = CQL + " ".repeat(5_000);

    StatementException error = new StatementException("coodie-500", "It failed.", cql, null);

    assertThat(error).message().contains(CQL).endsWith(".. (5015 characters) [coodie-500]");
    assertThat(error.getMessage()).hasSizeLessThan(2_100);
    assertThat(error.cql()).isEqualTo(cql);
  }
}
