package dev.coodie.test;

import static dev.coodie.test.CqlAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.coodie.Coodie;
import dev.coodie.Documents;
import dev.coodie.LwtResult;
import dev.coodie.Page;
import dev.coodie.batch.Batch;
import dev.coodie.batch.BatchResult;
import dev.coodie.batch.ConditionalBatch;
import dev.coodie.column.ValueType;
import dev.coodie.driver.BatchKind;
import dev.coodie.driver.CqlStatement;
import dev.coodie.driver.ResultColumns;
import dev.coodie.driver.ResultColumns.ResultColumn;
import dev.coodie.driver.Row;
import dev.coodie.error.InvalidQueryException;
import dev.coodie.error.UnavailableException;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class FakeDriverTest {
  private static final Product PEN = Product.named("1", "Pen");
  private static final Product INK = Product.named("2", "Ink");
  private static final Product PAPER = Product.named("3", "Paper");

  private final FakeDriver driver = new FakeDriver();
  private final Coodie coodie = Coodie.of(driver);
  private final Documents<Product> products = coodie.documents(Product.class);

  @Test
  void a_save_is_one_insert_with_the_values() {
    products.save(PEN);

    assertThat(driver.only())
        .hasText(
            "INSERT INTO test.product (\"id\", \"name\", \"price\", \"tags\") VALUES (?, ?, ?, ?)")
        .hasValues("1", "Pen", new BigDecimal("1.50"), Set.of("new"))
        .isIdempotent();
  }

  @Test
  void without_an_answer_nothing_is_found() {
    assertThat(products.find().all()).isEmpty();
    assertThat(products.findOne(Product_.id.eq("1"))).isEmpty();
  }

  @Test
  void documents_come_back_as_they_were_given() {
    Product bare = new Product("4", null, null, Set.of());
    driver.returns(Product.class, PEN, bare);

    assertThat(products.find().all()).containsExactly(PEN, bare);
  }

  @Test
  void queued_answers_are_used_once_each_in_order() {
    driver.returns(Product.class, PEN).returns(Product_.MODEL, INK);

    assertThat(products.find().all()).containsExactly(PEN);
    assertThat(products.find().all()).containsExactly(INK);
    assertThat(products.find().all()).isEmpty();
  }

  @Test
  void answers_for_a_text_stay_and_the_latest_wins() {
    driver.on("select").returns(Product.class, PEN);

    products.delete(PEN);

    assertThat(products.find().all()).containsExactly(PEN);
    assertThat(products.find().all()).containsExactly(PEN);
    driver.on("FROM test.product").returns(Product.class, INK);
    assertThat(products.find().all()).containsExactly(INK);
  }

  @Test
  void a_queued_answer_comes_before_one_for_a_text() {
    driver.on("SELECT").returns(Product.class, PEN);
    driver.returns(Product.class, INK);

    assertThat(products.find().all()).containsExactly(INK);
    assertThat(products.find().all()).containsExactly(PEN);
  }

  @Test
  void pages_end_where_they_were_given_and_are_all_read() {
    driver.returnsPages(
        Product.class, List.of(List.of(PEN), List.of(), List.of(INK, PAPER), List.of()));

    assertThat(products.find().all()).containsExactly(PEN, INK, PAPER);
    assertThat(driver.statements()).hasSize(4);
    assertThat(driver.statements().get(0).pagingState()).isNull();
    assertThat(driver.statements().subList(1, 4))
        .extracting(CqlStatement::pagingState)
        .doesNotContainNull()
        .doesNotHaveDuplicates();
  }

  @Test
  void a_page_size_divides_rows_into_pages() {
    driver.on("SELECT").returns(Product.class, PEN, INK, PAPER);

    Page<Product> first = products.find().pageSize(2).page();
    Page<Product> second = products.find().pageSize(2).page(first.next().orElseThrow());

    assertThat(first.items()).containsExactly(PEN, INK);
    assertThat(second.items()).containsExactly(PAPER);
    assertThat(second.next()).isEmpty();
  }

  @Test
  void a_failure_reaches_the_caller() {
    UnavailableException error =
        new UnavailableException("coodie-501", "No replica is alive.", "SELECT", null);
    driver.on("INSERT").fails(error);

    assertThatThrownBy(() -> products.save(PEN)).isSameAs(error);
    assertThat(products.find().all()).isEmpty();
  }

  @Test
  void a_conditional_write_is_applied() {
    driver.returnsApplied(true);

    assertThat(products.insertIfNotExists(PEN).applied()).isTrue();
    assertThat(driver.only()).isNotIdempotent();
  }

  @Test
  void a_conditional_write_is_rejected_without_a_row() {
    driver.returnsApplied(false);

    LwtResult<Product> result = products.at(PEN).ifExists().delete();

    assertThat(result.applied()).isFalse();
    assertThat(result.current()).isEmpty();
  }

  @Test
  void a_rejected_conditional_write_has_the_current_document() {
    driver.returnsRejected(Product.class, INK);

    LwtResult<Product> result = products.insertIfNotExists(PEN);

    assertThat(result.applied()).isFalse();
    assertThat(result.current()).contains(INK);
    assertThat(result.current(Product_.name)).contains("Ink");
  }

  @Test
  void rows_made_by_hand_are_returned() {
    ResultColumns count =
        ResultColumns.of("", List.of(new ResultColumn("count", ValueType.BIGINT)));
    driver.on("count(*)").returnsRows(count, Row.of(count, List.of(ValueType.BIGINT.encode(12L))));

    assertThat(products.find().count()).isEqualTo(12);
  }

  @Test
  void an_answer_of_its_own_sees_the_statement() {
    driver
        .on("DELETE")
        .answers(s -> CompletableFuture.failedFuture(new RuntimeException(s.text())));

    assertThatThrownBy(() -> products.delete(PEN)).hasMessageContaining("\"id\" = ?");
  }

  @Test
  void raw_values_are_bound_as_the_parameter_types_given() {
    driver.on("INSERT INTO t").parameterTypes(ValueType.TEXT, ValueType.BIGINT);

    List<Row> rows = coodie.execute("INSERT INTO t (a, b) VALUES (?, ?)", "x", 1);

    assertThat(rows).isEmpty();
    assertThat(driver.only()).hasValues("x", 1L);
    assertThatThrownBy(() -> coodie.execute("INSERT INTO t (a, b) VALUES (?, ?)", "x"))
        .isInstanceOf(InvalidQueryException.class);
  }

  @Test
  void only_and_last_say_what_was_sent_instead() {
    assertThatThrownBy(driver::last).hasMessage("No statement was sent.");
    assertThatThrownBy(driver::only).hasMessage("No statement was sent.");

    products.delete(PEN);
    products.delete(INK);

    assertThat(driver.last()).hasValues("2");
    assertThatThrownBy(driver::only)
        .isInstanceOf(AssertionError.class)
        .hasMessage(
            """
            Expected one statement, but 2 were sent:
              DELETE FROM test.product WHERE "id" = ?
              DELETE FROM test.product WHERE "id" = ?\
            """);
  }

  @Test
  void clear_forgets_statements_and_keeps_answers() {
    driver.returns(Product.class, PEN);
    products.delete(INK);
    driver.clear();

    assertThat(driver.statements()).isEmpty();
  }

  @Test
  void threads_may_share_it() {
    driver.on("SELECT").returns(Product.class, PEN);

    List<CompletableFuture<List<Product>>> running = new ArrayList<>();
    IntStream.range(0, 200)
        .forEach(i -> running.add(CompletableFuture.supplyAsync(() -> products.find().all())));

    Stream<Product> found = running.stream().flatMap(f -> f.join().stream());
    assertThat(found).hasSize(200).containsOnly(PEN);
    assertThat(driver.statements()).hasSize(200);
  }

  @Test
  void a_class_without_a_model_is_told_how_to_get_one() {
    assertThat(catchThrowable(() -> driver.returns(String.class, "x")))
        .hasMessage(
            "There is no public constant java.lang.String_.MODEL. Annotate String with @Document"
                + " and run the annotation processor, or give a DocumentModel.");
  }

  @Test
  void a_batch_is_recorded_as_a_whole_and_by_its_statements() {
    CqlStatement raw = CqlStatement.of("DELETE FROM test.t WHERE a = 1");

    coodie.execute(Batch.unlogged(products.cql().save(PEN), raw));

    assertThat(driver.onlyBatch())
        .hasKind(BatchKind.UNLOGGED)
        .hasTexts(products.cql().save(PEN).text(), raw.text());
    assertThat(driver.statements()).hasSize(2);
    assertThat(driver.last()).hasText(raw.text());
    driver.clear();
    assertThat(driver.batches()).isEmpty();
    assertThatThrownBy(driver::onlyBatch).isInstanceOf(AssertionError.class);
  }

  @Test
  void a_conditional_batch_is_answered_like_a_statement() {
    ConditionalBatch batch =
        Batch.conditional(
            CqlStatement.of("DELETE FROM test.t WHERE a = 1"),
            products.cql().insertIfNotExists(PEN));
    driver.on("into test.product").returnsRejected(Product.class, PEN).returnsApplied(true);

    BatchResult first = coodie.execute(batch);
    BatchResult second = coodie.execute(batch);

    assertThat(first.applied()).isTrue();
    assertThat(second.applied()).isFalse();
    assertThat(second.current(products)).containsExactly(PEN);
  }
}
