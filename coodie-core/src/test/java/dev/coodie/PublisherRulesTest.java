package dev.coodie;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.coodie.bulk.Outcome;
import dev.coodie.driver.ResultPage;
import dev.coodie.driver.Row;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Flow;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.Timeout;
import org.opentest4j.TestAbortedException;
import org.reactivestreams.tck.TestEnvironment;
import org.reactivestreams.tck.flow.FlowPublisherVerification;
import org.testng.SkipException;

/** The Technology Compatibility Kit of Reactive Streams, its TestNG tests run as dynamic ones. */
@Timeout(300)
class PublisherRulesTest {
  private static final int PAGE = 3;
  private static final ExecutorService THREAD = Executors.newSingleThreadExecutor();

  @AfterAll
  static void end() {
    THREAD.shutdownNow();
  }

  @TestFactory
  Stream<DynamicTest> documents_of_a_driver_that_answers_at_once() {
    return rules(Runnable::run, coodie -> coodie.documents(Product.class).find().publisher());
  }

  @TestFactory
  Stream<DynamicTest> documents_of_a_driver_that_answers_later() {
    return rules(THREAD, coodie -> coodie.documents(Product.class).find().publisher());
  }

  @TestFactory
  Stream<DynamicTest> rows_of_raw_cql() {
    return rules(THREAD, coodie -> coodie.publisher("SELECT * FROM product WHERE id > ?", 0L));
  }

  @TestFactory
  Stream<DynamicTest> scans_of_a_driver_that_answers_at_once() {
    return scanRules(Runnable::run);
  }

  @TestFactory
  Stream<DynamicTest> scans_of_a_driver_that_answers_later() {
    return scanRules(THREAD);
  }

  private static Stream<DynamicTest> scanRules(Executor executor) {
    return rules(
        (answering, size) -> {
          // the kit asks for endless streams, too
          RingServer server = new RingServer((int) Math.min(size, 10_000), new Random(size));
          server.answering = answering;
          return Coodie.of(server);
        },
        executor,
        (coodie, size) -> coodie.documents(Product.class).scan().pageSize(PAGE).publisher());
  }

  @TestFactory
  Stream<DynamicTest> outcomes_of_bulk_operations() {
    return rules(PublisherRulesTest::coodie, THREAD, PublisherRulesTest::outcomes);
  }

  @TestFactory
  Stream<DynamicTest> outcomes_on_a_thread_that_is_always_there() {
    return rules(PublisherRulesTest::coodie, Runnable::run, PublisherRulesTest::outcomes);
  }

  /** Of as many products as the table has. */
  private static Flow.Publisher<Outcome<Product, Product>> outcomes(Coodie coodie, long size) {
    return coodie
        .documents(Product.class)
        .bulk()
        .executor(THREAD)
        .outcomes()
        .saveAll(() -> LongStream.range(0, size).mapToObj(Product::numbered).iterator())
        .publisher();
  }

  @Test
  void a_rule_that_is_broken_is_noticed() {
    Flow.Publisher<Row> broken = subscriber -> subscriber.onComplete();
    Rules<Row> rules = new Rules<>(elements -> broken, broken);

    Throwable error =
        catchThrowable(
            () -> {
              rules.setUp();
              rules.required_spec109_mustIssueOnSubscribeForNonNullSubscriber();
            });

    assertThat(error).isInstanceOf(AssertionError.class);
  }

  private static <T> Stream<DynamicTest> rules(
      Executor executor, Function<Coodie, Flow.Publisher<T>> publisher) {
    return rules(PublisherRulesTest::coodie, executor, (coodie, size) -> publisher.apply(coodie));
  }

  private static <T> Stream<DynamicTest> rules(
      BiFunction<Executor, Long, Coodie> coodies,
      Executor executor,
      BiFunction<Coodie, Long, Flow.Publisher<T>> publisher) {
    Coodie closed = coodies.apply(executor, 1L);
    closed.close();
    return Arrays.stream(FlowPublisherVerification.class.getMethods())
        .filter(method -> method.isAnnotationPresent(org.testng.annotations.Test.class))
        .map(
            method ->
                DynamicTest.dynamicTest(
                    method.getName(),
                    () ->
                        run(
                            method,
                            new Rules<>(
                                elements ->
                                    publisher.apply(coodies.apply(executor, elements), elements),
                                publisher.apply(closed, 1L)))));
  }

  private static void run(Method rule, Rules<?> rules) throws Throwable {
    rules.setUp();
    try {
      rule.invoke(rules);
    } catch (InvocationTargetException e) {
      if (e.getCause() instanceof SkipException skipped && maySkip(rule.getName())) {
        throw new TestAbortedException(skipped.getMessage(), skipped);
      }
      throw e.getCause();
    }
  }

  /**
   * What the kit cannot test, and several subscribers having the same rows: rows have no equals.
   */
  private static boolean maySkip(String rule) {
    return rule.startsWith("untested_") || rule.startsWith("optional_spec111_multicast_");
  }

  /** A table of {@code size} products, in pages of three and an empty last one. */
  private static Coodie coodie(Executor executor, long size) {
    return Coodie.of(
        new TestDriver(
            statement -> {
              CompletableFuture<ResultPage> answer = new CompletableFuture<>();
              executor.execute(() -> answer.complete(page(statement.pagingState(), size)));
              return answer;
            }));
  }

  private static ResultPage page(ByteBuffer state, long size) {
    long first = state == null ? 0 : state.getLong(0);
    long end = Math.min(size, first + PAGE);
    List<Product> products = LongStream.range(first, end).mapToObj(Product::numbered).toList();
    ByteBuffer next = products.isEmpty() ? null : ByteBuffer.allocate(8).putLong(0, end);
    return TestDriver.page(Product_.MODEL, products, next);
  }

  private static final class Rules<T> extends FlowPublisherVerification<T> {
    private final Function<Long, Flow.Publisher<T>> publisher;
    private final Flow.Publisher<T> failed;

    Rules(Function<Long, Flow.Publisher<T>> publisher, Flow.Publisher<T> failed) {
      super(new TestEnvironment(500, 100));
      this.publisher = publisher;
      this.failed = failed;
    }

    @Override
    public Flow.Publisher<T> createFlowPublisher(long elements) {
      return publisher.apply(elements);
    }

    @Override
    public Flow.Publisher<T> createFailedFlowPublisher() {
      return failed;
    }
  }
}
