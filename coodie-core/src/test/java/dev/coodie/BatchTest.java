package dev.coodie;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.coodie.batch.Batch;
import dev.coodie.batch.BatchResult;
import dev.coodie.batch.ConditionalBatch;
import dev.coodie.column.ValueType;
import dev.coodie.driver.BatchKind;
import dev.coodie.driver.Consistency;
import dev.coodie.driver.CqlBatch;
import dev.coodie.driver.CqlStatement;
import dev.coodie.driver.ResultColumns;
import dev.coodie.driver.ResultColumns.ResultColumn;
import dev.coodie.driver.ResultPage;
import dev.coodie.driver.Row;
import dev.coodie.driver.StatementOptions;
import dev.coodie.error.CoodieException;
import dev.coodie.error.InvalidQueryException;
import dev.coodie.internal.run.Lazily;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class BatchTest {
  private static final int KIB = 1024;

  private final TestDriver driver = TestDriver.empty();
  private final Coodie coodie = Coodie.of(driver);
  private final Documents<Product> products = coodie.documents(Product.class);
  private final Documents<Event> events = coodie.documents(Event.class);

  private CqlStatement save(long id) {
    return products.cql().save(Product.numbered(id));
  }

  private CqlStatement save(long id, int bytes) {
    return products.cql().save(new Product(id, "x".repeat(bytes), Product.Color.RED));
  }

  private CqlStatement count(String page) {
    return coodie.counters(Hits.class).at(Hits_.key(page, 1)).cql().update(Hits_.views.add(1));
  }

  private CqlBatch sent() {
    assertThat(driver.sent).isEmpty();
    assertThat(driver.batches).hasSize(1);
    return driver.batches.get(0);
  }

  @Test
  void statements_are_sent_together_in_order() {
    CqlStatement event = events.cql().save(Event.numbered(1));
    CqlStatement raw = CqlStatement.of("INSERT INTO t (a) VALUES (1)");

    coodie.execute(Batch.logged(save(1)).and(event, raw));

    assertThat(sent().statements())
        .extracting(CqlStatement::text)
        .containsExactly(save(1).text(), event.text(), raw.text());
    assertThat(sent().kind()).isEqualTo(BatchKind.LOGGED);
    assertThat(sent().options()).isEqualTo(StatementOptions.DEFAULT);
    assertThat(sent().timestamp()).isNull();
  }

  @Test
  void each_kind_is_sent_as_itself() {
    coodie.execute(Batch.logged(List.of(save(1))));
    coodie.execute(Batch.unlogged(List.of(save(1))));
    coodie.execute(Batch.counter(List.of(count("a"))));
    assertThat(coodie.execute(Batch.conditional(List.of(save(1).asConditional()))).applied())
        .isTrue();

    assertThat(driver.batches)
        .extracting(CqlBatch::kind)
        .containsExactly(BatchKind.LOGGED, BatchKind.UNLOGGED, BatchKind.COUNTER, BatchKind.LOGGED);
    assertThat(driver.batches)
        .extracting(CqlBatch::idempotent)
        .containsExactly(true, true, false, false);
    assertThat(driver.batches)
        .extracting(CqlBatch::conditional)
        .containsExactly(false, false, false, true);
  }

  @Test
  void options_are_those_of_the_batch() {
    Batch batch =
        Batch.unlogged(save(1))
            .timestamp(Instant.ofEpochSecond(1, 2_000))
            .consistency(Consistency.QUORUM)
            .serialConsistency(Consistency.LOCAL_SERIAL)
            .timeout(Duration.ofSeconds(3))
            .profile("slow");
    StatementOptions options =
        new StatementOptions(
            Consistency.QUORUM, Consistency.LOCAL_SERIAL, Duration.ofSeconds(3), "slow");

    coodie.execute(batch);
    ConditionalBatch conditional =
        Batch.conditional(save(1).asConditional())
            .consistency(Consistency.QUORUM)
            .serialConsistency(Consistency.LOCAL_SERIAL)
            .timeout(Duration.ofSeconds(3))
            .profile("slow");
    assertThat(coodie.execute(conditional).applied()).isTrue();

    assertThat(driver.batches.get(0).options()).isEqualTo(options);
    assertThat(driver.batches.get(0).timestamp()).isEqualTo(1_000_002L);
    assertThat(driver.batches.get(1).options()).isEqualTo(options);
    assertThat(driver.batches.get(1).timestamp()).isNull();
  }

  @Test
  void a_changed_batch_leaves_the_first_as_it_was() {
    Batch one = Batch.logged(save(1));
    Batch two = one.and(save(2)).consistency(Consistency.ALL);

    coodie.execute(one);

    assertThat(two.statements()).hasSize(2);
    assertThat(sent().statements()).hasSize(1);
    assertThat(sent().options().consistency()).isNull();
  }

  @Test
  void a_statement_may_have_the_options_of_its_batch() {
    CqlStatement save = products.consistency(Consistency.ALL).cql().save(Product.numbered(1));

    coodie.execute(Batch.logged(save).consistency(Consistency.ALL));

    assertThat(sent().options().consistency()).isEqualTo(Consistency.ALL);
    assertThatThrownBy(
            () -> coodie.execute(Batch.logged(save).consistency(Consistency.LOCAL_QUORUM)))
        .isInstanceOf(InvalidQueryException.class)
        .hasMessageContaining("another consistency")
        .hasMessageContaining("INSERT INTO ks.product");
  }

  @Test
  void a_batch_runs_without_waiting() {
    CompletableFuture<ResultPage> answer = new CompletableFuture<>();
    driver.answer = statement -> answer;

    var stage = coodie.async().execute(Batch.logged(save(1))).toCompletableFuture();

    assertThat(stage).isNotDone();
    answer.complete(ResultPage.empty());
    assertThat(stage).isCompleted();
    assertThatThrownBy(() -> coodie.async().execute(Batch.conditional()))
        .isInstanceOf(InvalidQueryException.class);
  }

  @Test
  void a_batch_waits_for_the_connection() {
    CompletableFuture<dev.coodie.driver.Driver> connection = new CompletableFuture<>();
    Coodie lazy = Coodie.of(new Lazily(() -> connection, Optional.of("ks")));

    var stage = lazy.async().execute(Batch.logged(save(1))).toCompletableFuture();
    connection.complete(driver);
    var second = lazy.async().execute(Batch.logged(save(2))).toCompletableFuture();

    assertThat(stage).isCompleted();
    assertThat(second).isCompleted();
    assertThat(driver.batches).hasSize(2);
  }

  @Test
  void text_for_people_has_no_values() {
    Batch batch = Batch.unlogged(save(1, 10), save(2));

    assertThat(batch).hasToString("BEGIN UNLOGGED BATCH of 2 statements, the first: " + save(1));
    assertThat(Batch.conditional(save(1)))
        .hasToString("BEGIN BATCH of 1 statement, the first: " + save(1));
  }

  @Test
  void raw_statements_are_believed() {
    CqlStatement count = CqlStatement.of("UPDATE hits SET views = views + 1 WHERE page = 'a'");

    coodie.execute(Batch.counter(count, count("a")));

    assertThat(sent().statements()).hasSize(2);
  }

  @Test
  void a_conditional_batch_may_have_statements_whose_partition_is_not_known() {
    CqlStatement raw = CqlStatement.of("DELETE FROM ks.product WHERE id = 1");

    assertThat(coodie.execute(Batch.conditional(raw, save(1).asConditional(), raw)).applied())
        .isTrue();
    assertThatThrownBy(
            () ->
                coodie.execute(
                    Batch.conditional(
                        save(1).asConditional(), raw, events.cql().save(Event.numbered(1)))))
        .hasMessageContaining("several partitions or tables");
  }

  @Test
  void only_batches_over_several_partitions_are_measured() {
    coodie.execute(Batch.logged(save(1, 40 * KIB), save(1, 40 * KIB)));
    coodie.execute(Batch.logged(save(1, 40 * KIB), CqlStatement.of("INSERT …")));
    assertThat(coodie.execute(Batch.conditional(save(1, 60 * KIB).asConditional())).applied())
        .isTrue();
    coodie.execute(Batch.logged(save(1, 20 * KIB), save(2, 20 * KIB)));

    assertThat(driver.batches).hasSize(4);
    assertThatThrownBy(() -> coodie.execute(Batch.logged(save(1, 26 * KIB), save(2, 26 * KIB))))
        .isInstanceOf(InvalidQueryException.class)
        .hasMessageContaining("2 statements for 2 partitions with 53");
  }

  @Test
  void what_changes_the_same_cells_is_measured_once() {
    coodie.execute(Batch.logged(Collections.nCopies(9, save(1, 20 * KIB))).and(save(2, 20 * KIB)));

    assertThat(driver.batches).hasSize(1);
  }

  @Test
  void the_limit_is_that_of_the_configuration() {
    Coodie roomy = Coodie.of(driver, CoodieConfig.defaults().batchSize(KIB, KIB * KIB));
    Coodie narrow = Coodie.of(driver, CoodieConfig.defaults().batchSize(10, 100));

    roomy.execute(Batch.logged(save(1, 60 * KIB), save(2, 60 * KIB)));

    assertThat(driver.batches).hasSize(1);
    assertThatThrownBy(() -> narrow.execute(Batch.logged(save(1, 60), save(2, 60))))
        .hasMessageContaining("at most 100");
  }

  @Test
  void a_large_batch_is_logged_without_its_values() {
    String large = logged(() -> coodie.execute(Batch.logged(save(1, 3 * KIB), save(2, 3 * KIB))));
    String small = logged(() -> coodie.execute(Batch.logged(save(1, KIB), save(2, KIB))));
    String single = logged(() -> coodie.execute(Batch.logged(save(1, 9 * KIB))));

    assertThat(large)
        .contains("WARN")
        .contains("2 statements for 2 partitions with about 6150 bytes, which is more than 5120")
        .doesNotContain("xxx");
    assertThat(small).isEmpty();
    assertThat(single).isEmpty();
  }

  private static String logged(Runnable action) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    PrintStream before = System.err;
    System.setErr(new PrintStream(bytes, true, StandardCharsets.UTF_8));
    try {
      action.run();
    } finally {
      System.setErr(before);
    }
    return bytes.toString(StandardCharsets.UTF_8);
  }

  @Test
  void by_partition_makes_one_batch_for_each_partition() {
    CqlStatement raw = CqlStatement.of("INSERT …");

    List<Batch> batches =
        Batch.byPartition(List.of(save(1), save(2), raw, save(1, 5), raw, count("a")));
    batches.forEach(coodie::execute);

    assertThat(driver.batches)
        .extracting(CqlBatch::kind)
        .containsExactly(
            BatchKind.UNLOGGED,
            BatchKind.UNLOGGED,
            BatchKind.UNLOGGED,
            BatchKind.UNLOGGED,
            BatchKind.COUNTER);
    assertThat(batches).extracting(b -> b.statements().size()).containsExactly(2, 1, 1, 1, 1);
    assertThat(batches.get(0).statements().get(1).values()).contains("xxxxx");
    assertThat(Batch.byPartition(List.of())).isEmpty();
  }

  @Test
  void by_partition_divides_many_and_large_statements() {
    List<CqlStatement> many = new ArrayList<>(Collections.nCopies(201, save(1)));
    List<CqlStatement> large = List.of(save(1, 30 * KIB), save(1, 30 * KIB), save(1, 90 * KIB));

    assertThat(Batch.byPartition(many))
        .extracting(b -> b.statements().size())
        .containsExactly(100, 100, 1);
    assertThat(Batch.byPartition(large))
        .extracting(b -> b.statements().size())
        .containsExactly(1, 1, 1);
  }

  @Test
  void a_rejected_batch_tells_the_rows_the_server_looked_at() {
    driver.answer =
        statement -> CompletableFuture.completedFuture(answer(false, Product.numbered(7)));

    BatchResult result = coodie.execute(Batch.conditional(save(7).asConditional()));

    assertThat(result.applied()).isFalse();
    assertThat(result).hasToString("rejected");
    assertThat(result.rows()).hasSize(2);
    assertThat(result.current(products)).containsExactly(Product.numbered(7));
    assertThat(result.current(events)).isEmpty();
  }

  @Test
  void an_applied_batch_has_no_rows_also_when_the_server_sends_some() {
    driver.answer =
        statement -> CompletableFuture.completedFuture(answer(true, Product.numbered(7)));

    BatchResult result = coodie.execute(Batch.conditional(save(7).asConditional()));

    assertThat(result.applied()).isTrue();
    assertThat(result).hasToString("applied");
    assertThat(result.rows()).isEmpty();
    assertThat(result.current(products)).isEmpty();
  }

  /** One row that exists, and one of nulls, as ScyllaDB sends for a row that does not. */
  private static ResultPage answer(boolean applied, Product product) {
    ResultColumns own = TestDriver.columns(Product_.MODEL);
    List<ResultColumn> columns = new ArrayList<>();
    columns.add(new ResultColumn("[applied]", ValueType.BOOLEAN));
    for (int i = 0; i < own.size(); i++) {
      columns.add(new ResultColumn(own.name(i), own.type(i)));
    }
    ResultColumns all = ResultColumns.of("ks.product", columns);
    List<@Nullable ByteBuffer> cells = new ArrayList<>();
    cells.add(ValueType.BOOLEAN.encode(applied));
    cells.addAll(TestDriver.cells(Product_.MODEL, product));
    List<@Nullable ByteBuffer> missing =
        new ArrayList<>(Arrays.asList(ValueType.BOOLEAN.encode(applied), null, null, null));
    return ResultPage.of(all, List.of(Row.of(all, missing), Row.of(all, cells)), null);
  }

  @Test
  void errors_of_the_driver_are_passed_on() {
    CoodieException refused = new InvalidQueryException("coodie-1", "no");
    driver.answer = statement -> CompletableFuture.failedFuture(refused);

    assertThatThrownBy(() -> coodie.execute(Batch.logged(save(1)))).isSameAs(refused);
  }
}
