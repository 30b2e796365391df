package dev.coodie.javadriver;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import com.datastax.oss.driver.api.core.CqlSession;
import com.datastax.oss.driver.api.core.DriverTimeoutException;
import com.datastax.oss.driver.api.core.config.DriverConfig;
import com.datastax.oss.driver.api.core.config.DriverExecutionProfile;
import com.datastax.oss.driver.api.core.context.DriverContext;
import com.datastax.oss.driver.api.core.cql.AsyncResultSet;
import com.datastax.oss.driver.api.core.cql.BatchStatement;
import com.datastax.oss.driver.api.core.cql.ExecutionInfo;
import com.datastax.oss.driver.api.core.cql.PreparedStatement;
import com.datastax.oss.driver.api.core.cql.SimpleStatement;
import com.datastax.oss.driver.internal.core.cql.EmptyColumnDefinitions;
import dev.coodie.column.ValueType;
import dev.coodie.driver.BatchKind;
import dev.coodie.driver.CqlBatch;
import dev.coodie.driver.CqlStatement;
import dev.coodie.driver.StatementOptions;
import dev.coodie.error.CoodieException;
import dev.coodie.error.InvalidQueryException;
import dev.coodie.error.LwtUnknownException;
import dev.coodie.error.StatementException;
import dev.coodie.error.StatementTimeoutException;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BatchExecutionTest {
  private static final CqlStatement FIRST = CqlStatement.of("INSERT 1");
  private static final CqlStatement SECOND = CqlStatement.of("INSERT 2");
  private static final CqlStatement MARKED =
      CqlStatement.of(
          "INSERT ?",
          new ByteBuffer[] {ValueType.INT.encode(1)},
          new ValueType<?>[] {ValueType.INT});

  private final List<Object> sent = new ArrayList<>();
  private final CompletableFuture<AsyncResultSet> answer = new CompletableFuture<>();
  private final CompletableFuture<PreparedStatement> preparation = new CompletableFuture<>();
  private final PreparedStatements prepared =
      new PreparedStatements(text -> preparation, 10, Repreparing.of(Stubs.of(CqlSession.class)));
  private final CqlSession session =
      Stubs.of(
          CqlSession.class,
          Map.of(
              "executeAsync",
              arguments -> {
                sent.add(arguments[0]);
                return answer;
              },
              "getContext",
              arguments -> Stubs.of(DriverContext.class, Map.of("getConfig", none -> config())),
              "isClosed",
              arguments -> false));

  /** The default profile and one other, which make profiles with a timeout. */
  private DriverConfig config() {
    return Stubs.of(
        DriverConfig.class,
        Map.of(
            "getDefaultProfile",
            arguments -> profile("default"),
            "getProfile",
            arguments -> profile(arguments[0])));
  }

  private DriverExecutionProfile profile(Object name) {
    return Stubs.of(
        DriverExecutionProfile.class,
        Map.of(
            "withDuration",
            arguments -> profile(name + " " + arguments[0] + " " + arguments[1]),
            "getName",
            arguments -> name));
  }

  private BatchExecution send(CqlStatement... statements) {
    return send(StatementOptions.DEFAULT, statements);
  }

  private BatchExecution send(StatementOptions options, CqlStatement... statements) {
    BatchExecution execution =
        new BatchExecution(
            session,
            prepared,
            new CqlBatch(BatchKind.LOGGED, List.of(statements), options, null),
            Room.unlimited());
    execution.send();
    return execution;
  }

  private static Throwable error(BatchExecution execution) {
    Throwable error = catchThrowable(execution::join);
    return error instanceof CompletionException && error.getCause() != null
        ? error.getCause()
        : error;
  }

  @Test
  void statements_are_sent_in_their_order() {
    BatchExecution execution = send(FIRST, SECOND);

    assertThat(sent).hasSize(1);
    assertThat((BatchStatement) sent.get(0))
        .extracting(s -> ((SimpleStatement) s).getQuery())
        .containsExactly("INSERT 1", "INSERT 2");
    assertThat(execution).isNotDone();
    answer.complete(
        Stubs.of(
            AsyncResultSet.class,
            Map.of(
                "getColumnDefinitions",
                arguments -> EmptyColumnDefinitions.INSTANCE,
                "getExecutionInfo",
                arguments -> Stubs.of(ExecutionInfo.class, nothingToTell()))));
    assertThat(execution.join().size()).isZero();
  }

  @ParameterizedTest
  @CsvSource({",default REQUEST_TIMEOUT PT3S", "slow,slow REQUEST_TIMEOUT PT3S"})
  void a_timeout_is_that_of_a_profile(@Nullable String profile, String expected) {
    BatchExecution execution =
        send(new StatementOptions(null, null, Duration.ofSeconds(3), profile), FIRST);

    DriverExecutionProfile used = ((BatchStatement) sent.get(0)).getExecutionProfile();
    assertThat(used).extracting(DriverExecutionProfile::getName).isEqualTo(expected);
    assertThat(execution).isNotDone();
  }

  @Test
  void without_a_timeout_the_profile_is_the_driver_s_choice() {
    BatchExecution execution = send(FIRST);

    assertThat(((BatchStatement) sent.get(0)).getExecutionProfile()).isNull();
    assertThat(execution).isNotDone();
  }

  @Test
  void nothing_is_sent_before_all_are_prepared() {
    BatchExecution execution = send(FIRST, MARKED);

    assertThat(sent).isEmpty();
    assertThat(execution).isNotDone();
  }

  @Test
  void a_failed_preparation_names_its_statement() {
    BatchExecution execution = send(MARKED, FIRST);
    preparation.completeExceptionally(new DriverTimeoutException("1 s"));

    assertThat(error(execution))
        .isInstanceOf(StatementTimeoutException.class)
        .hasMessageContaining("Statement: INSERT ?");
    assertThat(sent).isEmpty();
  }

  @Test
  void the_number_of_values_must_be_right() {
    preparation.complete(
        Stubs.of(
            PreparedStatement.class,
            Map.of("getVariableDefinitions", arguments -> EmptyColumnDefinitions.INSTANCE)));

    assertThat(error(send(MARKED)))
        .isInstanceOf(InvalidQueryException.class)
        .hasMessageContaining("0 bind markers, but 1 values");
  }

  @Test
  void an_error_names_the_batch() {
    BatchExecution execution = send(FIRST, SECOND);
    answer.completeExceptionally(new DriverTimeoutException("1 s"));

    assertThat(error(execution))
        .isInstanceOf(StatementTimeoutException.class)
        .hasMessageContaining("BEGIN BATCH of 2 statements, the first: INSERT 1");
  }

  @Test
  void statements_that_are_forgotten_again_and_again_are_given_up() {
    answer.completeExceptionally(
        new IllegalStateException("Tried to execute unprepared query 0xcafe but we don't have it"));
    BatchExecution execution = send(FIRST, SECOND);

    assertThat(error(execution))
        .isInstanceOf(StatementException.class)
        .hasMessageContaining("forgot the statement each time it was prepared")
        .hasMessageEndingWith("[coodie-517]");
    assertThat(sent).hasSizeGreaterThan(1);
  }

  @Test
  void without_an_answer_the_outcome_of_a_conditional_batch_is_unknown() {
    BatchExecution execution = send(FIRST, SECOND.asConditional());
    answer.completeExceptionally(new DriverTimeoutException("1 s"));

    Throwable error = error(execution);

    assertThat(error).isInstanceOf(LwtUnknownException.class);
    assertThat(((CoodieException) error).id()).isEqualTo("coodie-504");
  }

  private static Map<String, Function<Object[], Object>> nothingToTell() {
    Map<String, Function<Object[], Object>> answers = new HashMap<>();
    answers.put("getWarnings", none -> List.of());
    answers.put("getTracingId", none -> null);
    return answers;
  }
}
