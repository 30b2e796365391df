package dev.coodie;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.coodie.bulk.Bulk;
import dev.coodie.bulk.BulkResult;
import dev.coodie.bulk.BulkRun;
import dev.coodie.bulk.Outcome;
import dev.coodie.column.Condition;
import dev.coodie.driver.Consistency;
import dev.coodie.driver.CqlStatement;
import dev.coodie.driver.Driver;
import dev.coodie.driver.ResultPage;
import dev.coodie.error.BulkException;
import dev.coodie.error.ConnectionException;
import dev.coodie.error.ConstraintViolationsException;
import dev.coodie.error.InvalidDocumentException;
import dev.coodie.error.InvalidQueryException;
import dev.coodie.error.LwtUnknownException;
import dev.coodie.error.MultipleDocumentsException;
import dev.coodie.error.OverloadedException;
import dev.coodie.error.StaleDocumentException;
import dev.coodie.error.StatementException;
import dev.coodie.error.StatementTimeoutException;
import dev.coodie.error.UnavailableException;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Function;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What is sent, in which order, and what becomes of items. */
@Timeout(value = 60, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class BulkTest {
  private static final ExecutorService THREADS = Executors.newFixedThreadPool(4);

  private static final Measure MEASURE = Measure.at(Measure.TIME);

  @AfterAll
  static void end() {
    THREADS.shutdownNow();
  }

  private static Iterable<Product> numbered(long size) {
    return () -> LongStream.range(0, size).mapToObj(Product::numbered).iterator();
  }

  private static Documents<Product> products(BulkServer server) {
    return server.coodie().documents(Product.class);
  }

  private static Product product(long id, String name) {
    return new Product(id, name, Product.Color.RED);
  }

  private static RuntimeException timeout() {
    return new StatementTimeoutException("coodie-502", "Late.", "INSERT", null);
  }

  private static RuntimeException refusal() {
    return new StatementException("coodie-508", "No.", "INSERT", null);
  }

  /** Fails the first {@code times} statements that it is about. */
  private static Function<CqlStatement, ResultPage> failing(
      long id, int times, RuntimeException error) {
    AtomicLong left = new AtomicLong(times);
    return statement -> {
      if (BulkServer.id(statement) == id && left.getAndDecrement() > 0) {
        throw error;
      }
      return ResultPage.empty();
    };
  }

  @Test
  void every_document_is_saved_once() {
    BulkServer server = new BulkServer(THREADS, BulkServer.WELL);

    BulkResult result = products(server).bulk().saveAll(numbered(2_000));

    assertThat(result.items()).isEqualTo(2_000);
    assertThat(result.retries()).isZero();
    assertThat(server.statements().stream().map(BulkServer::id).distinct()).hasSize(2_000);
    assertThat(server.statements()).hasSize(2_000).allMatch(s -> s.text().startsWith("INSERT"));
  }

  @Test
  void the_options_of_the_handle_are_used() {
    BulkServer server = new BulkServer(Runnable::run, BulkServer.WELL);

    products(server)
        .ttl(Duration.ofSeconds(7))
        .consistency(Consistency.QUORUM)
        .bulk()
        .saveAll(numbered(1));

    assertThat(server.statements().get(0).text()).contains("USING TTL ?");
    assertThat(server.statements().get(0).options().consistency()).isEqualTo(Consistency.QUORUM);
  }

  @Test
  void nothing_is_nothing() {
    BulkServer server = new BulkServer(Runnable::run, BulkServer.WELL);

    assertThat(products(server).bulk().saveAll(List.<Product>of()).items()).isZero();
    assertThat(products(server).bulk().getAll(List.<Condition<Product>>of())).isEmpty();
    assertThat(server.statements()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 7, 40})
  void no_more_are_in_flight_than_allowed(int most) {
    BulkServer server = new BulkServer(THREADS, BulkServer.WELL);

    products(server).bulk().inFlight(most).saveAll(numbered(3_000));

    assertThat(server.most()).isLessThanOrEqualTo(most).isGreaterThanOrEqualTo(Math.min(most, 2));
  }

  @Test
  void more_are_in_flight_as_answers_stay_quick() {
    Queue<Runnable> answers = new ConcurrentLinkedQueue<>();
    BulkServer server = new BulkServer(answers::add, BulkServer.WELL);
    BulkRun<BulkResult> run =
        products(server).bulk().executor(Runnable::run).async().saveAll(numbered(100_000));

    for (int round = 0; round < 12; round++) {
      for (int left = answers.size(); left > 0; left--) {
        answers.remove().run();
      }
    }

    assertThat(run.progress().ended()).isFalse();
    assertThat(server.most()).isBetween(200, 256);
  }

  static Stream<RuntimeException> passing() {
    return Stream.of(
        timeout(),
        new OverloadedException("coodie-505", "Busy.", "INSERT", null),
        new UnavailableException("coodie-501", "Down.", "INSERT", null),
        new ConnectionException("coodie-512", "Lost."));
  }

  @ParameterizedTest
  @MethodSource("passing")
  void a_failure_that_passes_is_tried_again(RuntimeException error) {
    BulkServer server = new BulkServer(THREADS, failing(3, 2, error));

    List<Outcome<Product, Product>> outcomes;
    try (Stream<Outcome<Product, Product>> stream =
        products(server).bulk().outcomes().saveAll(numbered(10)).stream()) {
      outcomes = stream.toList();
    }

    assertThat(outcomes).hasSize(10).allMatch(Outcome::succeeded);
    assertThat(outcomes)
        .extracting(Outcome::attempts)
        .containsExactly(1, 1, 1, 3, 1, 1, 1, 1, 1, 1);
  }

  @Test
  void retries_are_counted_and_have_an_end() {
    BulkServer server = new BulkServer(THREADS, failing(3, 100, timeout()));

    BulkException error =
        catchThrowableOfType(
            BulkException.class, () -> products(server).bulk().retries(1).saveAll(numbered(10)));

    assertThat(error.id()).isEqualTo("coodie-521");
    assertThat(error.succeeded()).isEqualTo(9);
    assertThat(error.failed()).isEqualTo(1);
    assertThat(error.taken()).isEqualTo(10);
    assertThat(error.failures())
        .singleElement()
        .satisfies(
            failure -> {
              assertThat(failure.index()).isEqualTo(3);
              assertThat(failure.item()).isEqualTo(Product.numbered(3));
              assertThat(failure.error()).isInstanceOf(StatementTimeoutException.class);
              assertThat(failure.attempts()).isEqualTo(2);
            });
    assertThat(error).hasCauseInstanceOf(StatementTimeoutException.class);
    assertThat(server.statements()).hasSize(11);
  }

  @Test
  void a_refusal_is_not_tried_again() {
    BulkServer server = new BulkServer(THREADS, failing(3, 1, refusal()));

    assertThatThrownBy(() -> products(server).bulk().saveAll(numbered(10)))
        .hasMessageStartingWith("1 of 10 Product were not saved; the others were.")
        .hasMessageContaining("coodie-508");

    assertThat(server.statements()).hasSize(10);
  }

  static Stream<RuntimeException> unknown() {
    return Stream.of(
        timeout(),
        new LwtUnknownException("coodie-504", "Who knows.", "INSERT", null),
        new UnavailableException("coodie-501", "Down.", "INSERT", null));
  }

  @ParameterizedTest
  @MethodSource("unknown")
  void a_conditional_write_is_never_tried_again(RuntimeException error) {
    BulkServer server =
        new BulkServer(
            THREADS,
            statement -> {
              throw error;
            });

    assertThatThrownBy(
            () ->
                server
                    .coodie()
                    .documents(Draft.class)
                    .bulk()
                    .saveAll(List.of(new Draft(1, "a", 0), new Draft(2, "b", 4))))
        .isInstanceOf(BulkException.class);

    assertThat(server.batches()).isEmpty();
    assertThat(server.statements()).hasSize(2).allMatch(CqlStatement::conditional);
  }

  @Test
  void documents_with_a_version_come_back_with_the_next_or_are_stale() {
    BulkServer server =
        new BulkServer(
            THREADS,
            statement ->
                BulkServer.applied(
                    !Objects.equals(statement.values().get(0), 2)
                        && statement.text().startsWith("INSERT")));
    List<Draft> drafts = List.of(new Draft(1, "a", 0), new Draft(2, "b", 0), new Draft(3, "c", 5));

    List<Outcome<Draft, Draft>> outcomes =
        server.coodie().documents(Draft.class).bulk().outcomes().saveAll(drafts).stream().toList();

    assertThat(outcomes.get(0).value()).isEqualTo(new Draft(1, "a", 1));
    assertThat(outcomes.get(1).error()).isInstanceOf(StaleDocumentException.class);
    assertThat(outcomes.get(2).error()).isInstanceOf(StaleDocumentException.class);
  }

  @Test
  void items_of_a_row_are_written_in_order_also_when_the_first_is_tried_again() {
    BulkServer server =
        new BulkServer(
            THREADS,
            new Function<>() {
              private boolean failed;

              @Override
              public synchronized ResultPage apply(CqlStatement statement) {
                if (BulkServer.id(statement) == 1 && !failed) {
                  failed = true;
                  throw timeout();
                }
                return ResultPage.empty();
              }
            });

    products(server)
        .bulk()
        .saveAll(List.of(product(1, "a"), product(2, "x"), product(1, "b"), product(1, "c")));

    assertThat(server.products().stream().filter(p -> p.startsWith("1:")))
        .containsExactly("1:a", "1:a", "1:b", "1:c");
    assertThat(server.products().indexOf("2:x")).isLessThan(server.products().indexOf("1:b"));
  }

  private static Event event(int seq, String owner) {
    Event event = Event.numbered(seq);
    return new Event(
        event.service(),
        event.dayBucket(),
        event.eventTime(),
        seq,
        owner,
        event.kind(),
        event.level(),
        event.tags(),
        event.notes(),
        event.counts(),
        event.path());
  }

  @Test
  void rows_that_write_other_values_to_static_columns_wait_for_those_before() {
    BulkServer server = new BulkServer(THREADS, BulkServer.WELL);
    List<Event> events =
        IntStream.range(0, 200).mapToObj(i -> event(i, "owner" + i / 20 % 2)).toList();
    Bulk<Event> bulk = server.coodie().documents(Event.class).bulk();

    bulk.saveAll(events);

    List<Integer> sent =
        Stream.concat(
                server.statements().stream(),
                server.batches().stream().flatMap(b -> b.statements().stream()))
            .map(s -> (int) s.values().get(3) / 20)
            .toList();
    assertThat(sent).hasSize(200);
    assertThat(server.most()).isLessThanOrEqualTo(20);
    assertThat(server.batches())
        .allSatisfy(
            batch ->
                assertThat(batch.statements().stream().map(s -> s.values().get(4)).distinct())
                    .hasSize(1));
  }

  @Test
  void rows_that_write_the_same_values_to_static_columns_do_not_wait() {
    BulkServer server = new BulkServer(task -> {}, BulkServer.WELL);
    List<Event> events = IntStream.range(0, 20).mapToObj(i -> event(i, "ann")).toList();

    BulkRun<BulkResult> run =
        server
            .coodie()
            .documents(Event.class)
            .bulk()
            .executor(Runnable::run)
            .async()
            .saveAll(events);

    assertThat(server.batches())
        .singleElement()
        .satisfies(b -> assertThat(b.statements()).hasSize(20));
    assertThat(run.progress().ended()).isFalse();
  }

  @Test
  void rows_of_a_partition_are_deleted_at_once() {
    BulkServer server = new BulkServer(task -> {}, BulkServer.WELL);
    BulkRun<BulkResult> run =
        server
            .coodie()
            .documents(Event.class)
            .bulk()
            .executor(Runnable::run)
            .async()
            .deleteAll(
                () -> LongStream.range(0, 20).mapToObj(i -> Event.numbered((int) i)).iterator());

    assertThat(server.batches())
        .singleElement()
        .satisfies(b -> assertThat(b.statements()).hasSize(20));
    assertThat(run.progress().taken()).isEqualTo(20);
  }

  @Test
  void an_item_that_is_wrong_does_not_stop_the_others() {
    BulkServer server = new BulkServer(THREADS, BulkServer.WELL);
    List<Product> products =
        Arrays.asList(
            product(1, "a"), null, new Product(null, "c", Product.Color.RED), product(4, "d"));

    BulkException error =
        catchThrowableOfType(BulkException.class, () -> products(server).bulk().saveAll(products));

    assertThat(error.failures()).extracting(BulkException.Failure::index).containsExactly(1L, 2L);
    assertThat(error.failures()).extracting(BulkException.Failure::attempts).containsOnly(0);
    assertThat(error.failures().get(0).error()).isInstanceOf(InvalidQueryException.class);
    assertThat(error.failures().get(1).error()).isInstanceOf(InvalidDocumentException.class);
    assertThat(server.products()).containsExactlyInAnyOrder("1:a", "4:d");
  }

  @Test
  void constraints_are_checked_and_hooks_are_run() {
    BulkServer server = new BulkServer(THREADS, BulkServer.WELL);

    List<Outcome<Person, Person>> people =
        server
            .coodie()
            .documents(Person.class)
            .bulk()
            .outcomes()
            .saveAll(List.of(Person.GOOD.withName("S3cr3t"), Person.GOOD))
            .stream()
            .toList();
    List<Outcome<Measure, Measure>> measures =
        server
            .coodie()
            .documents(Measure.class)
            .bulk()
            .outcomes()
            .saveAll(List.of(MEASURE))
            .stream()
            .toList();

    assertThat(people.get(0).error()).isInstanceOf(ConstraintViolationsException.class);
    assertThat(people.get(0)).asString().doesNotContain("S3cr3t");
    assertThat(people.get(1).succeeded()).isTrue();
    assertThat(measures.get(0).value()).isEqualTo(MEASURE.rounded());
    assertThat(measures.get(0).item()).isEqualTo(MEASURE);
  }

  @Test
  void at_most_a_thousand_failures_are_kept_and_all_are_counted() {
    BulkServer server =
        new BulkServer(
            Runnable::run,
            statement -> {
              throw refusal();
            });

    BulkException error =
        catchThrowableOfType(
            BulkException.class, () -> products(server).bulk().saveAll(numbered(1_500)));

    assertThat(error.failed()).isEqualTo(1_500);
    assertThat(error.failures()).hasSize(1_000);
  }

  @Test
  void variants_share_a_run() {
    BulkServer server = new BulkServer(THREADS, BulkServer.WELL);

    server
        .coodie()
        .documents(Pet.class)
        .bulk()
        .saveAll(
            List.of(
                new Pet.Cat(1, "tom", true),
                new Pet.Dog(2, "rex", null),
                new Pet.Dog(1, "r", null)));

    assertThat(server.statements()).hasSize(3);
    assertThat(server.statements().stream().map(CqlStatement::text).distinct()).hasSize(2);
  }

  @Test
  void documents_are_found_in_the_order_of_their_keys() {
    BulkServer server =
        new BulkServer(
            THREADS,
            statement ->
                BulkServer.id(statement) % 3 == 0
                    ? TestDriver.page(Product_.MODEL, Product.numbered(BulkServer.id(statement)))
                    : ResultPage.empty());
    List<Condition<Product>> keys = LongStream.range(0, 500).mapToObj(Product_.id::eq).toList();

    List<Optional<Product>> found = products(server).bulk().getAll(keys);

    assertThat(found).hasSize(500);
    for (int i = 0; i < found.size(); i++) {
      assertThat(found.get(i))
          .isEqualTo(i % 3 == 0 ? Optional.of(Product.numbered(i)) : Optional.empty());
    }
  }

  @Test
  void a_key_of_several_rows_fails() {
    BulkServer server =
        new BulkServer(
            THREADS,
            statement -> TestDriver.page(Product_.MODEL, Product.numbered(1), Product.numbered(2)));

    assertThatThrownBy(() -> products(server).bulk().getAll(List.of(Product_.id.eq(1L))))
        .isInstanceOf(BulkException.class)
        .hasCauseInstanceOf(MultipleDocumentsException.class)
        .hasMessageStartingWith("1 of 1 Product were not read");
  }

  @Test
  void rows_are_deleted_also_at_a_time() {
    BulkServer server = new BulkServer(THREADS, BulkServer.WELL);

    products(server)
        .timestamp(Instant.EPOCH)
        .bulk()
        .deleteAll(Stream.of(Product.numbered(1), Product.numbered(2), Product.numbered(1)));

    assertThat(server.statements()).hasSize(3).allMatch(s -> s.text().startsWith("DELETE"));
    assertThat(server.statements()).extracting(s -> s.values().get(1)).contains(1L, 2L);
  }

  @Test
  void a_million_documents_are_never_there_at_once() {
    AtomicLong alive = new AtomicLong();
    AtomicLong most = new AtomicLong();
    Forgetting server = new Forgetting(alive);
    Iterable<Product> source =
        () ->
            LongStream.range(0, 1_000_000)
                .peek(id -> most.accumulateAndGet(alive.incrementAndGet(), Math::max))
                .mapToObj(Product::numbered)
                .iterator();

    BulkResult result =
        Coodie.of(server).documents(Product.class).bulk().inFlight(100).saveAll(source);

    assertThat(result.items()).isEqualTo(1_000_000);
    assertThat(alive).hasValue(0);
    assertThat(most.get()).isLessThanOrEqualTo(100);
  }

  /** Answers at once, and forgets. */
  private record Forgetting(AtomicLong alive) implements Driver {
    @Override
    public CompletionStage<ResultPage> execute(CqlStatement statement) {
      alive.decrementAndGet();
      return CompletableFuture.completedFuture(ResultPage.empty());
    }

    @Override
    public Optional<String> keyspace() {
      return Optional.of("ks");
    }
  }
}
