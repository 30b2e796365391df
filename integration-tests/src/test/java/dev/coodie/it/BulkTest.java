package dev.coodie.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.coodie.Coodie;
import dev.coodie.Documents;
import dev.coodie.bulk.Bulk;
import dev.coodie.bulk.BulkProgress;
import dev.coodie.bulk.BulkResult;
import dev.coodie.bulk.BulkRun;
import dev.coodie.bulk.Outcome;
import dev.coodie.column.Condition;
import dev.coodie.error.BulkException;
import dev.coodie.error.StaleDocumentException;
import dev.coodie.error.StatementException;
import dev.coodie.test.EmbeddedCoodieExtension;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Flow;
import java.util.function.BiFunction;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

@Timeout(120)
class BulkTest {
  @RegisterExtension
  static final EmbeddedCoodieExtension DB =
      EmbeddedCoodieExtension.withDocuments(
          Sample.class, User.class, Stock.class, Animal.class, Reading.class);

  private static final Instant START = Instant.parse("2026-11-22T00:00:00Z");
  private static final LocalDate DAY = LocalDate.of(2026, 11, 22);

  private final Coodie coodie = DB.coodie();
  private final Documents<Sample> samples = coodie.documents(Sample.class);
  private final Documents<User> users = coodie.documents(User.class);
  private final Documents<Stock> stock = coodie.documents(Stock.class);

  @BeforeEach
  void nothing() {
    samples.truncate();
  }

  /** Fifty sensors, in turns. */
  private static Sample sample(int number) {
    return new Sample("s" + number % 50, DAY, START.plusMillis(number), number);
  }

  private static Iterable<Sample> samples(int size) {
    return () -> IntStream.range(0, size).mapToObj(BulkTest::sample).iterator();
  }

  private static Condition<Sample> key(int number) {
    Sample sample = sample(number);
    return Sample_.key(sample.sensor(), sample.day(), sample.time());
  }

  static Stream<BiFunction<Bulk<Sample>, Iterable<Sample>, BulkResult>> ways() {
    return Stream.of(Bulk::saveAll, (bulk, samples) -> bulk.async().saveAll(samples).await());
  }

  @ParameterizedTest
  @MethodSource("ways")
  void twenty_thousand_documents_are_saved_and_found(
      BiFunction<Bulk<Sample>, Iterable<Sample>, BulkResult> save) {
    List<BulkProgress> progress = new ArrayList<>();

    BulkResult result = save.apply(samples.bulk().onProgress(progress::add), samples(20_000));

    assertThat(result.items()).isEqualTo(20_000);
    assertThat(samples.find(Sample_.partition("s7", DAY)).all())
        .hasSize(400)
        .allMatch(s -> s.value() % 50 == 7);
    assertThat(samples.find().count()).isEqualTo(20_000);
    assertThat(progress.get(progress.size() - 1).succeeded()).isEqualTo(20_000);
  }

  @Test
  void documents_are_found_by_their_keys_in_order_and_missing_ones_are_told() {
    samples.bulk().saveAll(samples(1_000));
    List<Condition<Sample>> keys =
        IntStream.range(0, 1_500)
            .map(i -> 1_499 - i)
            .<Condition<Sample>>mapToObj(BulkTest::key)
            .toList();

    List<Optional<Sample>> found = samples.bulk().getAll(keys);
    List<Optional<Sample>> later = samples.bulk().async().getAll(keys).await();

    assertThat(found).hasSize(1_500).isEqualTo(later);
    assertThat(found.subList(0, 500)).allMatch(Optional::isEmpty);
    assertThat(found.subList(500, 1_500))
        .extracting(Optional::get)
        .extracting(s -> (int) s.value())
        .isEqualTo(IntStream.range(0, 1_000).map(i -> 999 - i).boxed().toList());
  }

  @Test
  void rows_are_deleted_in_batches_too() {
    samples.bulk().saveAll(samples(3_000));

    samples.bulk().deleteAll(samples(1_000));
    long left = samples.find().count();
    samples.bulk().deleteAll(samples(2_500));

    assertThat(left).isEqualTo(2_000);
    assertThat(samples.find().count()).isEqualTo(500);
  }

  @Test
  void a_query_is_a_source_as_stream_and_as_publisher() {
    samples.bulk().saveAll(samples(2_000));
    Flow.Publisher<Sample> published = samples.find().pageSize(300).publisher();

    BulkResult saved = samples.ttl(Duration.ofHours(1)).bulk().saveAll(published);
    BulkResult deleted;
    try (Stream<Sample> read = samples.find().pageSize(300).stream()) {
      deleted = samples.bulk().async().deleteAll(read).await();
    }

    assertThat(saved.items()).isEqualTo(2_000);
    assertThat(deleted.items()).isEqualTo(2_000);
    assertThat(samples.find().count()).isZero();
  }

  @Test
  void the_latest_item_of_a_row_wins() {
    Stream<User> versions = IntStream.range(0, 2_000).mapToObj(i -> User.of("u" + i % 10, i));

    users.bulk().saveAll(versions);

    for (int i = 0; i < 10; i++) {
      assertThat(users.get(User_.key("u" + i)).age()).isEqualTo(1_990 + i);
    }
  }

  @Test
  void documents_with_a_version_are_saved_conditionally() {
    stock.truncate();
    List<Stock> fresh =
        IntStream.range(0, 40).mapToObj(i -> new Stock("i" + i, i, Set.of(), 0)).toList();
    stock.bulk().saveAll(fresh.subList(0, 30));

    List<Outcome<Stock, Stock>> outcomes;
    try (Stream<Outcome<Stock, Stock>> stream = stock.bulk().outcomes().saveAll(fresh).stream()) {
      outcomes = stream.toList();
    }
    List<Stock> written = outcomes.stream().filter(Outcome::succeeded).map(Outcome::value).toList();
    stock.bulk().saveAll(written.stream().map(s -> s.plus(100)));
    stock.bulk().deleteAll(stock.find().all());

    assertThat(outcomes.subList(0, 30))
        .allSatisfy(o -> assertThat(o.error()).isInstanceOf(StaleDocumentException.class));
    assertThat(written).hasSize(10).allMatch(s -> s.version() == 1);
    assertThat(stock.find().count()).isZero();
  }

  @Test
  void a_version_that_is_saved_twice_fails_once() {
    Stock one = new Stock("one", 1, Set.of(), 0);

    BulkException error =
        catchThrowableOfType(
            BulkException.class, () -> stock.bulk().saveAll(List.of(one, one.plus(1))));

    assertThat(error.failures()).extracting(BulkException.Failure::index).containsExactly(1L);
    assertThat(stock.get(Stock_.key("one")).amount()).isEqualTo(1);
  }

  @Test
  void several_types_share_a_table_and_a_batch() {
    Documents<Animal> animals = coodie.documents(Animal.class);
    List<Animal> zoo = new ArrayList<>();
    for (int i = 0; i < 300; i++) {
      zoo.add(i % 2 == 0 ? new Animal.Lion("zoo", i, true) : new Animal.Parrot("zoo", i, "hi"));
    }

    animals.bulk().saveAll(zoo);

    assertThat(animals.find(Animal_.partition("zoo")).all())
        .containsExactlyInAnyOrderElementsOf(zoo);
  }

  @Test
  void a_value_that_the_server_refuses_fails_alone_also_in_a_batch() {
    Documents<Reading> readings = coodie.documents(Reading.class);
    String tooLong = "x".repeat(70_000); // an indexed value may have 64 KiB
    List<Reading> all = new ArrayList<>();
    for (int minute = 0; minute < 20; minute++) {
      String quality = minute == 7 ? tooLong : "good";
      all.add(new Reading("bulk", DAY, 1, minute, 1.0, quality, Set.of(), List.of(), Map.of()));
    }

    List<Outcome<Reading, Reading>> outcomes;
    try (Stream<Outcome<Reading, Reading>> stream =
        readings.bulk().outcomes().asCompleted().saveAll(all).stream()) {
      outcomes = stream.toList();
    }

    assertThat(outcomes)
        .filteredOn(o -> !o.succeeded())
        .singleElement()
        .satisfies(
            o -> {
              assertThat(o.index()).isEqualTo(7);
              assertThat(o.error()).isInstanceOf(StatementException.class);
            });
    assertThat(readings.find(Reading_.partition("bulk", DAY)).count()).isEqualTo(19);
  }

  @Test
  void an_endless_run_is_cancelled_and_what_it_counted_is_there() {
    BulkRun<BulkResult> run =
        samples.bulk().async().saveAll(IntStream.iterate(0, i -> i + 1).mapToObj(BulkTest::sample));
    while (run.progress().succeeded() < 500) {
      Thread.onSpinWait();
    }

    run.cancel();

    BulkException error = catchThrowableOfType(BulkException.class, run::await);
    assertThat(error.id()).isEqualTo("coodie-523");
    assertThat(samples.find().count()).isEqualTo(error.succeeded());
  }
}
