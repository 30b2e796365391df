package dev.coodie.migrations.scan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.coodie.Coodie;
import dev.coodie.driver.Consistency;
import dev.coodie.driver.Row;
import dev.coodie.error.MigrationException;
import dev.coodie.scan.ScanCheckpoint;
import dev.coodie.schema.SchemaLock;
import dev.coodie.schema.definition.Replication;
import dev.coodie.test.EmbeddedCoodieExtension;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TableScanTest {
  @RegisterExtension static final EmbeddedCoodieExtension DB = new EmbeddedCoodieExtension();

  private static final int SMALL = 300;
  private static final int LARGE = 5_000;
  private static final int ALL = SMALL + LARGE;

  private static final Map<String, Long> TOKENS = new HashMap<>();

  /** 300 partitions of one row and one of 5,000. */
  @BeforeAll
  static void fill() throws InterruptedException {
    Rows.createTable(coodie(), DB.keyspace(), "skewed");
    Rows.fill(
        coodie(),
        DB.keyspace(),
        "skewed",
        IntStream.concat(IntStream.generate(() -> 1).limit(SMALL), IntStream.of(LARGE)).toArray());
    TOKENS.putAll(Tokens.of(coodie(), DB.keyspace(), "skewed"));
  }

  private static Coodie coodie() {
    return DB.coodie();
  }

  private static TableScan<Row> scan() {
    return TableScan.of(coodie(), DB.keyspace(), "skewed").ranges(16).pageSize(100);
  }

  private static String key(Row row) {
    return row.get("p") + "/" + row.get("c");
  }

  /** The range a row is in, by the server's own token of its partition. */
  private static int rangeOf(String key, int ranges) {
    return Tokens.rangeOf(TOKENS.get(key.substring(0, key.indexOf('/'))), ranges);
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 7, 64, 1_024})
  void every_row_is_seen_once_whatever_the_number_of_ranges(int ranges) {
    Queue<String> seen = new ConcurrentLinkedQueue<>();

    TableScanResult result = scan().ranges(ranges).forEach(row -> seen.add(key(row)));

    assertThat(seen).hasSize(ALL).doesNotHaveDuplicates();
    assertThat(result).isEqualTo(new TableScanResult(ALL, ALL, ranges, 0));
  }

  @Test
  void a_range_with_more_rows_than_a_page_loses_none() {
    Queue<String> seen = new ConcurrentLinkedQueue<>();

    scan().ranges(1).pageSize(7).forEach(row -> seen.add(key(row)));

    assertThat(seen).hasSize(ALL).doesNotHaveDuplicates();
  }

  @Test
  void a_row_has_the_columns_that_were_chosen() {
    Queue<String> columns = new ConcurrentLinkedQueue<>();

    scan().columns("c", "p").forEach(row -> columns.add(row.columns().toString()));

    assertThat(Set.copyOf(columns)).containsExactly("c, p");
  }

  @Test
  void a_row_has_all_columns_otherwise() {
    Queue<String> columns = new ConcurrentLinkedQueue<>();

    scan().forEach(row -> columns.add(row.columns().toString()));

    assertThat(Set.copyOf(columns)).containsExactly("p, c, v");
  }

  @Test
  void a_range_is_done_only_when_everything_begun_for_it_has_ended() throws Exception {
    Queue<CompletableFuture<Void>> begun = new ConcurrentLinkedQueue<>();
    CountDownLatch first = new CountDownLatch(1);
    RunningScan scan =
        scan()
            .named("async")
            .inFlight(ALL)
            .start(
                row -> {
                  CompletableFuture<Void> end = new CompletableFuture<>();
                  begun.add(end);
                  first.countDown();
                  return end;
                });
    first.await();

    assertThat(scan.progress().rangesDone()).isZero();
    assertThat(acknowledged("async")).isEmpty();
    while (!scan.result().toCompletableFuture().isDone()) {
      begun.forEach(end -> end.complete(null));
    }

    assertThat(scan.await().rows()).isEqualTo(ALL);
    assertThat(acknowledged("async")).hasSize(16);
  }

  @Test
  void no_more_rows_are_under_way_than_may_be() {
    AtomicInteger open = new AtomicInteger();
    AtomicInteger most = new AtomicInteger();

    scan()
        .inFlight(5)
        .forEachAsync(
            row -> {
              most.accumulateAndGet(open.incrementAndGet(), Math::max);
              return CompletableFuture.runAsync(open::decrementAndGet);
            });

    assertThat(most.get()).isBetween(1, 5);
  }

  @Test
  void a_failed_row_stops_the_scan_and_says_which_range_but_no_value() {
    assertThatThrownBy(
            () ->
                scan()
                    .named("failing")
                    .forEach(
                        row -> {
                          if ("300/17".equals(key(row))) {
                            throw new IllegalStateException("s3cr3t v17");
                          }
                        }))
        .isInstanceOf(MigrationException.class)
        .hasMessageContaining("\"failing\" of " + DB.keyspace() + ".skewed stopped in range ")
        .hasMessageContaining("range " + rangeOf("300/", 16) + " ")
        .hasMessageContaining("java.lang.IllegalStateException")
        .hasMessageEndingWith("[coodie-956]")
        .hasMessageNotContaining("s3cr3t")
        .hasRootCauseMessage("s3cr3t v17");
    assertThat(acknowledged("failing")).doesNotContain(rangeOf("300/", 16));
  }

  @Test
  void a_failed_stage_stops_the_scan() {
    assertThatThrownBy(
            () ->
                scan()
                    .forEachAsync(
                        row ->
                            CompletableFuture.runAsync(
                                () -> {
                                  throw new IllegalStateException("s3cr3t");
                                })))
        .hasMessageContaining("starts again")
        .hasMessageEndingWith("[coodie-956]")
        .hasCauseInstanceOf(IllegalStateException.class);
  }

  @Test
  void resuming_repeats_no_range_that_was_acknowledged_and_skips_none_that_was_not() {
    Queue<String> first = new ConcurrentLinkedQueue<>();
    assertThatThrownBy(
            () ->
                scan()
                    .named("resumed")
                    .parallelism(2)
                    .forEach(
                        row -> {
                          first.add(key(row));
                          if ("300/4000".equals(key(row))) {
                            throw new IllegalStateException();
                          }
                        }))
        .hasMessageContaining("[coodie-956]");
    Set<Integer> before = Set.copyOf(acknowledged("resumed"));
    Queue<String> second = new ConcurrentLinkedQueue<>();

    TableScanResult result =
        scan().named("resumed").verifyCount().forEach(row -> second.add(key(row)));

    assertThat(before).isNotEmpty().hasSizeLessThan(16);
    assertThat(second.stream().map(key -> rangeOf(key, 16)).distinct())
        .doesNotContainAnyElementsOf(before)
        .contains(rangeOf("300/", 16));
    Set<String> all = ConcurrentHashMap.newKeySet();
    all.addAll(first);
    all.addAll(second);
    assertThat(all).hasSize(ALL);
    assertThat(result).isEqualTo(new TableScanResult(ALL, second.size(), 16, before.size()));
  }

  @Test
  void a_scan_that_is_done_does_nothing_when_it_is_run_again() {
    scan().named("done").forEach(row -> {});
    Queue<String> again = new ConcurrentLinkedQueue<>();

    TableScanResult result = scan().named("done").forEach(row -> again.add(key(row)));

    assertThat(again).isEmpty();
    assertThat(result).isEqualTo(new TableScanResult(ALL, 0, 16, 16));
  }

  @Test
  void starting_over_forgets_what_was_done() {
    scan().named("over").forEach(row -> {});

    TableScanResult result = scan().named("over").ranges(8).startOver().forEach(row -> {});

    assertThat(result).isEqualTo(new TableScanResult(ALL, ALL, 8, 0));
    assertThat(acknowledged("over", 8)).hasSize(8);
  }

  @Test
  void a_scan_that_was_begun_otherwise_is_refused() {
    scan().named("changed").forEach(row -> {});

    assertThatThrownBy(() -> scan().named("changed").ranges(17).forEach(row -> {}))
        .hasMessageContaining("16 ranges")
        .hasMessageContaining("17 ranges")
        .hasMessageContaining("startOver()")
        .hasMessageEndingWith("[coodie-954]");
    assertThatThrownBy(() -> scan().named("changed").columns("p").forEach(row -> {}))
        .hasMessageContaining("columns \"p\" int, 16 ranges")
        .hasMessageEndingWith("[coodie-954]");
  }

  @Test
  void cancelling_stops_it_and_the_next_run_goes_on() {
    AtomicInteger handled = new AtomicInteger();
    CompletableFuture<RunningScan> started = new CompletableFuture<>();
    RunningScan scan =
        scan()
            .named("cancelled")
            .start(
                row -> {
                  if (handled.incrementAndGet() == 200) {
                    started.join().cancel();
                  }
                  return CompletableFuture.completedFuture(null);
                });
    started.complete(scan);

    assertThatThrownBy(scan::await).hasMessageContaining("[coodie-958]");
    assertThat(handled.get()).isLessThan(ALL);
    assertThat(scan().named("cancelled").verifyCount().forEach(row -> {}).rows()).isEqualTo(ALL);
  }

  @Test
  void interrupting_the_waiting_thread_cancels_it() throws InterruptedException {
    CountDownLatch begun = new CountDownLatch(1);
    Queue<Throwable> thrown = new ConcurrentLinkedQueue<>();
    Thread waiting =
        new Thread(
            () -> {
              try {
                scan().rowsPerSecond(100).forEach(row -> begun.countDown());
              } catch (MigrationException e) {
                thrown.add(e);
                thrown.add(new AssertionError(Thread.currentThread().isInterrupted()));
              }
            });
    waiting.start();
    begun.await();

    waiting.interrupt();
    waiting.join();

    assertThat(thrown)
        .extracting(Throwable::getMessage)
        .satisfiesExactly(
            m -> assertThat(m).endsWith("[coodie-958]"), m -> assertThat(m).isEqualTo("true"));
  }

  @Test
  void a_scan_that_runs_is_not_run_by_another() throws InterruptedException {
    CountDownLatch begun = new CountDownLatch(1);
    CompletableFuture<Void> end = new CompletableFuture<>();
    TableScan<Row> named = scan().named("claimed").lease(Duration.ofSeconds(2));
    RunningScan running =
        named.start(
            row -> {
              begun.countDown();
              return end;
            });
    begun.await();

    assertThatThrownBy(() -> named.forEach(row -> {}))
        .hasMessageContaining("process " + ProcessHandle.current().pid())
        .hasMessageEndingWith("[coodie-955]");
    end.complete(null);

    assertThat(running.await().rows()).isEqualTo(ALL);
  }

  @Test
  void a_scan_whose_claim_was_taken_stops_and_acknowledges_nothing_more()
      throws InterruptedException {
    CountDownLatch begun = new CountDownLatch(1);
    RunningScan running =
        scan()
            .named("taken")
            .ranges(1)
            .rowsPerSecond(200)
            .lease(Duration.ofSeconds(2))
            .start(
                row -> {
                  begun.countDown();
                  return CompletableFuture.completedFuture(null);
                });
    begun.await();

    coodie()
        .execute(
            "UPDATE "
                + DB.keyspace()
                + ".coodie_scans SET owner = 'x' WHERE scan = 'taken' IF EXISTS");

    assertThatThrownBy(running::await).hasMessageEndingWith("[coodie-957]");
    assertThat(acknowledged("taken")).isEmpty();
  }

  @Test
  void a_process_that_lost_its_claim_does_not_set_its_successor_back() throws InterruptedException {
    AtomicReference<ScanCheckpoint> early = new AtomicReference<>();
    coodie()
        .scan(DB.keyspace(), "skewed", "\"p\"", "\"c\"", "\"v\"")
        .equalRanges(16)
        .pageSize(100)
        .reportsEvery(Duration.ZERO)
        .onCheckpoint(checkpoint -> early.compareAndSet(null, checkpoint))
        .forEach(row -> {});
    ScanStore store = new ScanStore(coodie(), DB.keyspace(), "succeeded");
    store.create();
    ScanLease paused = ScanLease.take(store, "succeeded", Duration.ofSeconds(1));

    scan().named("succeeded").forEach(row -> {});

    assertThat(store.keep(Objects.requireNonNull(early.get()), 0, paused.owner())).isFalse();
    assertThat(acknowledged("succeeded")).hasSize(16);
  }

  @Test
  void pages_that_were_acknowledged_are_not_repeated_when_their_range_was_not_done() {
    CompletableFuture<RunningScan> started = new CompletableFuture<>();
    Queue<String> first = new ConcurrentLinkedQueue<>();
    TableScan<Row> scan = scan().named("pages").ranges(1).parallelism(1);
    RunningScan running =
        scan.rowsPerSecond(2_000)
            .start(
                row -> {
                  first.add(key(row));
                  if (first.size() == 2_050) {
                    started.join().cancel();
                  }
                  return CompletableFuture.completedFuture(null);
                });
    started.complete(running);
    assertThatThrownBy(running::await).hasMessageEndingWith("[coodie-958]");
    Queue<String> second = new ConcurrentLinkedQueue<>();

    TableScanResult result = scan.forEach(row -> second.add(key(row)));

    assertThat(second).hasSize(ALL - 2_000);
    first.addAll(second);
    assertThat(Set.copyOf(first)).hasSize(ALL);
    assertThat(result).isEqualTo(new TableScanResult(ALL, ALL - 2_000, 1, 0));
  }

  @Test
  void the_table_says_how_far_a_scan_is() {
    scan().named("told").forEach(row -> {});

    Row row =
        coodie()
            .execute(
                "SELECT ranges_done, row_count, owner, kept_at FROM "
                    + DB.keyspace()
                    + ".coodie_scans WHERE scan = 'told'")
            .get(0);
    assertThat(row.getInt(0)).isEqualTo(16);
    assertThat(row.getLong(1)).isEqualTo(ALL);
    assertThat(row.get(2)).isNull();
    assertThat(row.get(3)).isNotNull();
  }

  @Test
  void a_table_of_scans_that_has_no_checkpoints_is_refused() {
    String keyspace = DB.keyspace() + "_3";
    coodie().schema().createKeyspace(keyspace, Replication.simple(1));
    try {
      Rows.createTable(coodie(), keyspace, "t");
      coodie()
          .schema()
          .run(
              "CREATE TABLE "
                  + keyspace
                  + ".coodie_scans (scan text, run uuid, range int, current_run uuid static,"
                  + " scanned text static, owner text static, row_count bigint,"
                  + " PRIMARY KEY (scan, run, range))");
      TableScan<Row> scan = TableScan.of(coodie(), keyspace, "t").named("old");

      assertThatThrownBy(() -> scan.forEach(row -> {}))
          .isInstanceOf(MigrationException.class)
          .hasMessageContaining("no column \"checkpoint\"")
          .hasMessageContaining("DROP TABLE " + keyspace + ".coodie_scans")
          .hasMessageEndingWith("[coodie-862]");
      coodie().schema().run("DROP TABLE " + keyspace + ".coodie_scans");
      assertThat(scan.forEach(row -> {}).rows()).isZero();
    } finally {
      coodie().schema().dropKeyspace(keyspace);
    }
  }

  @Test
  void progress_is_told_until_the_end() {
    Queue<TableScanProgress> told = new ConcurrentLinkedQueue<>();

    scan().rowsPerSecond(2_000).onProgress(told::add).forEach(row -> {});

    List<TableScanProgress> list = new ArrayList<>(told);
    assertThat(list).hasSizeBetween(2, 30);
    assertThat(list.get(0).rows()).isLessThan(ALL);
    TableScanProgress last = list.get(list.size() - 1);
    assertThat(last.rows()).isEqualTo(ALL);
    assertThat(last.rangesDone()).isEqualTo(16);
    assertThat(last.remaining()).contains(Duration.ZERO);
  }

  @Test
  void a_listener_that_fails_stops_it() {
    assertThatThrownBy(
            () ->
                scan()
                    .onProgress(
                        progress -> {
                          throw new IllegalStateException("s3cr3t");
                        })
                    .forEach(row -> {}))
        .hasMessageContaining("listener")
        .hasMessageEndingWith("[coodie-962]");
  }

  @Test
  void rows_are_counted() {
    assertThat(scan().count()).isEqualTo(ALL);
  }

  @Test
  void rows_that_came_meanwhile_are_found_by_the_count() throws InterruptedException {
    Rows.createTable(coodie(), DB.keyspace(), "growing");
    Rows.fill(coodie(), DB.keyspace(), "growing", 3, 3);
    TableScan<Row> growing = TableScan.of(coodie(), DB.keyspace(), "growing").ranges(4);
    growing.named("growing").forEach(row -> {});
    Rows.fill(coodie(), DB.keyspace(), "growing", 3, 4);

    assertThatThrownBy(() -> growing.named("growing").verifyCount().forEach(row -> {}))
        .hasMessageContaining("handled 6 rows")
        .hasMessageContaining("there are 7 now")
        .hasMessageEndingWith("[coodie-959]");
  }

  @Test
  void a_partition_with_nothing_but_static_columns_is_seen_and_counted() {
    String table = DB.keyspace() + ".with_statics";
    coodie()
        .schema()
        .run("CREATE TABLE " + table + " (p int, c int, s text static, v int, PRIMARY KEY (p, c))");
    coodie().execute("INSERT INTO " + table + " (p, s) VALUES (1, 'only')");
    coodie().execute("INSERT INTO " + table + " (p, c, v) VALUES (2, 1, 1)");
    TableScan<Row> scan = TableScan.of(coodie(), DB.keyspace(), "with_statics").ranges(4);

    assertThat(keys(scan.verifyCount())).containsExactlyInAnyOrder("1/null", "2/1");
    assertThat(keys(scan.columns("p", "c").verifyCount()))
        .containsExactlyInAnyOrder("1/null", "2/1");
  }

  @Test
  void a_scan_can_be_named_where_this_process_has_the_schema_lock() {
    String keyspace = DB.keyspace() + "_2";
    coodie().schema().createKeyspace(keyspace, Replication.simple(1));
    try (SchemaLock lock = coodie().schema().keyspace(keyspace).lock(Duration.ofSeconds(30))) {
      Rows.createTable(coodie(), keyspace, "t");

      TableScanResult result = TableScan.of(coodie(), keyspace, "t").named("t").forEach(row -> {});

      assertThat(result.rows()).isZero();
      lock.check();
    } finally {
      coodie().schema().dropKeyspace(keyspace);
    }
  }

  @Test
  void documents_are_read() {
    coodie().schema().plan(Reading.class).apply();
    List<Reading> readings =
        IntStream.range(0, 50).mapToObj(i -> new Reading("s" + i % 7, i, Set.of("t" + i))).toList();
    readings.forEach(coodie().documents(Reading.class)::save);
    Queue<Reading> seen = new ConcurrentLinkedQueue<>();

    TableScan.of(coodie(), Reading.class).ranges(8).named("readings").forEach(seen::add);

    assertThat(seen).containsExactlyInAnyOrderElementsOf(readings);
  }

  @Test
  void names_that_need_quotes_are_quoted() {
    String table = DB.keyspace() + ".\"Order\"";
    coodie()
        .schema()
        .run(
            "CREATE TABLE "
                + table
                + " (\"select\" int, \"B\" int, PRIMARY KEY ((\"select\", \"B\")))");
    coodie().execute("INSERT INTO " + table + " (\"select\", \"B\") VALUES (1, 2)");
    Queue<String> seen = new ConcurrentLinkedQueue<>();

    TableScan.of(coodie(), DB.keyspace(), "Order")
        .named("it's \"quoted\"")
        .consistency(Consistency.ONE)
        .forEach(row -> seen.add(row.columns() + ": " + row.get("select") + row.get("B")));

    assertThat(seen).containsExactly("select, B: 12");
  }

  @Test
  void an_unknown_table_is_refused() {
    assertThatThrownBy(() -> TableScan.of(coodie(), DB.keyspace(), "Skewed").forEach(row -> {}))
        .hasMessageContaining("no table \"Skewed\"")
        .hasMessageEndingWith("[coodie-951]");
  }

  @Test
  void an_unknown_column_is_refused() {
    assertThatThrownBy(() -> scan().columns("p", "vv").forEach(row -> {}))
        .hasMessageContaining("no column \"vv\". Columns: p, c, v.")
        .hasMessageEndingWith("[coodie-952]");
  }

  private static Collection<String> keys(TableScan<Row> scan) {
    Queue<String> keys = new ConcurrentLinkedQueue<>();
    scan.forEach(row -> keys.add(key(row)));
    return keys;
  }

  private static Collection<Integer> acknowledged(String name) {
    return acknowledged(name, 16);
  }

  private static Collection<Integer> acknowledged(String name, int ranges) {
    return Tokens.acknowledged(coodie(), DB.keyspace(), name, ranges);
  }
}
