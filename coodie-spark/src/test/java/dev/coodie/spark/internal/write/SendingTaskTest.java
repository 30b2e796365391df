package dev.coodie.spark.internal.write;

import static org.assertj.core.api.Assertions.assertThat;

import dev.coodie.Coodie;
import dev.coodie.column.ValueType;
import dev.coodie.driver.CqlBatch;
import dev.coodie.driver.CqlStatement;
import dev.coodie.driver.Driver;
import dev.coodie.driver.ResultPage;
import dev.coodie.error.StatementException;
import dev.coodie.error.UnauthorizedException;
import dev.coodie.error.UnavailableException;
import dev.coodie.spark.internal.connect.TableName;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Function;
import org.junit.jupiter.api.Test;

class SendingTaskTest {
  private static final int MANY = 4;

  /** What each key gets as its answer, null for a success, and what was sent, key and time. */
  private static final class Server implements Driver {
    final List<String> sent = Collections.synchronizedList(new ArrayList<>());
    final Function<Integer, RuntimeException> answer;

    Server(Function<Integer, RuntimeException> answer) {
      this.answer = answer;
    }

    @Override
    public CompletionStage<ResultPage> execute(CqlStatement statement) {
      sent.add(text(statement));
      RuntimeException error = answer.apply(key(statement));
      return error == null
          ? CompletableFuture.completedFuture(ResultPage.empty())
          : CompletableFuture.failedFuture(error);
    }

    @Override
    public CompletionStage<ResultPage> execute(CqlBatch batch) {
      sent.add(batch.statements().stream().map(Server::text).toList().toString());
      return batch.statements().stream().anyMatch(s -> answer.apply(key(s)) != null)
          ? CompletableFuture.failedFuture(invalid())
          : CompletableFuture.completedFuture(ResultPage.empty());
    }

    private static String text(CqlStatement statement) {
      return statement.values().get(1) + "@" + statement.values().get(2);
    }

    private static int key(CqlStatement statement) {
      return (Integer) Objects.requireNonNull(statement.values().get(1));
    }
  }

  private final List<String> rejected = Collections.synchronizedList(new ArrayList<>());

  @Test
  void neighbours_of_one_partition_are_one_request() throws InterruptedException {
    Server server = new Server(key -> null);
    SendingTask task = task(server);

    send(task, row(1, 1), row(1, 2), row(2, 3), row(1, 4));

    assertThat(server.sent).containsExactly("[1@0, 2@0]", "3@0", "4@0");
    assertThat(task.written()).isEqualTo(4);
  }

  @Test
  void of_a_batch_that_is_refused_only_the_wrong_row_is_rejected() throws InterruptedException {
    Server server = new Server(key -> key == 2 ? invalid() : null);
    SendingTask task = task(server);

    send(task, row(1, 1), row(1, 2), row(1, 3));

    // Each has a later time than the batch, in which it may have been written.
    assertThat(server.sent).containsExactly("[1@0, 2@0, 3@0]", "1@2", "2@2", "3@2");
    assertThat(rejected).containsExactly("2: The server refused it. Statement: INSERT ..");
    assertThat(task.written()).isEqualTo(2);
    assertThat(task.failure()).isNull();
  }

  @Test
  void what_may_succeed_later_is_sent_again() throws InterruptedException {
    int[] times = {0};
    Server server = new Server(key -> times[0]++ < 2 ? unavailable() : null);
    SendingTask task = task(server);

    send(task, row(1, 1));

    assertThat(server.sent).containsExactly("1@0", "1@1", "1@2");
    assertThat(task.written()).isEqualTo(1);
    assertThat(task.repeated()).isEqualTo(2);
  }

  @Test
  void what_concerns_all_rows_fails_the_task_with_a_sentence() throws InterruptedException {
    Server server =
        new Server(
            key -> new UnauthorizedException("coodie-506", "No permission.", "INSERT ..", null));
    SendingTask task = task(server);

    send(task, row(1, 1));

    Throwable failure = Objects.requireNonNull(task.failure());
    assertThat(WriteErrors.stopped(new TableName("shop", "orders"), failure))
        .hasMessage(
            "Writing to shop.orders stopped: No permission. Statement: INSERT .. Nothing has to be undone: the job can be"
                + " run again. [coodie-1486]")
        .hasCause(failure);
    assertThat(rejected).isEmpty();
  }

  private SendingTask task(Server server) {
    return new SendingTask(
        Coodie.of(server),
        MANY,
        1,
        (row, before) -> at(row.statement(), before),
        (row, reason) -> rejected.add(Server.key(row.statement()) + ": " + reason));
  }

  private static void send(SendingTask task, SentRow... rows) throws InterruptedException {
    for (SentRow row : rows) {
      task.send(row);
    }
    task.await();
  }

  private static SentRow row(int partition, int key) {
    ByteBuffer[] cells = {
      ValueType.INT.encode(partition), ValueType.INT.encode(key), ValueType.BIGINT.encode(0L)
    };
    ValueType<?>[] types = {ValueType.INT, ValueType.INT, ValueType.BIGINT};
    CqlStatement insert =
        CqlStatement.of("INSERT INTO t (p, c) VALUES (?, ?) USING TIMESTAMP ?", cells, types);
    return SentRow.of(insert.withIdempotent(true), null);
  }

  private static CqlStatement at(CqlStatement statement, int time) {
    ByteBuffer[] cells = {
      statement.cell(0), statement.cell(1), ValueType.BIGINT.encode((long) time)
    };
    return statement.withCells(cells);
  }

  private static StatementException invalid() {
    return new StatementException("coodie-508", "The server refused it.", "INSERT ..", null);
  }

  private static UnavailableException unavailable() {
    return new UnavailableException("coodie-501", "Too few replicas.", "INSERT ..", null);
  }
}
