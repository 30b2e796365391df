package dev.coodie.error;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What passes by itself, and what does not. */
class TransientErrorsTest {
  private static final String ID = "coodie-500";
  private static final String SENTENCE = "It failed.";
  private static final String CQL = "SELECT * FROM t";

  static Stream<CoodieException> passing() {
    return Stream.of(
        new StatementTimeoutException(ID, SENTENCE, CQL, null),
        new UnavailableException(ID, SENTENCE, CQL, null),
        new OverloadedException(ID, SENTENCE, CQL, null),
        new ConnectionException(ID, SENTENCE, null));
  }

  static Stream<CoodieException> lasting() {
    return Stream.of(
        new StatementException(ID, SENTENCE, CQL, null),
        new LwtUnknownException(ID, SENTENCE, CQL, null),
        new InvalidQueryException(ID, SENTENCE));
  }

  @ParameterizedTest
  @MethodSource("passing")
  void a_node_that_is_busy_slow_or_out_of_reach_passes(CoodieException error) {
    assertThat(error.isTransient()).isTrue();
  }

  @ParameterizedTest
  @MethodSource("lasting")
  void everything_else_lasts(CoodieException error) {
    assertThat(error.isTransient()).isFalse();
  }
}
