package dev.coodie.transfer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.coodie.Coodie;
import dev.coodie.batch.Batch;
import dev.coodie.driver.CqlBatch;
import dev.coodie.driver.CqlStatement;
import dev.coodie.driver.Driver;
import dev.coodie.driver.ResultPage;
import dev.coodie.error.StatementException;
import dev.coodie.error.StatementTimeoutException;
import dev.coodie.test.EmbeddedCoodieExtension;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** Rows of a partition are sent together, and each is dealt with on its own all the same. */
class GroupedImportTest {
  @RegisterExtension
  static final EmbeddedCoodieExtension DATABASE = EmbeddedCoodieExtension.withDocuments();

  private static Coodie coodie;

  @TempDir private Path directory;

  private final AtomicInteger batches = new AtomicInteger();
  private final AtomicInteger alone = new AtomicInteger();
  private final AtomicInteger largest = new AtomicInteger();

  /** Counts what is sent, and fails some of it. */
  private final class Counting implements Driver {
    private final Function<CqlBatch, @Nullable RuntimeException> ofBatch;
    private final Function<CqlStatement, @Nullable RuntimeException> ofOne;

    Counting(
        Function<CqlBatch, @Nullable RuntimeException> ofBatch,
        Function<CqlStatement, @Nullable RuntimeException> ofOne) {
      this.ofBatch = ofBatch;
      this.ofOne = ofOne;
    }

    @Override
    public CompletionStage<ResultPage> execute(CqlStatement statement) {
      if (!statement.text().startsWith("INSERT")) {
        return coodie.async().execute(statement);
      }
      alone.incrementAndGet();
      RuntimeException error = ofOne.apply(statement);
      return error == null
          ? coodie.async().execute(statement)
          : CompletableFuture.failedFuture(error);
    }

    @Override
    public CompletionStage<ResultPage> execute(CqlBatch batch) {
      batches.incrementAndGet();
      largest.accumulateAndGet(batch.statements().size(), Math::max);
      RuntimeException error = ofBatch.apply(batch);
      return error == null
          ? coodie
              .async()
              .execute(Batch.unlogged(batch.statements()))
              .thenApply(n -> ResultPage.empty())
          : CompletableFuture.failedFuture(error);
    }

    @Override
    public Optional<String> keyspace() {
      return Optional.of(DATABASE.keyspace());
    }
  }

  /** Runs each write, and loses all answers to batches, and the first one to other statements. */
  private static final class Losing implements Driver {
    private final Set<List<@Nullable Object>> answered = ConcurrentHashMap.newKeySet();

    @Override
    public CompletionStage<ResultPage> execute(CqlStatement statement) {
      CompletionStage<ResultPage> answer = coodie.async().execute(statement);
      boolean loses =
          statement.text().startsWith("INSERT") && answered.add(statement.values().subList(0, 2));
      return loses ? answer.thenCompose(page -> unanswered(statement.text())) : answer;
    }

    @Override
    public CompletionStage<ResultPage> execute(CqlBatch batch) {
      return coodie
          .async()
          .execute(Batch.unlogged(batch.statements()))
          .thenCompose(done -> unanswered(batch.text()));
    }

    private static CompletionStage<ResultPage> unanswered(String text) {
      return CompletableFuture.failedFuture(
          new StatementTimeoutException("coodie-504", "No answer.", text, null));
    }
  }

  @BeforeAll
  static void start() {
    coodie = DATABASE.coodie();
    coodie
        .schema()
        .run(
            "CREATE TABLE "
                + DATABASE.keyspace()
                + ".rows (p text, c int, v text, l list<int>, PRIMARY KEY (p, c))");
  }

  @BeforeEach
  void nothing() {
    coodie.execute("TRUNCATE rows");
  }

  private Coodie counting(
      Function<CqlBatch, @Nullable RuntimeException> ofBatch,
      Function<CqlStatement, @Nullable RuntimeException> ofOne) {
    return Coodie.of(new Counting(ofBatch, ofOne));
  }

  private Coodie counting() {
    return counting(batch -> null, statement -> null);
  }

  private Path file(int rows, int perPartition) throws IOException {
    StringBuilder text = new StringBuilder("p,c,v,l\n");
    for (int i = 0; i < rows; i++) {
      text.append("p" + i / perPartition + "," + i % perPartition + ",v" + i + ",\"[1,2]\"\n");
    }
    return Files.writeString(directory.resolve("rows.csv"), text);
  }

  private TableImport into(Coodie some, Path file) {
    return TableImport.of(some, DATABASE.keyspace(), "rows", file);
  }

  private static long count() {
    return Objects.requireNonNull(
        coodie.execute("SELECT count(*) AS n FROM rows").get(0).get("n", Long.class));
  }

  private static boolean listsAreWhole() {
    return coodie.execute("SELECT l FROM rows").stream()
        .allMatch(row -> String.valueOf(row.get("l")).equals("[1, 2]"));
  }

  private static StatementException refused(String text) {
    return new StatementException("coodie-508", "Refused.", text, null);
  }

  @Test
  void rows_of_a_partition_are_sent_together() throws IOException {
    TransferResult result = into(counting(), file(1_000, 50)).run();

    assertThat(result.rows()).isEqualTo(1_000);
    assertThat(batches.get()).isEqualTo(20);
    assertThat(alone.get()).isZero();
    assertThat(count()).isEqualTo(1_000);
    assertThat(listsAreWhole()).isTrue();
  }

  @Test
  void rows_that_are_each_in_a_partition_are_sent_alone() throws IOException {
    into(counting(), file(300, 1)).run();

    assertThat(batches.get()).isZero();
    assertThat(alone.get()).isEqualTo(300);
    assertThat(count()).isEqualTo(300);
  }

  @Test
  void a_batch_is_bounded() throws IOException {
    into(counting(), file(500, 500)).run();

    assertThat(largest.get()).isEqualTo(RowGroups.MOST_ROWS);
    assertThat(count()).isEqualTo(500);
  }

  @Test
  void of_a_batch_that_is_refused_only_the_row_to_blame_is_rejected() throws IOException {
    Coodie refusing =
        counting(
            batch -> batch.statements().stream().anyMatch(s -> has(s, "v7")) ? refused("b") : null,
            statement -> has(statement, "v7") ? refused("s") : null);

    TransferResult result = into(refusing, file(100, 50)).run();

    assertThat(result.rows()).isEqualTo(99);
    assertThat(result.rejected()).isEqualTo(1);
    assertThat(Files.readString(result.rejects().orElseThrow())).contains("p0,7,v7");
    assertThat(count()).isEqualTo(99);
    assertThat(listsAreWhole()).isTrue();
  }

  private static boolean has(CqlStatement statement, String value) {
    return statement.values().contains(value);
  }

  @Test
  void a_batch_whose_answers_are_lost_is_written_once() throws IOException {
    Coodie losing = Coodie.of(new Losing());

    TransferResult result = into(losing, file(20, 10)).run();

    assertThat(result.rows()).isEqualTo(20);
    assertThat(count()).isEqualTo(20);
    assertThat(listsAreWhole()).isTrue();
  }

  @Test
  void a_driver_without_batches_gets_the_rows_one_by_one() throws IOException {
    Driver plain = statement -> coodie.async().execute(statement);

    TransferResult result = into(Coodie.of(plain), file(100, 50)).run();

    assertThat(result.rows()).isEqualTo(100);
    assertThat(count()).isEqualTo(100);
  }

  @Test
  void a_row_whose_partition_has_no_other_does_not_stop_the_rest() throws IOException {
    StringBuilder text = new StringBuilder("p,c\nfirst,1\n");
    for (int i = 0; i < 10_000; i++) {
      text.append("other,").append(i).append('\n');
    }
    Path file = Files.writeString(directory.resolve("rows.csv"), text);

    TransferResult result = into(counting(), file).inFlight(1).run();

    assertThat(result.rows()).isEqualTo(10_001);
    assertThat(count()).isEqualTo(10_001);
  }

  @Test
  void later_records_of_a_row_win_in_a_batch() throws IOException {
    Path file =
        Files.writeString(
            directory.resolve("rows.csv"),
            "p,c,v,l\na,1,one,\"[1,1]\"\na,1,two,\"[2,2]\"\na,1,three,\"[1,2]\"\n");

    into(counting(), file).run();

    assertThat(batches.get()).isEqualTo(1);
    assertThat(coodie.execute("SELECT v FROM rows").get(0).get("v")).isEqualTo("three");
    assertThat(listsAreWhole()).isTrue();
  }

  @Test
  void an_import_that_is_stopped_sends_what_waits_and_goes_on() throws IOException {
    Path file = file(500, 500);
    AtomicInteger heard = new AtomicInteger();

    assertThatThrownBy(
            () -> into(counting(), file).stopWhen(() -> heard.incrementAndGet() == 100).run())
        .isInstanceOfSatisfying(
            TransferStoppedException.class, e -> assertThat(e.rows()).isEqualTo(100));
    assertThat(count()).isEqualTo(100);

    TransferResult result = into(counting(), file).resume().run();

    assertThat(result.rows()).isEqualTo(500);
    assertThat(count()).isEqualTo(500);
  }

  @Test
  void an_import_that_is_interrupted_while_it_waits_to_send_ends_and_goes_on() throws IOException {
    Path file = file(300, 50);
    Thread importing = Thread.currentThread();
    Coodie slow =
        counting(
            batch -> {
              importing.interrupt();
              return null;
            },
            statement -> null);

    assertThatThrownBy(() -> into(slow, file).inFlight(1).run())
        .isInstanceOf(CancellationException.class);
    assertThat(Thread.interrupted()).isTrue();

    TransferResult result = into(counting(), file).resume().run();

    assertThat(result.rows()).isEqualTo(300);
    assertThat(count()).isEqualTo(300);
  }
}
