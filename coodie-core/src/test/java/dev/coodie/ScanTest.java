package dev.coodie;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.coodie.driver.Consistency;
import dev.coodie.driver.CqlStatement;
import dev.coodie.driver.ResultPage;
import dev.coodie.driver.Row;
import dev.coodie.driver.TokenRange;
import dev.coodie.error.ConnectionException;
import dev.coodie.error.MappingException;
import dev.coodie.error.OverloadedException;
import dev.coodie.error.StatementException;
import dev.coodie.error.StatementTimeoutException;
import dev.coodie.error.UnavailableException;
import dev.coodie.scan.AsyncScan;
import dev.coodie.scan.QuickScans;
import dev.coodie.scan.Scan;
import dev.coodie.scan.ScanCheckpoint;
import dev.coodie.scan.ScanProgress;
import dev.coodie.scan.ScanResult;
import java.lang.ref.WeakReference;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collector;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Scans of a table on a ring. */
@Timeout(60)
class ScanTest {
  private static final ExecutorService THREADS = Executors.newFixedThreadPool(4);

  @AfterAll
  static void end() {
    THREADS.shutdownNow();
  }

  private static Scan<Product> scan(RingServer server) {
    return QuickScans.of(
        Coodie.of(server).documents(Product.class).scan(), Duration.ZERO, Duration.ofNanos(1));
  }

  private static List<Long> read(Scan<Product> scan) {
    List<Long> ids = new ArrayList<>();
    ScanResult result = scan.forEach(product -> ids.add(product.id()));
    assertThat(result.rows()).isEqualTo(ids.size());
    assertThat(result.checkpoint().isComplete()).isTrue();
    Collections.sort(ids);
    return ids;
  }

  @Test
  void every_row_is_read_once_whatever_the_ranges() {
    for (int seed = 0; seed < 100; seed++) {
      Random random = new Random(seed);
      RingServer server = new RingServer(random.nextInt(150) + 1, random);
      server.ring = RingServer.ring(random.nextInt(40) + 1, random);
      server.answering = random.nextBoolean() ? Runnable::run : THREADS;
      server.emptyPages = random.nextBoolean();
      int parallelism = random.nextInt(9) + 1;

      List<Long> ids =
          read(
              scan(server)
                  .parallelism(parallelism)
                  .ranges(random.nextInt(200) + 1)
                  .pageSize(random.nextInt(7) + 1));

      assertThat(ids).as("seed %d", seed).isEqualTo(server.ids());
      assertThat(server.mostUnderWay).isLessThanOrEqualTo(parallelism);
    }
  }

  @Test
  void ranges_that_are_not_the_whole_ring_are_not_relied_upon() {
    RingServer server = new RingServer(50, new Random(1));
    server.ring = List.of(new TokenRange(Long.MIN_VALUE, 0), new TokenRange(10, Long.MAX_VALUE));

    assertThat(read(scan(server))).isEqualTo(server.ids());
  }

  @Test
  void a_range_is_read_from_one_of_its_replicas_in_pages() {
    RingServer server = new RingServer(50, new Random(1));

    List<Long> ids =
        read(
            scan(server)
                .parallelism(1)
                .ranges(4)
                .pageSize(3)
                .consistency(Consistency.QUORUM)
                .timeout(Duration.ofSeconds(7)));

    assertThat(ids).hasSize(50);
    assertThat(server.sent)
        .extracting(RingServer::range)
        .extracting(TokenRange::upTo)
        .contains(Long.MAX_VALUE, -1L)
        .isEqualTo(server.sent.stream().map(CqlStatement::routingToken).toList());
    assertThat(server.sent)
        .extracting(CqlStatement::text)
        .containsOnly(
            "SELECT \"id\", \"name\", \"color\" FROM ks.product WHERE TOKEN(\"id\") > ?"
                + " AND TOKEN(\"id\") <= ?");
    assertThat(server.sent).extracting(CqlStatement::pageSize).containsOnly(3);
    assertThat(server.sent)
        .extracting(s -> s.options().consistency())
        .containsOnly(Consistency.QUORUM);
    assertThat(server.sent)
        .extracting(s -> s.options().timeout())
        .containsOnly(Duration.ofSeconds(7));
  }

  @Test
  void a_page_has_as_many_rows_as_are_configured_or_1000() {
    RingServer server = new RingServer(5, new Random(1));

    long rows = scan(server).parallelism(1).count();
    CoodieConfig config = CoodieConfig.defaults().pageSize(70);
    rows += Coodie.of(server, config).documents(Product.class).scan().parallelism(1).count();

    assertThat(server.sent)
        .extracting(CqlStatement::pageSize)
        .containsOnly(1_000, 70)
        .startsWith(1_000)
        .endsWith(70);
    assertThat(rows).isEqualTo(10);
  }

  @Test
  void pages_that_were_handled_are_let_go() {
    RingServer server = new RingServer(3_000, new Random(2));
    List<WeakReference<ResultPage>> pages = Collections.synchronizedList(new ArrayList<>());
    server.telling = page -> pages.add(new WeakReference<>(page));
    AtomicInteger rows = new AtomicInteger();
    List<Long> held = new ArrayList<>();

    scan(server)
        .parallelism(4)
        .pageSize(10)
        .forEach(
            product -> {
              if (rows.incrementAndGet() % 1_000 == 0) {
                System.gc();
                held.add(pages.stream().filter(page -> page.get() != null).count());
              }
            });

    assertThat(pages).hasSizeGreaterThan(250);
    assertThat(held).hasSize(3).allSatisfy(count -> assertThat(count).isLessThanOrEqualTo(2 * 4));
  }

  @Test
  void pages_that_fail_for_a_while_are_asked_for_again() {
    for (int seed = 0; seed < 30; seed++) {
      RingServer server = new RingServer(100, new Random(seed));
      Set<String> failed = new HashSet<>();
      List<RuntimeException> errors =
          List.of(
              new StatementTimeoutException("coodie-502", "Slow.", "SELECT", null),
              new UnavailableException("coodie-501", "Few.", "SELECT", null),
              new OverloadedException("coodie-505", "Busy.", "SELECT", null),
              new ConnectionException("coodie-512", "Lost.", null));
      Random random = new Random(seed);
      server.failing =
          s ->
              random.nextInt(3) == 0 && failed.add(s.values() + " " + s.pagingState())
                  ? errors.get(random.nextInt(4))
                  : null;

      assertThat(read(scan(server).ranges(10).pageSize(4))).isEqualTo(server.ids());
      assertThat(failed).isNotEmpty();
    }
  }

  @Test
  void what_cannot_be_read_fails_the_scan_and_names_the_range() {
    RingServer server = new RingServer(100, new Random(3));
    server.failing =
        s ->
            RingServer.range(s).upTo() == -1
                ? new StatementTimeoutException("coodie-502", "Slow.", "SELECT", null)
                : null;
    List<ScanCheckpoint> checkpoints = new ArrayList<>();

    Throwable error =
        catchThrowable(() -> read(scan(server).ranges(8).onCheckpoint(checkpoints::add)));

    assertThat(error)
        .isInstanceOf(StatementException.class)
        .hasMessageContaining("The scan of ks.product stopped: it could not read tokens above")
        .hasMessageContaining(", up to -1 in 5 attempts: Slow.")
        .hasMessageEndingWith("[coodie-531]");
    server.failing = s -> null;
    assertThat(last(checkpoints).isComplete()).isFalse();
    ScanCheckpoint reached = last(checkpoints);
    assertThat(reached.rows() + read(scan(server).from(reached)).size()).isEqualTo(100);
  }

  @Test
  void what_the_server_refuses_is_not_asked_for_again() {
    RingServer server = new RingServer(10, new Random(3));
    server.failing = s -> new StatementException("coodie-508", "No such table.", "SELECT", null);

    assertThatThrownBy(() -> read(scan(server).parallelism(1)))
        .hasMessageContaining("No such table.")
        .hasMessageNotContaining("attempts");
    assertThat(server.sent).hasSize(1);
  }

  @Test
  void a_page_that_takes_too_long_is_asked_for_with_fewer_rows() {
    RingServer server = new RingServer(100, new Random(4));
    server.failing =
        s ->
            s.pageSize() > 3
                ? new StatementTimeoutException("coodie-502", "Slow.", "SELECT", null)
                : null;

    assertThat(read(scan(server).pageSize(12))).isEqualTo(server.ids());
  }

  @Test
  void wherever_it_fails_only_the_page_with_the_failure_is_repeated() {
    RingServer server = new RingServer(40, new Random(5));
    Scan<Product> scan = scan(server).parallelism(3).ranges(5).pageSize(3);
    for (int stop = 0; stop < 40; stop++) {
      List<Long> ids = new ArrayList<>();
      List<ScanCheckpoint> checkpoints = new ArrayList<>();
      int at = stop;

      assertThatThrownBy(
              () ->
                  scan.onCheckpoint(checkpoints::add)
                      .forEach(
                          product -> {
                            if (ids.size() == at) {
                              throw new IllegalStateException("no more");
                            }
                            ids.add(product.id());
                          }))
          .isExactlyInstanceOf(IllegalStateException.class);

      ScanCheckpoint reached = ScanCheckpoint.parse(last(checkpoints).toString());
      List<Long> repeated = ids.subList((int) reached.rows(), ids.size());
      assertThat(repeated).hasSizeLessThan(3);
      ids.removeAll(List.copyOf(repeated));
      ids.addAll(read(scan.from(reached)));
      Collections.sort(ids);
      assertThat(ids).isEqualTo(server.ids());
    }
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void wherever_it_is_interrupted_nothing_is_repeated_or_lost(boolean async) {
    RingServer server = new RingServer(40, new Random(6));
    server.answering = async ? THREADS : Runnable::run;
    server.emptyPages = async;
    for (int each = 1; each < 30; each++) {
      Random random = new Random(each);
      List<Long> ids = new ArrayList<>();
      List<ScanCheckpoint> reached = new ArrayList<>();
      int rowsEach = each;
      while (reached.isEmpty() || !last(reached).isComplete()) {
        server.ring = RingServer.ring(random.nextInt(6) + 1, random);
        Scan<Product> scan =
            scan(server)
                .parallelism(random.nextInt(4) + 1)
                .pageSize(random.nextInt(4) + 1)
                .ranges(3)
                .onCheckpoint(c -> reached.add(ScanCheckpoint.parse(c.toString())));
        Scan<Product> rest = reached.isEmpty() ? scan : scan.from(last(reached));
        int before = ids.size();
        Throwable error =
            catchThrowable(
                () ->
                    rest.forEach(
                        product -> {
                          ids.add(product.id());
                          if (ids.size() - before == rowsEach) {
                            Thread.currentThread().interrupt();
                          }
                        }));
        assertThat(Thread.interrupted()).isEqualTo(ids.size() - before >= rowsEach);
        if (error != null) {
          assertThat(error).hasMessageContaining("[coodie-532]");
        }
        assertThat(last(reached).rows()).isEqualTo(ids.size());
      }
      Collections.sort(ids);
      assertThat(ids).isEqualTo(server.ids());
    }
  }

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void checkpoints_count_the_rows_given_and_each_can_be_gone_on_from(boolean answersLater) {
    RingServer server = new RingServer(60, new Random(7));
    server.answering = answersLater ? THREADS : Runnable::run;
    List<Long> ids = new ArrayList<>();
    List<ScanCheckpoint> checkpoints = new ArrayList<>();
    List<Integer> handled = new ArrayList<>();

    scan(server)
        .parallelism(4)
        .pageSize(2)
        .onCheckpoint(
            c -> {
              checkpoints.add(c);
              handled.add(ids.size());
            })
        .forEach(product -> ids.add(product.id()));

    assertThat(checkpoints).hasSizeGreaterThan(10);
    assertThat(checkpoints).extracting(ScanCheckpoint::share).isSorted().last().isEqualTo(1.0);
    assertThat(checkpoints).extracting(ScanCheckpoint::rows).isSorted();
    for (int i = 0; i < checkpoints.size(); i++) {
      List<Long> rest = read(scan(server).from(checkpoints.get(i)));
      assertThat(checkpoints.get(i).rows() + rest.size()).isEqualTo(60);
      assertThat(checkpoints.get(i).rows()).isEqualTo((long) handled.get(i));
    }
  }

  @Test
  void no_more_pages_are_held_than_two_for_each_open_range() throws Exception {
    RingServer server = new RingServer(500, new Random(8));
    server.answering = THREADS;
    CountDownLatch first = new CountDownLatch(1);
    CountDownLatch goOn = new CountDownLatch(1);
    Thread scanning =
        new Thread(
            () ->
                scan(server)
                    .parallelism(3)
                    .pageSize(2)
                    .forEach(
                        product -> {
                          first.countDown();
                          await(goOn);
                        }));

    scanning.start();
    await(first);
    Thread.sleep(100);

    assertThat(server.sent).hasSizeBetween(1, 6);
    goOn.countDown();
    scanning.join();
    assertThat(server.mostUnderWay).isLessThanOrEqualTo(3);
  }

  @Test
  void without_an_executor_the_caller_handles_all_rows_alone() {
    RingServer server = new RingServer(100, new Random(9));
    server.answering = THREADS;
    Set<Thread> threads = new HashSet<>();

    scan(server)
        .pageSize(5)
        .onCheckpoint(c -> threads.add(Thread.currentThread()))
        .onProgress(p -> threads.add(Thread.currentThread()))
        .forEach(product -> threads.add(Thread.currentThread()));

    assertThat(threads).containsExactly(Thread.currentThread());
  }

  @Test
  void an_executor_handles_several_pages_at_once_but_those_of_a_range_in_order() {
    RingServer server = new RingServer(400, new Random(10));
    server.answering = THREADS;
    List<Long> ids = Collections.synchronizedList(new ArrayList<>());
    CountDownLatch together = new CountDownLatch(3);
    ExecutorService executor = Executors.newFixedThreadPool(3);

    scan(server)
        .executor(executor)
        .pageSize(3)
        .forEach(
            product -> {
              together.countDown();
              await(together);
              ids.add(product.id());
            });
    executor.shutdown();

    assertThat(ids.stream().sorted().toList()).isEqualTo(server.ids());
    List<Long> inOrder = server.table.stream().map(p -> p.product().id()).toList();
    for (int i = 1; i < server.table.size(); i++) {
      if (server.table.get(i).token() == server.table.get(i - 1).token()) {
        assertThat(ids.indexOf(inOrder.get(i))).isGreaterThan(ids.indexOf(inOrder.get(i - 1)));
      }
    }
  }

  @Test
  void an_executor_that_is_shut_down_fails_the_scan_but_not_its_checkpoint() {
    RingServer server = new RingServer(50, new Random(11));
    ExecutorService executor = Executors.newSingleThreadExecutor();
    executor.shutdown();
    List<ScanCheckpoint> checkpoints = new ArrayList<>();

    Throwable error =
        catchThrowable(
            () ->
                scan(server)
                    .executor(executor)
                    .onCheckpoint(checkpoints::add)
                    .async()
                    .count()
                    .toCompletableFuture()
                    .join());
    Throwable rejected =
        catchThrowable(
            () ->
                scan(server)
                    .executor(executor)
                    .onCheckpoint(checkpoints::add)
                    .async()
                    .forEach(product -> {})
                    .toCompletableFuture()
                    .join());

    assertThat(error).hasMessageContaining("[coodie-539]");
    assertThat(rejected)
        .hasCauseInstanceOf(StatementException.class)
        .hasMessageContaining("The executor of the scan no longer accepts tasks.")
        .hasMessageContaining("[coodie-540]");
    assertThat(checkpoints).hasSize(1).first().extracting(ScanCheckpoint::share).isEqualTo(0.0);
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void rows_are_collected(boolean inParallel) {
    RingServer server = new RingServer(300, new Random(12));
    server.answering = THREADS;
    Scan<Product> scan = scan(server).pageSize(7);

    Set<Long> ids =
        (inParallel ? scan.executor(THREADS) : scan)
            .collect(Collectors.mapping(Product::id, Collectors.toSet()));

    assertThat(ids).isEqualTo(Set.copyOf(server.ids()));
  }

  @Test
  void rows_are_counted_by_the_server() {
    RingServer server = new RingServer(300, new Random(13));

    assertThat(scan(server).count()).isEqualTo(300);
    assertThat(server.sent)
        .extracting(CqlStatement::text)
        .containsOnly(
            "SELECT count(*) FROM ks.product WHERE TOKEN(\"id\") > ? AND TOKEN(\"id\") <= ?");
  }

  @Test
  void a_range_that_takes_too_long_to_count_is_halved_and_in_the_end_read() {
    RingServer server = new RingServer(3_000, new Random(14));
    long crowded = server.table.get(1_500).token();
    server.failing =
        s ->
            s.text().contains("count")
                    && (server.in(RingServer.range(s)).size() > 30
                        || contains(RingServer.range(s), crowded))
                ? new StatementTimeoutException("coodie-503", "Slow.", "SELECT", null)
                : null;

    assertThat(scan(server).count()).isEqualTo(3_000);
    assertThat(server.sent)
        .extracting(CqlStatement::text)
        .contains("SELECT \"id\" FROM ks.product WHERE TOKEN(\"id\") > ? AND TOKEN(\"id\") <= ?");
  }

  private static boolean contains(TokenRange range, long token) {
    return range.after() < token && token <= range.upTo();
  }

  @Test
  void an_asynchronous_scan_gives_the_same() {
    RingServer server = new RingServer(100, new Random(15));
    server.answering = THREADS;
    List<Long> ids = new ArrayList<>();
    AsyncScan<Product> scan = scan(server).pageSize(3).async();

    ScanResult result = scan.forEach(p -> ids.add(p.id())).toCompletableFuture().join();
    List<Product> collected = scan.collect(Collectors.toList()).toCompletableFuture().join();

    assertThat(result.rows()).isEqualTo(100);
    assertThat(ids).containsExactlyInAnyOrderElementsOf(server.ids());
    assertThat(collected).hasSize(100);
    assertThat(scan.count().toCompletableFuture().join()).isEqualTo(100);
  }

  @Test
  void no_thread_of_the_driver_runs_what_is_not_ours() {
    RingServer server = new RingServer(100, new Random(23));
    Set<Thread> answering = Collections.synchronizedSet(new HashSet<>());
    Set<Thread> used = Collections.synchronizedSet(new HashSet<>());
    server.answering = THREADS;
    server.telling = page -> answering.add(Thread.currentThread());
    Collector<Product, Set<Thread>, Set<Thread>> collector =
        Collector.of(
            () -> used,
            (threads, product) -> threads.add(Thread.currentThread()),
            (first, second) -> first,
            threads -> {
              threads.add(Thread.currentThread());
              return threads;
            });
    Scan<Product> scan = scan(server).onProgress(p -> used.add(Thread.currentThread()));
    Probe<Product> probe = new Probe<>(1, 1);
    probe.then = product -> used.add(Thread.currentThread());

    scan.collect(collector);
    assertThat(used).containsExactly(Thread.currentThread());
    scan.async().collect(collector).toCompletableFuture().join();
    scan.publisher().subscribe(probe);
    probe.done.join();

    assertThat(used).doesNotContainAnyElementsOf(answering);
  }

  @Test
  void cancelling_a_stage_stops_the_scan_after_the_pages_under_way() throws Exception {
    RingServer server = new RingServer(200, new Random(16));
    server.answering = THREADS;
    List<Long> ids = Collections.synchronizedList(new ArrayList<>());
    List<ScanCheckpoint> checkpoints = Collections.synchronizedList(new ArrayList<>());
    CountDownLatch begun = new CountDownLatch(1);
    CountDownLatch cancelled = new CountDownLatch(1);
    Scan<Product> scan = scan(server).pageSize(3);

    var stage =
        scan.onCheckpoint(checkpoints::add)
            .async()
            .forEach(
                product -> {
                  begun.countDown();
                  await(cancelled);
                  ids.add(product.id());
                })
            .toCompletableFuture();
    await(begun);
    stage.cancel(true);
    cancelled.countDown();
    while (checkpoints.isEmpty() || ids.size() != last(checkpoints).rows()) {
      Thread.sleep(1);
    }

    assertThat(ids).hasSizeBetween(1, 3);
    ids.addAll(read(scan.from(last(checkpoints))));
    assertThat(ids).containsExactlyInAnyOrderElementsOf(server.ids());
  }

  @Test
  void a_cancelled_subscription_asks_for_no_more_and_can_be_gone_on_from() throws Exception {
    RingServer server = new RingServer(300, new Random(21));
    List<ScanCheckpoint> checkpoints = Collections.synchronizedList(new ArrayList<>());
    Set<Long> seen = Collections.synchronizedSet(new HashSet<>());
    Probe<Product> probe = new Probe<>();
    probe.then = product -> seen.add(product.id());
    Scan<Product> scan = scan(server).parallelism(3).pageSize(5);

    scan.onCheckpoint(checkpoints::add).publisher().subscribe(probe);
    assertThat(server.sent).isEmpty();
    probe.request(47);
    probe.awaitItems(47);
    int sent = server.sent.size();
    probe.cancel();
    while (checkpoints.isEmpty() || last(checkpoints).rows() < 45 - 5) {
      Thread.sleep(1);
    }
    probe.request(10);
    ScanCheckpoint reached = last(checkpoints);
    seen.addAll(read(scan.from(reached)));

    assertThat(probe.items).isEqualTo(47);
    assertThat(probe.completed + probe.errors.size()).isZero();
    assertThat(probe.overlapped).isFalse();
    assertThat(sent).isLessThanOrEqualTo(47 + 3 * 2);
    assertThat(seen).isEqualTo(Set.copyOf(server.ids()));
  }

  @Test
  void a_failure_is_signalled_once() throws Exception {
    RingServer server = new RingServer(300, new Random(22));
    server.failing =
        s ->
            server.sent.size() > 20
                ? new StatementException("coodie-508", "Refused.", "SELECT", null)
                : null;
    Probe<Product> probe = new Probe<>(Long.MAX_VALUE);

    scan(server).pageSize(2).publisher().subscribe(probe);

    assertThat(probe.done).failsWithin(Duration.ofSeconds(30));
    assertThat(probe.errors).hasSize(1).first().asString().contains("coodie-531");
  }

  @Test
  void a_listener_that_throws_stops_the_scan() {
    RingServer server = new RingServer(200, new Random(17));
    AtomicInteger rows = new AtomicInteger();

    assertThatThrownBy(
            () ->
                scan(server)
                    .pageSize(2)
                    .onProgress(
                        p -> {
                          throw new IllegalStateException("full");
                        })
                    .forEach(product -> rows.incrementAndGet()))
        .isExactlyInstanceOf(IllegalStateException.class)
        .hasMessage("full");
    assertThat(rows).hasValueLessThan(200);
  }

  @Test
  void progress_tells_the_share_of_the_ring_and_the_rows() {
    RingServer server = new RingServer(200, new Random(18));
    List<ScanProgress> progress = new ArrayList<>();

    scan(server).pageSize(2).onProgress(progress::add).forEach(product -> {});

    assertThat(progress).extracting(ScanProgress::share).isSorted();
    assertThat(progress).extracting(ScanProgress::rows).isSorted().last().isEqualTo(200L);
    ScanProgress end = progress.get(progress.size() - 1);
    assertThat(end.share()).isEqualTo(1);
    assertThat(end.remaining()).contains(Duration.ZERO);
    assertThat(end.rowsPerSecond()).isPositive();
  }

  @Test
  void a_row_that_does_not_fit_stops_the_scan() {
    TestDriver driver =
        TestDriver.answering(TestDriver.page(Draft_.MODEL, new Draft(1, "text", 1)));

    assertThatThrownBy(
            () -> Coodie.of(driver).documents(Product.class).scan().collect(Collectors.toList()))
        .isInstanceOf(MappingException.class);
  }

  @Test
  void of_types_that_share_a_table_only_the_wanted_ones_are_read() {
    TestDriver driver = TestDriver.empty();

    Coodie.of(driver).documents(Pet.Cat.class).scan().forEach(cat -> {});
    Coodie.of(driver).documents(Pet.class).scan().forEach(pet -> {});

    assertThat(driver.sent.get(0).text())
        .endsWith("TOKEN(\"id\") <= ? AND \"pet_type\" = ? ALLOW FILTERING");
    assertThat(driver.sent.get(0).values()).contains("cat");
    assertThat(driver.sent.get(driver.sent.size() - 1).text())
        .endsWith("TOKEN(\"id\") > ? AND TOKEN(\"id\") <= ?");
  }

  @Test
  void a_projection_reads_its_columns_alone() {
    RingServer server = new RingServer(20, new Random(19));

    List<ProductName> names = scan(server).as(ProductName.class).collect(Collectors.toList());

    assertThat(names).hasSize(20);
    assertThat(server.sent.get(0).text()).startsWith("SELECT \"name\" FROM");
  }

  @Test
  void every_statement_of_a_scan_passes_the_cache_by_if_it_is_told_so() {
    TestDriver driver = TestDriver.empty();
    Scan<Pet.Cat> cats = Coodie.of(driver).documents(Pet.Cat.class).scan().bypassCache();
    RingServer server = new RingServer(20, new Random(20));

    cats.forEach(cat -> {});
    Coodie.of(server).scan("ks", "product").bypassCache().forEach(row -> {});

    assertThat(driver.sent)
        .isNotEmpty()
        .allMatch(statement -> statement.text().endsWith("ALLOW FILTERING BYPASS CACHE"));
    assertThat(server.sent)
        .extracting(CqlStatement::text)
        .filteredOn(cql -> cql.contains("ks.product"))
        .isNotEmpty()
        .allMatch(cql -> cql.endsWith("TOKEN(\"id\") <= ? BYPASS CACHE"));
  }

  @Test
  void any_table_is_read_by_its_names() {
    RingServer server = new RingServer(20, new Random(20));
    Coodie coodie = Coodie.of(server);

    List<Row> rows = coodie.scan("ks", "product").collect(Collectors.toList());
    coodie.scan("ks", "product", "\"id\"", "ttl(name)").forEach(row -> {});

    assertThat(rows).extracting(row -> (Long) row.get("id")).hasSize(20).doesNotHaveDuplicates();
    assertThat(server.sent)
        .extracting(CqlStatement::text)
        .startsWith(
            "SELECT \"id\", \"Color\", \"name\" FROM ks.product WHERE TOKEN(\"id\") > ?"
                + " AND TOKEN(\"id\") <= ?")
        .endsWith(
            "SELECT \"id\", ttl(name) FROM ks.product WHERE TOKEN(\"id\") > ?"
                + " AND TOKEN(\"id\") <= ?");
    assertThat(coodie.scan("ks", "product").count()).isEqualTo(20);
  }

  private static ScanCheckpoint last(List<ScanCheckpoint> checkpoints) {
    return checkpoints.get(checkpoints.size() - 1);
  }

  private static void await(CountDownLatch latch) {
    try {
      assertThat(latch.await(30, TimeUnit.SECONDS)).isTrue();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new AssertionError(e);
    }
  }
}
