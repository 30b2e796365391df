package dev.coodie.transfer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.coodie.Coodie;
import dev.coodie.column.ValueType;
import dev.coodie.driver.CqlStatement;
import dev.coodie.scan.ScanPart;
import dev.coodie.test.EmbeddedCoodieExtension;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Transfers that are killed or stopped go on, and do nothing twice that must not be. */
class ResumingTest {
  @RegisterExtension
  static final EmbeddedCoodieExtension DATABASE = EmbeddedCoodieExtension.withDocuments();

  private static final int ROWS = 3_000;
  private static Coodie coodie;

  @TempDir private Path directory;

  /** As if the process were gone: nothing is stored afterwards. */
  private static final class Killed extends RuntimeException {
    private static final long serialVersionUID = 1L;
  }

  @BeforeAll
  static void start() {
    coodie = DATABASE.coodie();
    coodie
        .schema()
        .run(
            "CREATE TABLE "
                + DATABASE.keyspace()
                + ".many (p int, c int, t text, PRIMARY KEY (p, c))",
            "CREATE TABLE " + DATABASE.keyspace() + ".few (k int PRIMARY KEY, i int)",
            "CREATE TABLE " + DATABASE.keyspace() + ".counts (k int PRIMARY KEY, n counter)");
    for (int i = 0; i < ROWS; i += 100) {
      CompletableFuture.allOf(
              IntStream.range(i, i + 100)
                  .mapToObj(ResumingTest::write)
                  .toArray(CompletableFuture<?>[]::new))
          .join();
    }
  }

  private static CompletableFuture<?> write(int i) {
    return coodie
        .async()
        .execute("INSERT INTO many (p, c, t) VALUES (?, ?, 'x')", i / 7, i)
        .toCompletableFuture();
  }

  /** Waits until the scan tells its next checkpoint, which it does each second. */
  private static void pause() {
    try {
      Thread.sleep(1_100);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private TableExport export(Path file) {
    return TableExport.of(coodie, DATABASE.keyspace(), "many", file)
        .pageSize(20)
        .checkpointRows(100);
  }

  @ParameterizedTest
  @ValueSource(strings = {"many.jsonl", "many.csv.gz", "many.parquet"})
  void an_export_of_a_table_that_was_killed_has_each_row_once(String name) throws IOException {
    Path file = directory.resolve(name);
    AtomicInteger heard = new AtomicInteger();
    TransferListener killing =
        progress -> {
          if (heard.getAndIncrement() == 0) {
            pause();
          }
          if (progress.rows() >= 2_000) {
            throw new Killed();
          }
        };

    assertThatThrownBy(() -> export(file).listener(killing).run()).isInstanceOf(Killed.class);
    assertThatThrownBy(() -> export(file).run()).hasMessageEndingWith("[coodie-852]");
    TransferResult result = export(file).resume().run();

    assertThat(result.resumedAfter()).isPositive().isLessThan(2_000);
    assertThat(result.rows()).isEqualTo(ROWS);
    assertThat(keys(file)).hasSize(ROWS).doesNotHaveDuplicates();
    assertThat(new ProgressFile(file).exists()).isFalse();
  }

  private static String table(String name) {
    coodie
        .schema()
        .run("CREATE TABLE " + DATABASE.keyspace() + "." + name + " (k int PRIMARY KEY, i int)");
    return name;
  }

  private static void fill(String table, int from, int to) {
    CompletableFuture.allOf(
            IntStream.range(from, to)
                .mapToObj(
                    i ->
                        coodie
                            .async()
                            .execute("INSERT INTO " + table + " (k, i) VALUES (?, ?)", i, i)
                            .toCompletableFuture())
                .toArray(CompletableFuture<?>[]::new))
        .join();
  }

  @ParameterizedTest
  @CsvSource({
    "DROP TABLE changed, was dropped while this ran",
    "ALTER TABLE changed DROP i, lost its column \"i\"",
  })
  void an_export_whose_table_changes_says_so(String change, String told) {
    fill(table("changed"), 0, 2_000);
    Path file = directory.resolve("changed.jsonl");
    AtomicInteger heard = new AtomicInteger();
    TransferListener changing =
        progress -> {
          if (heard.getAndIncrement() == 0) {
            coodie.schema().run(change.replace("changed", DATABASE.keyspace() + ".changed"));
          }
        };

    assertThatThrownBy(
            () ->
                TableExport.of(coodie, DATABASE.keyspace(), "changed", file)
                    .pageSize(1)
                    .listener(changing)
                    .run())
        .hasMessageStartingWith(DATABASE.keyspace() + ".changed " + told)
        .hasMessageEndingWith("[coodie-1563]");
    coodie.schema().run("DROP TABLE IF EXISTS " + DATABASE.keyspace() + ".changed");
  }

  @Test
  void an_export_whose_table_is_made_again_is_not_whole() {
    fill(table("again"), 0, 3);
    Path file = directory.resolve("again.jsonl");
    AtomicInteger heard = new AtomicInteger();

    assertThatThrownBy(
            () ->
                TableExport.of(coodie, DATABASE.keyspace(), "again", file)
                    .listener(
                        progress -> {
                          if (heard.getAndIncrement() == 0) {
                            coodie.schema().run("DROP TABLE " + DATABASE.keyspace() + ".again");
                            fill(table("again"), 0, 3);
                          }
                        })
                    .run())
        .hasMessageContaining("again was dropped and made again while this ran")
        .hasMessageEndingWith("[coodie-1563]");
    assertThatThrownBy(
            () -> TableExport.of(coodie, DATABASE.keyspace(), "again", file).resume().run())
        .hasMessageEndingWith("[coodie-851]");
  }

  @Test
  void an_import_whose_table_is_dropped_rejects_nothing_and_never_goes_on_in_another()
      throws IOException {
    table("gone");
    Path file = directory.resolve("gone.jsonl");
    Files.write(file, IntStream.range(0, 400).mapToObj(i -> "{\"k\":" + i + "}").toList());
    AtomicInteger heard = new AtomicInteger();
    TableImport importing =
        TableImport.of(coodie, DATABASE.keyspace(), "gone", file).inFlight(1).checkpointRecords(1);

    assertThatThrownBy(
            () ->
                importing
                    .listener(
                        progress -> {
                          if (heard.getAndIncrement() == 50) {
                            coodie.schema().run("DROP TABLE " + DATABASE.keyspace() + ".gone");
                          }
                        })
                    .run())
        .hasMessageContaining(".gone was dropped while this ran")
        .hasMessageEndingWith("[coodie-1563]");
    assertThat(directory.resolve("gone.jsonl.rejects")).doesNotExist();

    table("gone");
    assertThatThrownBy(() -> importing.resume().run()).hasMessageEndingWith("[coodie-851]");
    assertThat(importing.restart().run().rows()).isEqualTo(400);
  }

  @Test
  void an_export_that_cannot_begin_leaves_no_file() throws IOException {
    Path file = directory.resolve("many.jsonl");
    ScanPart other = coodie.scan(DATABASE.keyspace(), "few").split(2).get(0);

    assertThatThrownBy(() -> export(file).part(other).run()).hasMessageEndingWith("[coodie-577]");

    assertThat(directory).isEmptyDirectory();
  }

  @Test
  void an_export_that_was_told_to_stop_repeats_nothing() throws IOException {
    Path file = directory.resolve("many.jsonl");
    AtomicInteger heard = new AtomicInteger();

    TransferStoppedException stopped =
        org.assertj.core.api.Assertions.catchThrowableOfType(
            TransferStoppedException.class,
            () ->
                export(file)
                    .listener(
                        progress -> {
                          if (heard.getAndIncrement() == 0) {
                            pause();
                          }
                        })
                    .stopWhen(() -> true)
                    .run());
    long lines = Files.readAllLines(file).size();
    TransferResult result = export(file).resume().run();

    assertThat(lines).isEqualTo(stopped.rows()).isLessThan(ROWS);
    assertThat(result.resumedAfter()).isEqualTo(stopped.rows());
    assertThat(keys(file)).hasSize(ROWS).doesNotHaveDuplicates();
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 500, 1_000, 1_500, 2_500})
  void an_export_of_a_query_goes_on_after_each_page(int killedAfter) throws IOException {
    Path file = directory.resolve("query.csv");
    CqlStatement query = CqlStatement.of("SELECT * FROM many");
    TableExport export = TableExport.ofQuery(coodie, query, file).pageSize(250).checkpointRows(250);

    assertThatThrownBy(
            () ->
                export
                    .listener(
                        progress -> {
                          if (progress.rows() > killedAfter) {
                            throw new Killed();
                          }
                        })
                    .run())
        .isInstanceOf(Killed.class);
    TransferResult result = export.resume().run();

    assertThat(result.rows()).isEqualTo(ROWS);
    assertThat(keys(file)).hasSize(ROWS).doesNotHaveDuplicates();
  }

  @Test
  void an_import_that_was_killed_after_any_record_ends_with_the_same_table_and_rejects()
      throws IOException {
    coodie.execute("TRUNCATE few");
    for (int killed = 1; killed <= 12; killed++) {
      StringBuilder rows = new StringBuilder();
      for (int k = 0; k < 12; k++) {
        rows.append("{\"k\": ").append(100 * killed + k);
        rows.append(k % 4 == 1 ? ", \"i\": \"x\"}\n" : "}\n");
      }
      Path file = Files.writeString(directory.resolve(killed + ".jsonl"), rows);
      TableImport few =
          TableImport.of(coodie, DATABASE.keyspace(), "few", file).checkpointRecords(1);
      Path saved = directory.resolve("saved");
      Path progress = new ProgressFile(file).path();
      AtomicInteger heard = new AtomicInteger();
      int at = killed;
      TableImport killing =
          few.listener(
              now -> {
                if (heard.incrementAndGet() == at) {
                  copy(progress, saved);
                  throw new Killed();
                }
              });
      assertThatThrownBy(killing::run).isInstanceOf(Killed.class);
      copy(saved, progress);

      TransferResult result = few.resume().run();

      assertThat(result.rows()).as("killed after " + killed).isEqualTo(9);
      assertThat(result.rejected()).isEqualTo(3);
      assertThat(Files.readAllLines(result.rejects().orElseThrow())).hasSize(3);
      assertThat(coodie.execute("SELECT k FROM few")).hasSize(9 * killed);
      assertThat(progress).doesNotExist();
    }
  }

  @Test
  void counters_are_added_once_and_a_crash_is_not_resumed_by_accident() throws IOException {
    Path file = directory.resolve("counts.csv");
    Files.writeString(file, "k,n\n" + "1,5\n2,-7\n3,\n4,0\n".repeat(1));
    TableImport counts =
        TableImport.of(coodie, DATABASE.keyspace(), "counts", file)
            .checkpointRecords(1)
            .maxRejects(9);
    Path saved = directory.resolve("saved");
    Path progress = new ProgressFile(file).path();
    AtomicInteger heard = new AtomicInteger();

    assertThatThrownBy(
            () ->
                counts
                    .listener(
                        now -> {
                          if (heard.incrementAndGet() == 2) {
                            copy(progress, saved);
                          }
                        })
                    .stopWhen(() -> heard.get() == 2)
                    .run())
        .isInstanceOf(TransferStoppedException.class);
    Path ended = directory.resolve("ended");
    copy(progress, ended);

    copy(saved, progress);
    assertThatThrownBy(() -> counts.resume().run()).hasMessageEndingWith("[coodie-857]");

    copy(ended, progress);
    TransferResult result = counts.resume().run();
    assertThat(result.rejected()).as("a record without a counter").isEqualTo(1);
    assertThat(coodie.execute("SELECT k, n FROM counts"))
        .extracting(row -> row.get("k") + "=" + row.get("n"))
        .containsExactlyInAnyOrder("1=5", "2=-7", "4=0");

    Path exported = directory.resolve("out.jsonl");
    TableExport.of(coodie, DATABASE.keyspace(), "counts", exported).run();
    coodie.execute("TRUNCATE counts");
    TableImport.of(coodie, DATABASE.keyspace(), "counts", exported).run();
    assertThat(coodie.execute("SELECT k, n FROM counts")).hasSize(3);
  }

  @Test
  void the_progress_of_another_transfer_is_refused() throws IOException {
    Path file = Files.writeString(directory.resolve("few.jsonl"), "{\"k\": 1}\n{\"k\": 2}\n");
    TableImport few = TableImport.of(coodie, DATABASE.keyspace(), "few", file);
    assertThatThrownBy(() -> few.stopWhen(() -> true).run())
        .isInstanceOf(TransferStoppedException.class);

    assertThatThrownBy(() -> few.run()).hasMessageEndingWith("[coodie-856]");
    assertThatThrownBy(() -> few.writeNulls().resume().run()).hasMessageEndingWith("[coodie-851]");
    Files.writeString(file, "{\"k\": 1}\n");
    assertThatThrownBy(() -> few.resume().run()).hasMessageEndingWith("[coodie-851]");
  }

  @ParameterizedTest
  @CsvSource({"JSON", "CSV", "PARQUET"})
  void times_are_kept_cell_by_cell(TransferFormat format) {
    coodie
        .schema()
        .run(
            "CREATE TABLE IF NOT EXISTS "
                + DATABASE.keyspace()
                + ".timed (p int, c int, s text static, a text, b text, d set<int>,"
                + " PRIMARY KEY (p, c)) WITH default_time_to_live = 50000");
    coodie.execute("TRUNCATE timed");
    coodie.execute(
        "INSERT INTO timed (p, c, a) VALUES (1, 1, 'a') USING TIMESTAMP 1000 AND TTL 9000");
    coodie.execute("UPDATE timed USING TIMESTAMP 2000 AND TTL 0 SET b = 'b' WHERE p = 1 AND c = 1");
    coodie.execute("UPDATE timed USING TIMESTAMP 3000 AND TTL 0 SET s = 's' WHERE p = 1");
    coodie.execute("INSERT INTO timed (p, s) VALUES (2, 'only') USING TIMESTAMP 4000 AND TTL 0");
    coodie.execute("INSERT INTO timed (p, c) VALUES (3, 1) USING TTL 0");
    coodie.execute("INSERT INTO timed (p, c, d) VALUES (4, 1, {1}) USING TTL 0");
    String times =
        "SELECT p, c, s, a, b, d, writetime(s) AS ws, writetime(a) AS wa, writetime(b) AS wb,"
            + " ttl(s) AS ts, ttl(b) AS tb FROM timed";
    var before = NodeTables.bytes(coodie, times);
    Path file = directory.resolve("timed." + format);

    TableExport.of(coodie, DATABASE.keyspace(), "timed", file)
        .format(format)
        .ttl()
        .writeTime()
        .run();
    coodie.execute("TRUNCATE timed");
    TransferResult result =
        TableImport.of(coodie, DATABASE.keyspace(), "timed", file).format(format).run();

    assertThat(result.rejected()).isZero();
    assertThat(before).hasSize(4);
    assertThat(NodeTables.bytes(coodie, times)).isEqualTo(before);
    assertThat(
            (Integer) coodie.execute("SELECT ttl(a) AS t FROM timed WHERE p = 1").get(0).get("t"))
        .isBetween(1, 9000);
  }

  private static void copy(Path from, Path to) {
    try {
      Files.copy(from, to, StandardCopyOption.REPLACE_EXISTING);
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  /** The clustering column, which is another one in each row. */
  private static java.util.List<Integer> keys(Path file) throws IOException {
    TransferTable table = TransferTable.read(coodie, DATABASE.keyspace(), "many");
    Fields fields =
        new Fields(table, java.util.List.of(), java.util.Map.of(), false, Timestamps.EXACT);
    java.util.List<Integer> keys = new java.util.ArrayList<>();
    try (RecordSource source =
        InputFiles.open(file, TransferFormat.of(file), fields, RecordSource.Position.BEGIN)) {
      for (ImportRecord r = source.next(); r != null; r = source.next()) {
        ByteBuffer key = r.values().cell(1);
        keys.add(ValueType.INT.decode(key));
      }
    }
    return keys;
  }
}
