package dev.coodie.it;

import static org.assertj.core.api.Assertions.assertThat;

import dev.coodie.BucketQuery;
import dev.coodie.Coodie;
import dev.coodie.CoodieConfig;
import dev.coodie.Documents;
import dev.coodie.Page;
import dev.coodie.PageToken;
import dev.coodie.Query;
import dev.coodie.column.Select;
import dev.coodie.embedded.EmbeddedCassandra;
import dev.coodie.test.EmbeddedCoodieExtension;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Flow;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.ToLongFunction;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Every way of reading, with pages of 7 rows and 100 rows to be found. */
@Timeout(60)
@Needs({ServerFeature.VECTORS, ServerFeature.SAI})
class DefectsReadingTest {
  private static final int ROWS = 100;
  private static final Instant START = Instant.parse("2026-11-01T00:00:00Z");

  @RegisterExtension
  static final EmbeddedCoodieExtension DATABASE =
      EmbeddedCoodieExtension.withDocuments(
          Watch.class, WatchByMajor.class, Sample.class, Song.class);

  private static Coodie coodie;

  @BeforeAll
  static void save_a_hundred_rows() throws InterruptedException {
    EmbeddedCassandra node = EmbeddedCassandra.shared();
    coodie =
        Coodie.connect(
            CoodieConfig.at(node.address() + ":" + node.port())
                .keyspace(DATABASE.keyspace())
                .onFirstUse()
                .pageSize(7));
    Documents<Watch> watches = watches();
    Documents<Sample> samples = coodie.documents(Sample.class);
    Documents<Song> songs = coodie.documents(Song.class);
    for (int i = 0; i < ROWS; i++) {
      watches.save(new Watch("one", i, i % 10));
      watches.save(new Watch("p" + i, 0, 0));
      samples.save(new Sample("s", null, START.plus(Duration.ofHours(i)), i));
      songs.save(new Song(i, "x", i, new float[] {1, i, 1}, List.of(1f, (float) i)));
    }
    long end = System.nanoTime() + Duration.ofSeconds(20).toNanos();
    while (view().count() <= ROWS && System.nanoTime() < end) {
      Thread.sleep(20);
    }
  }

  @AfterAll
  static void close() {
    coodie.close();
  }

  private static Documents<Watch> watches() {
    return coodie.documents(Watch.class);
  }

  private static Query<Watch> one() {
    return watches().find(Watch_.partition("one"));
  }

  private static Query<Watch> others() {
    return watches().find(Watch_.minor.eq(0), Watch_.major.eq(0)).allowFiltering();
  }

  /** The first row of every partition: "one", and those that {@link #others} finds. */
  private static Query<WatchByMajor> view() {
    return coodie.views(WatchByMajor.class).find(WatchByMajor_.major.eq(0));
  }

  private static Query<Song> nearest() {
    return coodie
        .documents(Song.class)
        .find()
        .nearest(Song_.sound, new float[] {1, 50, 1})
        .limit(ROWS);
  }

  private static BucketQuery<Sample> hours() {
    return coodie
        .documents(Sample.class)
        .find(Sample_.sensor.eq("s"))
        .between(START, START.plus(Duration.ofDays(30)));
  }

  /** What each way of reading is called, and how many rows it finds. */
  static Stream<Arguments> ways() {
    String cql = "SELECT major FROM watch WHERE name = ?";
    String raw = "SELECT major FROM watch WHERE name = 'one'";
    List<String> names = IntStream.range(0, ROWS).mapToObj(i -> "p" + i).toList();
    return Stream.of(
        way("all", c -> one().all().size()),
        way("async all", c -> wait(one().async().all()).size()),
        way("stream", c -> one().stream().count()),
        way("async stream", c -> counted(n -> one().async().stream(w -> n.accept(w)))),
        way("publisher", c -> published(one().publisher())),
        way("rows", c -> one().rows(Watch_.major).size()),
        way("async rows", c -> wait(one().async().rows(Watch_.major)).size()),
        way("functions", c -> one().rows(Select.toJson(Watch_.major)).size()),
        way("json", c -> one().json().size()),
        way("async json", c -> wait(one().async().json()).size()),
        way("projection", c -> one().as(WatchTime.class).all().size()),
        way("async projection", c -> wait(one().as(WatchTime.class).async().all()).size()),
        way("count", c -> one().count()),
        way("async count", c -> wait(one().async().count())),
        way("limit above a page", c -> one().limit(ROWS).all().size()),
        way("reversed", c -> one().orderBy(Watch_.major.desc()).all().size()),
        way("range of the key", c -> one().where(Watch_.major.gte(0)).stream().count()),
        way("in", c -> watches().find(Watch_.name.in(names)).all().size()),
        way("filtering", c -> others().all().size() - 1),
        way(
            "groups",
            c ->
                one().groupBy(Watch_.name, Watch_.major).rows(Watch_.major, Select.count()).size()),
        way(
            "async groups",
            c ->
                wait(one().groupBy(Watch_.name, Watch_.major).async().rows(Select.count())).size()),
        way("distinct", c -> watches().find().distinct().rows(Watch_.name).size() - 1),
        way("per partition", c -> watches().find().perPartitionLimit(1).all().size() - 1),
        way("token", c -> low() + high() - ROWS),
        way("pages", c -> walk(one()).size()),
        way("async pages", c -> walkAsync(one()).size()),
        way("view", c -> view().all().size() - 1),
        way("async view", c -> wait(view().async().all()).size() - 1),
        way("pages of a view", c -> walk(view()).size() - 1),
        way("nearest", c -> nearest().all().size()),
        way("async nearest", c -> wait(nearest().async().all()).size()),
        way("scored", c -> nearest().scored().size()),
        way("async scored", c -> wait(nearest().async().scored()).size()),
        way("raw", c -> c.execute(raw).size()),
        way("raw with values", c -> c.execute(cql, "one").size()),
        way("async raw", c -> wait(c.async().execute(cql, "one")).size()),
        way("raw stream", c -> c.stream(cql, "one").count()),
        way("async raw stream", c -> counted(n -> c.async().stream(r -> n.accept(r), cql, "one"))),
        way("raw publisher", c -> published(c.publisher(cql, "one"))),
        way("buckets", c -> hours().all().size()),
        way("async buckets", c -> wait(hours().async().all()).size()),
        way("stream of buckets", c -> hours().stream().count()),
        way("async stream of buckets", c -> counted(n -> hours().async().stream(s -> n.accept(s)))),
        way("publisher of buckets", c -> published(hours().publisher())),
        way("pages of buckets", c -> walkBuckets().size()));
  }

  private static Arguments way(String name, ToLongFunction<Coodie> rows) {
    return Arguments.of(name, rows);
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("ways")
  void every_way_of_reading_goes_beyond_the_first_page(String name, ToLongFunction<Coodie> rows) {
    assertThat(rows.applyAsLong(coodie)).isEqualTo(ROWS);
  }

  @Test
  void a_page_keeps_everything_that_the_query_says() {
    Query<WatchTime> query =
        watches()
            .find(Watch_.name.in("one", "p1", "p2"), Watch_.major.lt(90))
            .perPartitionLimit(20)
            .limit(21)
            .pageSize(4)
            .as(WatchTime.class);
    Query<Watch> backwards = one().orderBy(Watch_.major.desc(), Watch_.minor.desc()).limit(40);

    assertThat(walk(query)).hasSize(21).isEqualTo(query.all());
    assertThat(walk(query)).extracting(WatchTime::major).endsWith(19, 0);
    assertThat(walk(backwards)).hasSize(40).isEqualTo(backwards.all());
    assertThat(walk(backwards)).extracting(Watch::major).startsWith(99, 98).endsWith(60);
  }

  @Test
  void an_in_list_may_change_its_length() {
    for (List<Integer> numbers : List.of(List.of(1), List.of(1, 2, 3), List.of(4, 5), List.of(6))) {
      assertThat(one().where(Watch_.major.in(numbers)).all())
          .extracting(Watch::major)
          .isEqualTo(numbers);
      assertThat(wait(one().where(Watch_.major.in(numbers)).async().all()))
          .extracting(Watch::major)
          .isEqualTo(numbers);
      assertThat(
              coodie.execute("SELECT major FROM watch WHERE name = 'one' AND major IN ?", numbers))
          .hasSameSizeAs(numbers);
    }
  }

  @Test
  void pages_read_at_the_same_time_keep_their_own_places() throws Exception {
    int readers = 8;
    Documents<Watch> watches = watches();
    for (int reader = 0; reader < readers; reader++) {
      for (int i = 0; i < 30; i++) {
        watches.save(new Watch("reader" + reader, i, reader));
      }
    }
    ExecutorService pool = Executors.newFixedThreadPool(readers);
    try {
      List<CompletableFuture<List<Watch>>> reads = new ArrayList<>();
      for (int turn = 0; turn < 5 * readers; turn++) {
        Query<Watch> query = watches.find(Watch_.partition("reader" + turn % readers)).pageSize(3);
        boolean waiting = turn % 2 == 0;
        reads.add(
            CompletableFuture.supplyAsync(() -> waiting ? walk(query) : walkAsync(query), pool));
      }
      for (int turn = 0; turn < reads.size(); turn++) {
        int reader = turn % readers;
        List<Watch> expected =
            IntStream.range(0, 30).mapToObj(i -> new Watch("reader" + reader, i, reader)).toList();
        assertThat(reads.get(turn).get()).isEqualTo(expected);
      }
    } finally {
      pool.shutdownNow();
      for (int reader = 0; reader < readers; reader++) {
        watches.at(Watch_.partition("reader" + reader)).delete();
      }
    }
  }

  private static int low() {
    return watches().find(watches().token().lte(0)).all().size();
  }

  private static int high() {
    return watches().find(watches().token().gt(0)).all().size();
  }

  private static <D> List<D> walk(Query<D> query) {
    List<D> all = new ArrayList<>();
    Page<D> page = query.page();
    all.addAll(page.items());
    while (page.next().isPresent()) {
      page = query.page(PageToken.parse(page.next().get().toString()));
      all.addAll(page.items());
    }
    return all;
  }

  private static <D> List<D> walkAsync(Query<D> query) {
    List<D> all = new ArrayList<>();
    Page<D> page = wait(query.async().page());
    all.addAll(page.items());
    while (page.next().isPresent()) {
      page = wait(query.async().page(page.next().get()));
      all.addAll(page.items());
    }
    return all;
  }

  private static List<Sample> walkBuckets() {
    List<Sample> all = new ArrayList<>();
    Page<Sample> page = hours().page();
    all.addAll(page.items());
    while (page.next().isPresent()) {
      page = hours().page(page.next().get());
      all.addAll(page.items());
    }
    return all;
  }

  private static int counted(Function<Consumer<Object>, CompletionStage<?>> read) {
    AtomicInteger found = new AtomicInteger();
    wait(read.apply(row -> found.incrementAndGet()));
    return found.get();
  }

  private static <D> int published(Flow.Publisher<D> publisher) {
    CompletableFuture<Integer> found = new CompletableFuture<>();
    publisher.subscribe(
        new Flow.Subscriber<>() {
          private int rows;

          @Override
          public void onSubscribe(Flow.Subscription subscription) {
            subscription.request(Long.MAX_VALUE);
          }

          @Override
          public void onNext(D row) {
            rows++;
          }

          @Override
          public void onError(Throwable error) {
            found.completeExceptionally(error);
          }

          @Override
          public void onComplete() {
            found.complete(rows);
          }
        });
    return found.join();
  }

  private static <T> T wait(CompletionStage<T> stage) {
    return stage.toCompletableFuture().join();
  }
}
