package dev.coodie;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.coodie.column.ValueType;
import dev.coodie.driver.ResultPage;
import dev.coodie.driver.Row;
import dev.coodie.error.ConfigurationException;
import dev.coodie.error.InvalidQueryException;
import dev.coodie.error.MappingException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Flow;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(60)
class PublisherTest {
  private static final ExecutorService THREAD = Executors.newSingleThreadExecutor();

  private final List<CompletableFuture<ResultPage>> answers = new ArrayList<>();
  private final TestDriver silent =
      new TestDriver(
          statement -> {
            answers.add(new CompletableFuture<>());
            return answers.get(answers.size() - 1);
          });

  @AfterAll
  static void end() {
    THREAD.shutdownNow();
  }

  static Stream<Executor> executors() {
    return Stream.of(Runnable::run, THREAD);
  }

  private static Query<Product> find(TestDriver driver) {
    return Coodie.of(driver).documents(Product.class).find();
  }

  /** A server whose page {@code n} has {@code sizes.get(n)} rows. */
  private static TestDriver pages(Executor executor, List<Integer> sizes) {
    return new TestDriver(
        statement -> {
          CompletableFuture<ResultPage> answer = new CompletableFuture<>();
          int number = number(statement.pagingState());
          boolean last = number + 1 == sizes.size();
          executor.execute(
              () -> answer.complete(page(sizes.get(number), last ? null : state(number + 1))));
          return answer;
        });
  }

  private static ResultPage page(int rows, ByteBuffer next) {
    List<Product> products = LongStream.range(0, rows).mapToObj(Product::numbered).toList();
    return TestDriver.page(Product_.MODEL, products, next);
  }

  private static ByteBuffer state(int page) {
    return ByteBuffer.allocate(4).putInt(0, page);
  }

  private static int number(ByteBuffer state) {
    return state == null ? 0 : state.getInt(0);
  }

  @Test
  void nothing_is_sent_before_there_is_demand() {
    TestDriver driver = pages(Runnable::run, List.of(1));
    Probe<Product> probe = new Probe<>();

    find(driver).publisher().subscribe(probe);
    assertThat(driver.sent).isEmpty();
    probe.request(1);

    assertThat(driver.sent).hasSize(1);
    assertThat(probe.items).isEqualTo(1);
    assertThat(probe.completed).isEqualTo(1);
  }

  @Test
  void the_next_page_is_asked_for_when_this_one_is_used_up_and_more_is_wanted() {
    TestDriver driver = pages(Runnable::run, List.of(2, 2, 0, 1));
    Probe<Product> probe = new Probe<>();
    find(driver).publisher().subscribe(probe);

    probe.request(1);
    assertThat(driver.sent).hasSize(1);
    probe.request(1);
    assertThat(driver.sent).hasSize(1);
    assertThat(probe.items).isEqualTo(2);
    probe.request(1);
    assertThat(driver.sent).hasSize(2);
    probe.request(2);

    assertThat(driver.sent).hasSize(4);
    assertThat(probe.items).isEqualTo(5);
    assertThat(probe.completed).isEqualTo(1);
  }

  @Test
  void each_subscription_runs_the_query_anew() {
    TestDriver driver = pages(Runnable::run, List.of(2));
    Flow.Publisher<Product> products = find(driver).publisher();
    Flow.Publisher<Row> rows = Coodie.of(driver).publisher("SELECT * FROM product WHERE id > ?", 1);

    Stream.of(products, products, rows, rows)
        .forEach(
            publisher -> {
              Probe<Object> probe = new Probe<>(Long.MAX_VALUE);
              publisher.subscribe(probe);
              assertThat(probe.items).isEqualTo(2);
            });

    assertThat(driver.sent).hasSize(4);
  }

  @ParameterizedTest(autoCloseArguments = false) // since JDK 19 an executor is closeable
  @MethodSource("executors")
  void a_million_requests_for_one_item_do_not_deepen_the_stack(Executor executor) {
    Probe<Product> probe = new Probe<>(1, 1);

    find(pages(executor, Collections.nCopies(1000, 1000))).publisher().subscribe(probe);

    probe.done.join();
    assertThat(probe.items).isEqualTo(1_000_000);
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1})
  void a_hundred_thousand_small_pages_do_not_deepen_the_stack(int size) {
    Probe<Product> probe = new Probe<>(1, 1);
    TestDriver driver = pages(Runnable::run, Collections.nCopies(100_000, size));

    find(driver).publisher().subscribe(probe);

    assertThat(probe.completed).isEqualTo(1);
    assertThat(probe.items).isEqualTo(size * 100_000L);
    assertThat(driver.sent).hasSize(100_000);
  }

  @Test
  void demand_from_many_threads_is_met_exactly_and_never_on_two_threads_at_once()
      throws InterruptedException {
    Probe<Product> probe = new Probe<>();
    find(pages(THREAD, Collections.nCopies(50_000, 7))).publisher().subscribe(probe);

    CompletableFuture<?>[] requests =
        Stream.generate(() -> CompletableFuture.runAsync(() -> requestOneByOne(probe, 10_000)))
            .limit(8)
            .toArray(CompletableFuture<?>[]::new);
    CompletableFuture.allOf(requests).join();

    probe.awaitItems(80_000);
    assertThat(probe.overlapped).isFalse();
    probe.cancel();
  }

  private static void requestOneByOne(Probe<?> probe, int times) {
    for (int i = 0; i < times; i++) {
      probe.request(1);
    }
  }

  @Test
  void cancelling_stops_the_page_under_way_and_asks_for_no_more() {
    Probe<Product> probe = new Probe<>(Long.MAX_VALUE);
    find(silent).publisher().subscribe(probe);
    answers.get(0).complete(page(2, state(1)));

    probe.cancel();

    assertThat(answers).hasSize(2);
    assertThat(answers.get(1)).isCancelled();
    probe.request(1);
    assertThat(silent.sent).hasSize(2);
    assertThat(probe.items).isEqualTo(2);
    assertThat(probe.completed + probe.errors.size()).isZero();
  }

  @Test
  void cancelling_inside_a_page_gives_no_more_of_it() {
    TestDriver driver = pages(Runnable::run, List.of(5, 5));
    Probe<Product> probe = new Probe<>(Long.MAX_VALUE);
    probe.then = item -> probe.cancelAfter(3);

    find(driver).publisher().subscribe(probe);

    assertThat(probe.items).isEqualTo(3);
    assertThat(driver.sent).hasSize(1);
    assertThat(probe.completed + probe.errors.size()).isZero();
  }

  @Test
  void a_failed_page_is_the_drivers_own_exception_once() {
    RuntimeException error = new IllegalStateException("no node");
    Probe<Product> probe = new Probe<>(Long.MAX_VALUE);
    find(silent).publisher().subscribe(probe);
    answers.get(0).complete(page(1, state(1)));

    answers.get(1).completeExceptionally(error);
    probe.request(1);

    assertThat(probe.errors).containsExactly(error);
    assertThat(probe.items).isEqualTo(1);
    assertThat(silent.sent).hasSize(2);
  }

  @Test
  void a_driver_that_throws_or_answers_null_is_an_error() {
    RuntimeException error = new IllegalStateException("a bug");
    TestDriver throwing =
        new TestDriver(
            statement -> {
              throw error;
            });
    Probe<Product> first = new Probe<>(1);
    Probe<Product> second = new Probe<>(1);

    find(throwing).publisher().subscribe(first);
    find(new TestDriver(statement -> CompletableFuture.completedFuture(null)))
        .publisher()
        .subscribe(second);

    assertThat(first.errors).containsExactly(error);
    assertThat(second.errors).hasSize(1);
  }

  @Test
  void a_row_that_does_not_fit_is_an_error_and_ends_the_reading() {
    Row good = page(1, null).iterator().next();
    Row bad =
        Row.of(
            good.columns(),
            Arrays.asList(ValueType.BIGINT.encode(1L), null, ValueType.TEXT.encode("no colour")));
    TestDriver driver =
        TestDriver.answering(
            ResultPage.of(good.columns(), List.of(good, bad, good), ByteBuffer.allocate(1)));
    Probe<Product> probe = new Probe<>(Long.MAX_VALUE);

    find(driver).publisher().subscribe(probe);

    assertThat(probe.items).isEqualTo(1);
    assertThat(probe.errors).hasSize(1).first().isInstanceOf(MappingException.class);
    assertThat(driver.sent).hasSize(1);
  }

  @ParameterizedTest
  @ValueSource(longs = {0, -1, Long.MIN_VALUE})
  void asking_for_less_than_one_item_is_an_error(long demand) {
    Probe<Product> probe = new Probe<>();
    find(pages(Runnable::run, List.of(5))).publisher().subscribe(probe);
    probe.request(2);

    probe.request(demand);
    probe.request(1);

    assertThat(probe.items).isEqualTo(2);
    assertThat(probe.errors).hasSize(1);
    assertThat(probe.errors.get(0))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("3.9");
  }

  @Test
  void what_a_subscriber_throws_cancels_it_and_goes_nowhere() {
    Probe<Product> probe = new Probe<>(Long.MAX_VALUE);
    probe.then =
        item -> {
          throw new IllegalStateException("mine");
        };
    find(silent).publisher().subscribe(probe);

    assertThatCode(() -> answers.get(0).complete(page(3, state(1)))).doesNotThrowAnyException();

    assertThat(probe.items).isEqualTo(1);
    assertThat(probe.completed + probe.errors.size()).isZero();
    assertThat(silent.sent).hasSize(1);
  }

  @Test
  void items_asked_for_in_on_subscribe_come_after_it() {
    List<String> signals = new ArrayList<>();
    Flow.Subscriber<Product> subscriber =
        new Flow.Subscriber<>() {
          @Override
          public void onSubscribe(Flow.Subscription subscription) {
            subscription.request(1);
            signals.add("subscribed");
          }

          @Override
          public void onNext(Product item) {
            signals.add("item");
          }

          @Override
          public void onError(Throwable error) {
            signals.add("error");
          }

          @Override
          public void onComplete() {
            signals.add("complete");
          }
        };

    find(pages(Runnable::run, List.of(1))).publisher().subscribe(subscriber);

    assertThat(signals).containsExactly("subscribed", "item", "complete");
  }

  @Test
  void bad_arguments_fail_at_once_and_a_closed_connection_fails_the_subscription() {
    Coodie coodie = Coodie.of(TestDriver.empty());
    Query<Product> wrong = coodie.documents(Product.class).find(Product_.name.eq(null));
    Flow.Publisher<Row> rows = coodie.publisher("SELECT 1");
    Probe<Row> probe = new Probe<>();

    assertThatThrownBy(wrong::publisher).isInstanceOf(InvalidQueryException.class);
    assertThatThrownBy(() -> coodie.publisher(" ")).isInstanceOf(InvalidQueryException.class);
    assertThatThrownBy(() -> rows.subscribe(null)).isInstanceOf(NullPointerException.class);
    coodie.close();
    rows.subscribe(probe);

    assertThat(probe.errors).hasSize(1).first().isInstanceOf(ConfigurationException.class);
  }

  @Test
  void raw_values_are_copied_and_those_that_do_not_fit_go_to_on_error() {
    TestDriver driver = pages(Runnable::run, List.of(1));
    driver.markers = List.of(ValueType.BIGINT);
    Object[] values = {1L};
    Flow.Publisher<Row> good = Coodie.of(driver).publisher("SELECT ?", values);
    values[0] = "changed";
    Probe<Row> first = new Probe<>(1);
    Probe<Row> second = new Probe<>(1);

    good.subscribe(first);
    Coodie.of(driver).publisher("SELECT ?", "text").subscribe(second);

    assertThat(first.items).isEqualTo(1);
    assertThat(second.errors).hasSize(1).first().isInstanceOf(InvalidQueryException.class);
    assertThat(driver.sent).hasSize(1);
  }
}
