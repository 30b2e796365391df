package dev.coodie.it.scan;

import static java.util.stream.Collectors.counting;
import static java.util.stream.Collectors.groupingByConcurrent;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.coodie.Coodie;
import dev.coodie.Documents;
import dev.coodie.batch.Batch;
import dev.coodie.column.ValueType;
import dev.coodie.driver.CqlStatement;
import dev.coodie.driver.Row;
import dev.coodie.scan.Scan;
import dev.coodie.scan.ScanCheckpoint;
import dev.coodie.scan.ScanResult;
import dev.coodie.scan.ShortReports;
import dev.coodie.test.EmbeddedCoodieExtension;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Flow;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.opentest4j.AssertionFailedError;

/** Scans on a node, of a table with three large partitions and many of one or two rows. */
@Timeout(120)
class ScanningTest {
  @RegisterExtension
  static final EmbeddedCoodieExtension DB =
      EmbeddedCoodieExtension.withDocuments(Tick.class, Beast.class);

  private static final int LARGE = 2_000;
  private static final int SMALL = 1_500;
  private static final Set<Tick> TICKS = new HashSet<>();

  private final Coodie coodie = DB.coodie();
  private final Documents<Tick> ticks = coodie.documents(Tick.class);

  @BeforeAll
  static void write_rows() {
    Documents<Tick> ticks = DB.coodie().documents(Tick.class);
    for (int series = 0; series < 3; series++) {
      for (int part = 0; part < 4; part++) {
        int from = part * LARGE / 4;
        int of = series;
        List<Tick> rows =
            IntStream.range(from, from + LARGE / 4).mapToObj(n -> Tick.of(of, n)).toList();
        TICKS.addAll(rows);
        DB.coodie().execute(Batch.unlogged(saves(ticks, rows)));
      }
    }
    List<Tick> small =
        IntStream.range(0, SMALL).mapToObj(n -> Tick.of(100 + n - n % 3 / 2, n)).toList();
    TICKS.addAll(small);
    CompletableFuture.allOf(
            small.stream()
                .map(tick -> ticks.async().save(tick).toCompletableFuture())
                .toArray(CompletableFuture<?>[]::new))
        .join();
  }

  private static CqlStatement[] saves(Documents<Tick> ticks, List<Tick> rows) {
    return rows.stream().map(ticks.cql()::save).toArray(CqlStatement[]::new);
  }

  /** Without what tests write beside their scans. */
  private static Scan<Tick> scan(Documents<Tick> ticks) {
    return ShortReports.of(ticks.scan().pageSize(100));
  }

  private static boolean isPermanent(Tick tick) {
    return tick.series() < 1_000_000;
  }

  private static List<Tick> read(Scan<Tick> scan) {
    List<Tick> rows = new ArrayList<>();
    scan.forEach(rows::add);
    rows.removeIf(tick -> !isPermanent(tick));
    return rows;
  }

  @Test
  void every_row_is_read_once_and_those_of_a_partition_in_order() {
    List<Tick> rows = read(scan(ticks).parallelism(4));

    assertThat(rows).doesNotHaveDuplicates().containsExactlyInAnyOrderElementsOf(TICKS);
    assertThat(rows).filteredOn(t -> t.series() == 1).extracting(Tick::number).isSorted();
  }

  @Test
  void rows_that_are_there_throughout_are_seen_once_while_others_are_written() throws Exception {
    AtomicBoolean done = new AtomicBoolean();
    Random random = new Random(7);
    Thread writing =
        new Thread(
            () -> {
              while (!done.get()) {
                Tick tick = Tick.of(1_000_000 + random.nextInt(500), random.nextInt(3));
                ticks.save(tick);
                ticks.delete(Tick.of(1_000_000 + random.nextInt(500), random.nextInt(3)));
              }
            });

    writing.start();
    List<List<Tick>> read = new ArrayList<>();
    for (int i = 0; i < 3; i++) {
      read.add(read(scan(ticks).parallelism(3 * i + 1)));
    }
    done.set(true);
    writing.join();

    assertThat(read)
        .allSatisfy(
            rows ->
                assertThat(rows).hasSize(TICKS.size()).containsExactlyInAnyOrderElementsOf(TICKS));
    ticks.scan().as(TickNumber.class).forEach(this::removeIfNotPermanent);
  }

  private void removeIfNotPermanent(TickNumber tick) {
    Tick row = Tick.of(tick.series(), tick.number());
    if (!isPermanent(row)) {
      ticks.delete(row);
    }
  }

  @Test
  void an_executor_handles_them_several_at_once() {
    ExecutorService executor = Executors.newFixedThreadPool(4);

    Map<Integer, Long> large =
        scan(ticks)
            .executor(executor)
            .collect(
                Collectors.filtering(
                    t -> t.series() < 3, groupingByConcurrent(Tick::series, counting())));
    executor.shutdown();

    assertThat(large).isEqualTo(Map.of(0, 2_000L, 1, 2_000L, 2, 2_000L));
  }

  @Test
  void a_scan_that_was_killed_goes_on_from_the_text_of_its_last_checkpoint() {
    Random random = new Random(8);
    List<Tick> seen = new ArrayList<>();
    String text = "";
    int kills = 0;
    for (boolean whole = false; !whole; kills++) {
      Scan<Tick> scan = scan(ticks).pageSize(random.nextInt(80) + 20).parallelism(3);
      Killed run = new Killed(text, random.nextInt(1_500) + 500);
      whole = run.reads(text.isEmpty() ? scan : scan.from(ScanCheckpoint.parse(text)));
      seen.addAll(run.seen);
      text = run.text;
    }
    seen.removeIf(tick -> !isPermanent(tick));

    assertThat(kills).isGreaterThan(3);
    assertThat(new HashSet<>(seen)).isEqualTo(TICKS);
    assertThat(seen).hasSizeLessThan(TICKS.size() + kills * 3 * 100);
  }

  /** A process that is killed at some row: what it wrote before is all that is left. */
  private static final class Killed {
    final List<Tick> seen = new ArrayList<>();
    String text;
    private final int at;
    private boolean dead;

    Killed(String text, int at) {
      this.text = text;
      this.at = at;
    }

    boolean reads(Scan<Tick> scan) {
      try {
        scan.onCheckpoint(c -> text = dead ? text : c.toString()).forEach(this::take);
        return true;
      } catch (AssertionFailedError e) {
        return false;
      }
    }

    private void take(Tick tick) {
      if (seen.size() == at) {
        dead = true;
        throw new AssertionFailedError("killed");
      }
      seen.add(tick);
    }
  }

  @Test
  void an_interrupted_scan_repeats_nothing() {
    List<Tick> seen = new ArrayList<>();
    List<ScanCheckpoint> checkpoints = new ArrayList<>();
    Scan<Tick> scan = scan(ticks).onCheckpoint(checkpoints::add);

    assertThatThrownBy(
            () ->
                scan.forEach(
                    tick -> {
                      seen.add(tick);
                      if (seen.size() == 3_000) {
                        Thread.currentThread().interrupt();
                      }
                    }))
        .hasMessageContaining("[coodie-532]");
    assertThat(Thread.interrupted()).isTrue();
    ScanResult rest = scan.from(checkpoints.get(checkpoints.size() - 1)).forEach(seen::add);
    seen.removeIf(tick -> !isPermanent(tick));

    assertThat(seen).containsExactlyInAnyOrderElementsOf(TICKS);
    assertThat(rest.rows()).isLessThan(rest.checkpoint().rows());
  }

  @Test
  void rows_are_counted_by_ranges() {
    assertThat(ticks.scan().count()).isGreaterThanOrEqualTo(TICKS.size());
    assertThat(coodie.scan(DB.keyspace(), "tick").count()).isGreaterThanOrEqualTo(TICKS.size());
  }

  @Test
  void rows_are_published_on_demand() {
    Set<Tick> seen = new HashSet<>();
    CompletableFuture<Void> end = new CompletableFuture<>();

    scan(ticks).publisher().subscribe(new OneByOne(seen, end));

    end.join();
    seen.removeIf(tick -> !isPermanent(tick));
    assertThat(seen).isEqualTo(TICKS);
  }

  @Test
  void of_types_that_share_a_table_each_gives_its_own() {
    Documents<Beast> beasts = coodie.documents(Beast.class);
    for (int id = 0; id < 40; id++) {
      beasts.save(id % 4 == 0 ? new Beast.Cat(id, id % 8 == 0) : new Beast.Dog(id, "mixed"));
    }

    Documents<Beast.Cat> cats = coodie.documents(Beast.Cat.class);
    assertThat(cats.scan().collect(Collectors.toList()))
        .extracting(Beast.Cat::id)
        .containsExactlyInAnyOrder(0, 4, 8, 12, 16, 20, 24, 28, 32, 36);
    assertThat(cats.scan().count()).isEqualTo(10);
    assertThat(beasts.scan().count()).isEqualTo(40);
    assertThat(beasts.scan().collect(Collectors.toSet())).hasSize(40);
  }

  @Test
  void any_table_is_read_with_selectors_of_ones_own() {
    coodie.execute("CREATE TABLE \"Odd\" (\"K\" int PRIMARY KEY, v text, \"set\" int)");
    coodie.execute("INSERT INTO \"Odd\" (\"K\", v, \"set\") VALUES (1, 'a', 7) USING TTL 5000");
    coodie.execute("INSERT INTO \"Odd\" (\"K\", v) VALUES (2, 'b')");

    List<Row> all = coodie.scan(DB.keyspace(), "Odd").collect(Collectors.toList());
    List<Row> selected =
        coodie.scan(DB.keyspace(), "Odd", "\"K\"", "ttl(v)").collect(Collectors.toList());

    assertThat(all)
        .extracting(row -> row.columns().toString() + " " + row.get("set"))
        .containsExactlyInAnyOrder("K, set, v 7", "K, set, v null");
    assertThat(selected)
        .filteredOn(row -> row.get("ttl(v)") != null)
        .extracting(row -> row.get("K"))
        .containsExactly(1);
  }

  @Test
  void the_server_leaves_out_rows_that_do_not_meet_conditions() {
    coodie.execute("CREATE TABLE steps (k int, c int, v text, PRIMARY KEY (k, c))");
    for (int i = 0; i < 100; i++) {
      coodie.execute("INSERT INTO steps (k, c, v) VALUES (?, ?, ?)", i / 10, i % 10, "v" + i % 2);
    }
    ByteBuffer[] values = {ValueType.INT.encode(7), ValueType.TEXT.encode("v1")};
    ValueType<?>[] types = {ValueType.INT, ValueType.TEXT};
    CqlStatement conditions = CqlStatement.of("c >= ? AND v = ?", values, types);

    Scan<Row> some = coodie.scan(DB.keyspace(), "steps", conditions, "c");

    assertThat(some.collect(Collectors.toList()))
        .hasSize(20)
        .allSatisfy(row -> assertThat(row.get("c")).isIn(7, 9));
    assertThat(some.count()).isEqualTo(20);
    ScanCheckpoint end = some.forEach(row -> {}).checkpoint();
    assertThatThrownBy(() -> coodie.scan(DB.keyspace(), "steps", "c").from(end).forEach(row -> {}))
        .hasMessageContaining("[coodie-535]");
  }

  /** Asks for one more with every row. */
  private static final class OneByOne implements Flow.Subscriber<Tick> {
    private final Set<Tick> seen;
    private final CompletableFuture<Void> end;
    private Flow.Subscription subscription;

    OneByOne(Set<Tick> seen, CompletableFuture<Void> end) {
      this.seen = seen;
      this.end = end;
    }

    @Override
    public void onSubscribe(Flow.Subscription given) {
      subscription = given;
      given.request(1);
    }

    @Override
    public void onNext(Tick tick) {
      assertThat(seen.add(tick)).isTrue();
      subscription.request(1);
    }

    @Override
    public void onError(Throwable error) {
      end.completeExceptionally(error);
    }

    @Override
    public void onComplete() {
      end.complete(null);
    }
  }
}
