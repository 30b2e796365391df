package dev.coodie;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.coodie.column.ValueType;
import dev.coodie.driver.CqlStatement;
import dev.coodie.driver.ResultColumns;
import dev.coodie.driver.ResultColumns.ResultColumn;
import dev.coodie.driver.ResultPage;
import dev.coodie.driver.Row;
import dev.coodie.error.UnavailableException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

@Timeout(30)
class PagingTest {
  private static final ExecutorService THREAD = Executors.newSingleThreadExecutor();

  @AfterAll
  static void end() {
    THREAD.shutdownNow();
  }

  /** A server whose page {@code n} has {@code sizes.get(n)} rows. */
  private static TestDriver pages(Executor executor, List<Integer> sizes) {
    return new TestDriver(
        statement -> {
          CompletableFuture<ResultPage> answer = new CompletableFuture<>();
          executor.execute(() -> answer.complete(page(statement, sizes)));
          return answer;
        });
  }

  private static ResultPage page(CqlStatement statement, List<Integer> sizes) {
    ByteBuffer state = statement.pagingState();
    int number = state == null ? 0 : state.getInt(0);
    long first = sizes.subList(0, number).stream().mapToLong(i -> i).sum();
    List<Product> products =
        LongStream.range(first, first + sizes.get(number)).mapToObj(Product::numbered).toList();
    return TestDriver.page(
        Product_.MODEL, products, number + 1 < sizes.size() ? state(number + 1) : null);
  }

  private static ByteBuffer state(int page) {
    return ByteBuffer.allocate(4).putInt(0, page);
  }

  private static Documents<Product> products(TestDriver driver) {
    return Coodie.of(driver).documents(Product.class);
  }

  static Stream<Executor> executors() {
    return Stream.of(Runnable::run, THREAD);
  }

  @ParameterizedTest(autoCloseArguments = false) // since JDK 19 an executor is closeable
  @MethodSource("executors")
  void every_row_of_every_page_is_read_whichever_way(Executor executor) {
    List<Integer> sizes = new ArrayList<>(Collections.nCopies(24, 500));
    sizes.add(3, 0);
    sizes.add(0);
    List<Product> expected = LongStream.range(0, 12_000).mapToObj(Product::numbered).toList();
    Query<Product> query = products(pages(executor, sizes)).find();
    List<Product> streamed = new ArrayList<>();

    query.async().stream(streamed::add).toCompletableFuture().join();

    assertThat(streamed).isEqualTo(expected);
    assertThat(query.all()).isEqualTo(expected);
    assertThat(query.async().all().toCompletableFuture().join()).isEqualTo(expected);
    assertThat(query.stream()).isEqualTo(expected);
    assertThat(query.rows(Product_.id))
        .extracting(row -> row.get(Product_.id))
        .isEqualTo(LongStream.range(0, 12_000).boxed().toList());
  }

  @ParameterizedTest(autoCloseArguments = false) // since JDK 19 an executor is closeable
  @MethodSource("executors")
  void raw_rows_of_every_page_are_read_too(Executor executor) {
    List<Integer> sizes = Collections.nCopies(24, 500);
    Coodie coodie = Coodie.of(pages(executor, sizes));
    List<Row> rows = new ArrayList<>();

    coodie.async().stream(rows::add, "SELECT * FROM product").toCompletableFuture().join();

    assertThat(rows).hasSize(12_000);
    assertThat(coodie.execute("SELECT * FROM product")).hasSize(12_000);
    assertThat(coodie.stream("SELECT * FROM product")).hasSize(12_000);
  }

  @Test
  void a_hundred_thousand_pages_that_are_there_at_once_do_not_deepen_the_stack() {
    List<Integer> sizes = Collections.nCopies(100_000, 0);
    ResultPage more = TestDriver.page(Product_.MODEL, List.of(), state(1));
    int[] asked = {0};
    TestDriver driver =
        new TestDriver(
            statement ->
                CompletableFuture.completedFuture(
                    ++asked[0] < sizes.size() ? more : ResultPage.empty()));

    assertThat(products(driver).find().all()).isEmpty();
    assertThat(asked[0]).isEqualTo(100_000);
  }

  @Test
  void a_stream_asks_for_the_next_page_only_when_it_is_needed() {
    TestDriver driver = pages(Runnable::run, List.of(5, 5, 5));

    try (Stream<Product> stream = products(driver).find().stream()) {
      assertThat(driver.sent).isEmpty();
      assertThat(stream.limit(7).toList()).hasSize(7);
    }

    assertThat(driver.sent).hasSize(2);
  }

  @Test
  void first_and_one_pass_over_empty_pages() {
    Query<Product> query = products(pages(Runnable::run, List.of(0, 0, 1, 0))).find();

    assertThat(query.first()).contains(Product.numbered(0));
    assertThat(query.one()).isEqualTo(Product.numbered(0));
    assertThat(query.exists()).isTrue();
  }

  @Test
  void a_count_passes_over_empty_pages() {
    TestDriver driver = TestDriver.empty();
    driver.answer =
        statement ->
            CompletableFuture.completedFuture(
                statement.pagingState() == null
                    ? ResultPage.of(count(12).columns(), List.of(), state(1))
                    : count(12));

    assertThat(products(driver).find().count()).isEqualTo(12);
  }

  private static ResultPage count(long rows) {
    ResultColumns columns =
        ResultColumns.of("", List.of(new ResultColumn("count", ValueType.BIGINT)));
    return ResultPage.of(
        columns, List.of(Row.of(columns, List.of(ValueType.BIGINT.encode(rows)))), null);
  }

  @Test
  void every_page_but_the_last_leads_to_one_with_rows() {
    Query<Product> query = products(pages(Runnable::run, List.of(0, 2, 0, 0, 1, 0))).find();

    Page<Product> first = query.page();
    Page<Product> second = query.page(first.next().orElseThrow());

    assertThat(first.items()).hasSize(2);
    assertThat(second.items()).hasSize(1);
    assertThat(second.next()).isEmpty();
  }

  @Test
  void a_page_without_rows_is_the_last() {
    Page<Product> page = products(pages(Runnable::run, List.of(0, 0, 0))).find().page();

    assertThat(page.items()).isEmpty();
    assertThat(page.next()).isEmpty();
  }

  @Test
  void the_look_ahead_asks_for_one_row_and_its_failure_fails_the_page() {
    TestDriver driver = pages(Runnable::run, List.of(2, 2));

    Page<Product> page = products(driver).find().pageSize(2).page();

    assertThat(page.next()).isPresent();
    assertThat(driver.sent).extracting(CqlStatement::pageSize).containsExactly(2, 1);
  }

  static Stream<Function<Query<Product>, CompletionStage<?>>> cancelled() {
    return Stream.of(
        query -> query.async().all(),
        query -> query.async().stream(product -> {}),
        query -> query.async().rows(Product_.id));
  }

  @ParameterizedTest(autoCloseArguments = false) // since JDK 19 an executor is closeable
  @MethodSource("cancelled")
  void cancelling_stops_the_reading(Function<Query<Product>, CompletionStage<?>> start) {
    List<CompletableFuture<ResultPage>> answers = new ArrayList<>();
    TestDriver driver =
        new TestDriver(
            statement -> {
              answers.add(new CompletableFuture<>());
              return answers.get(answers.size() - 1);
            });
    CompletableFuture<?> reading = start.apply(products(driver).find()).toCompletableFuture();
    answers.get(0).complete(TestDriver.page(Product_.MODEL, List.of(), state(1)));

    reading.cancel(true);
    answers.get(1).complete(TestDriver.page(Product_.MODEL, List.of(), state(2)));

    assertThat(driver.sent).hasSize(2);
    assertThatThrownBy(reading::join).isInstanceOf(CancellationException.class);
  }

  @Test
  void cancelling_a_raw_query_stops_the_reading() {
    List<CompletableFuture<ResultPage>> answers = new ArrayList<>();
    TestDriver driver =
        new TestDriver(
            statement -> {
              answers.add(new CompletableFuture<>());
              return answers.get(answers.size() - 1);
            });
    CompletableFuture<?> reading =
        Coodie.of(driver).async().execute("SELECT * FROM product").toCompletableFuture();
    answers.get(0).complete(TestDriver.page(Product_.MODEL, List.of(), state(1)));

    reading.cancel(true);
    answers.get(1).complete(TestDriver.page(Product_.MODEL, List.of(), state(2)));

    assertThat(driver.sent).hasSize(2);
  }

  static Stream<Throwable> thrown() {
    return Stream.of(new IllegalStateException("mine"), new AssertionError("mine"));
  }

  @ParameterizedTest(autoCloseArguments = false) // since JDK 19 an executor is closeable
  @MethodSource("thrown")
  void what_a_consumer_throws_ends_the_reading_on_every_thread(Throwable error) {
    for (Executor executor : executors().toList()) {
      TestDriver driver = pages(executor, List.of(1, 1));

      CompletionStage<@Nullable Void> reading =
          products(driver).find().async().stream(product -> sneak(error));

      assertThat(reading).failsWithin(5, TimeUnit.SECONDS).withThrowableThat().withCause(error);
      assertThat(driver.sent).hasSize(1);
    }
  }

  @Test
  void a_failure_of_a_later_page_is_the_drivers_own_exception() {
    UnavailableException error = new UnavailableException("coodie-501", "none", "SELECT", null);
    TestDriver driver = pages(Runnable::run, List.of(1, 1));
    Function<CqlStatement, CompletionStage<ResultPage>> working = driver.answer;
    driver.answer =
        statement ->
            statement.pagingState() == null
                ? working.apply(statement)
                : CompletableFuture.<ResultPage>failedFuture(error).thenApply(page -> page);
    Query<Product> query = products(driver).find();

    assertThatThrownBy(query::all).isSameAs(error);
    assertThatThrownBy(() -> query.stream().toList()).isSameAs(error);
    assertThatThrownBy(query::page).isSameAs(error);
    assertThat(query.async().all())
        .failsWithin(1, TimeUnit.SECONDS)
        .withThrowableThat()
        .havingCause()
        .isSameAs(error);
  }

  @Test
  void a_driver_that_throws_fails_the_stage() {
    RuntimeException error = new IllegalStateException("a bug of a driver");
    TestDriver driver = pages(THREAD, List.of(1, 1));
    Function<CqlStatement, CompletionStage<ResultPage>> working = driver.answer;
    driver.answer =
        statement -> {
          if (statement.pagingState() != null) {
            throw error;
          }
          return working.apply(statement);
        };

    assertThat(products(driver).find().async().all())
        .failsWithin(5, TimeUnit.SECONDS)
        .withThrowableThat()
        .withCause(error);
  }

  @Test
  void the_default_page_size_is_that_of_the_configuration() {
    TestDriver driver = TestDriver.empty();
    Coodie coodie = Coodie.of(driver, CoodieConfig.defaults().pageSize(17));

    assertThat(coodie.documents(Product.class).find().all()).isEmpty();
    assertThat(coodie.documents(Product.class).find().pageSize(3).all()).isEmpty();
    assertThat(coodie.execute("SELECT 1")).isEmpty();

    assertThat(driver.sent).extracting(CqlStatement::pageSize).containsExactly(17, 3, 17);
  }

  @SuppressWarnings("unchecked") // tells the compiler that an Error is unchecked
  private static <X extends Throwable> void sneak(Throwable error) throws X {
    throw (X) error;
  }

  @Test
  void its_text_shows_neither_documents_nor_token() {
    Page<String> page = new Page<>(List.of("secret"), Optional.of(new PageToken(new byte[9])));

    assertThat(page).hasToString("Page(items: 1, more follow)");
    assertThat(new Page<>(List.of(), Optional.empty())).hasToString("Page(items: 0, the last)");
    assertThat(new Scored<>("secret", 0.5f)).hasToString("Scored(similarity: 0.5)");
  }
}
