package dev.coodie.transfer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.coodie.Coodie;
import dev.coodie.column.ValueType;
import dev.coodie.cql.CqlNames;
import dev.coodie.test.EmbeddedCoodieExtension;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Comparisons that are killed go on, and those of large partitions need little memory. */
class ComparisonProcessTest {
  @RegisterExtension
  static final EmbeddedCoodieExtension DATABASE = EmbeddedCoodieExtension.withDocuments();

  private static final List<ValueType<?>> TYPES =
      List.of(ValueType.INT, ValueType.INT, ValueType.TEXT);

  @TempDir private Path directory;

  /** As if the process were gone: nothing is stored afterwards. */
  private static final class Killed extends RuntimeException {
    private static final long serialVersionUID = 1L;
  }

  private static ComparedPair pair(String name) {
    return ComparedPair.make(
        DATABASE.coodie(), DATABASE.keyspace(), name, "(p int, c int, v text, PRIMARY KEY (p, c))");
  }

  /** Rows whose differences are those of which the number can be divided by {@code each}. */
  private static void fill(ComparedPair pair, int rows, int each) {
    List<List<ByteBuffer>> a = new ArrayList<>();
    List<List<ByteBuffer>> b = new ArrayList<>();
    for (int i = 0; i < rows; i++) {
      a.add(row(i / 7, i, "x"));
      b.add(row(i / 7, i, i % each == 0 ? "y" : "x"));
    }
    write(pair.a(), a);
    write(pair.b(), b);
  }

  private static List<ByteBuffer> row(int p, int c, String text) {
    return List.of(ValueType.INT.encode(p), ValueType.INT.encode(c), ValueType.TEXT.encode(text));
  }

  private static void write(String table, List<List<ByteBuffer>> rows) {
    ComparedPair.write(
        DATABASE.coodie(),
        "INSERT INTO " + CqlNames.table(DATABASE.keyspace(), table) + " (p, c, v) VALUES (?, ?, ?)",
        TYPES,
        rows);
  }

  private static List<Integer> keys(Path file) throws IOException {
    try (Stream<String> lines = Files.lines(file)) {
      return lines.map(line -> ComparedPair.json(line).at("/key/c").asInt()).toList();
    }
  }

  @Test
  @Timeout(120)
  void a_partition_larger_than_the_memory_is_compared() throws Exception {
    ComparedPair pair = pair("wide");
    String text = "x".repeat(4_000);
    List<List<ByteBuffer>> rows = new ArrayList<>();
    for (int i = 0; i < 20_000; i++) {
      rows.add(row(1, i, text));
      if (rows.size() == 2_000) {
        write(pair.a(), rows);
        write(pair.b(), i < 10_000 ? rows : rows.subList(0, 0));
        rows.clear();
      }
    }
    pair.inB("UPDATE @ SET v = 'other' WHERE p = 1 AND c = 7777");
    Path file = directory.resolve("wide.jsonl");

    Process process = CompareProcess.start(DATABASE.node(), 32, pair, file, true);
    assertThat(process.waitFor(100, TimeUnit.SECONDS)).isTrue();

    assertThat(process.exitValue()).as(Files.readString(Path.of(file + ".log"))).isZero();
    assertThat(keys(file)).hasSize(10_001).doesNotHaveDuplicates().contains(7777, 10_000, 19_999);
    assertThat(pair.compare(c -> c.pageSize(100)).lines()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  @Timeout(180)
  void one_that_is_killed_tells_each_difference_once(boolean repair) throws Exception {
    ComparedPair pair = pair("killed_" + repair);
    fill(pair, 8_000, 10);
    Path file = directory.resolve("out.jsonl");
    ProgressFile progress = new ProgressFile(file);
    long rows = 0;
    int kills = 0;
    while (kills < 2) {
      Process process = CompareProcess.start(DATABASE.node(), 64, pair, file, repair);
      while (process.isAlive() && (!progress.exists() || rows(progress) <= rows)) {
        Thread.sleep(3);
      }
      if (!process.isAlive()) {
        break;
      }
      process.destroyForcibly().waitFor();
      rows = rows(progress);
      kills++;
    }

    TableComparison comparison = CompareProcess.of(pair, file);
    comparison = repair ? comparison.repair(Side.B).apply().delete().force() : comparison;
    if (progress.exists()) {
      TableComparison again = comparison;
      assertThatThrownBy(again::run).hasMessageEndingWith("[coodie-852]");
      ComparisonResult result = comparison.resume().run();
      assertThat(result.rows()).isEqualTo(8_000);
      assertThat(result.differentRows()).isEqualTo(800);
      assertThat(result.resumedAfter()).isPositive();
    }

    assertThat(kills).isPositive();
    assertThat(keys(file)).hasSize(800).doesNotHaveDuplicates().allMatch(c -> c % 10 == 0);
    assertThat(progress.exists()).isFalse();
    assertThat(pair.compare().lines()).hasSize(repair ? 0 : 800);
  }

  private static long rows(ProgressFile progress) {
    return progress.read().map(state -> state.at("/counts/rows").asLong()).orElse(0L);
  }

  @Test
  @Timeout(120)
  void one_of_two_runs_with_a_file_leaves_it_to_the_other() throws Exception {
    ComparedPair pair = pair("twice");
    fill(pair, 200, 10);
    Path file = directory.resolve("twice.jsonl");

    int code =
        RunLock.during(
            file,
            new ProgressFile(file),
            () -> {
              assertThatThrownBy(() -> CompareProcess.of(pair, file).run())
                  .hasMessageContaining("Another run works with " + file + " at this moment")
                  .hasMessageEndingWith("[coodie-1561]");
              return exitCode(pair, file);
            });

    assertThat(code).isNotZero();

    assertThat(Files.readString(Path.of(file + ".log"))).contains("[coodie-1561]");
    assertThat(file).doesNotExist();
    assertThat(CompareProcess.of(pair, file).run().differentRows()).isEqualTo(20);
    try (Stream<Path> left = Files.list(directory)) {
      assertThat(left.map(Path::getFileName).map(Path::toString))
          .containsExactlyInAnyOrder("twice.jsonl", "twice.jsonl.log");
    }
  }

  private static int exitCode(ComparedPair pair, Path file) {
    try {
      return CompareProcess.start(DATABASE.node(), 64, pair, file, true).waitFor();
    } catch (IOException | InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  @Test
  void one_whose_table_is_dropped_says_so() {
    ComparedPair pair = pair("dropped");
    fill(pair, 700, 10);
    boolean[] dropped = {false};

    assertThatThrownBy(
            () ->
                CompareProcess.of(pair, directory.resolve("dropped.jsonl"))
                    .listener(
                        now -> {
                          if (!dropped[0] && now.rows() > 0) {
                            dropped[0] = true;
                            pair.inB("DROP TABLE @");
                          }
                        })
                    .run())
        .hasMessageContaining(pair.b() + " was dropped while this ran")
        .hasMessageEndingWith("[coodie-1563]");
  }

  @Test
  void none_is_repaired_before_it_is_told() throws IOException {
    ComparedPair pair = pair("told");
    fill(pair, 2_000, 5);
    Path file = directory.resolve("told.jsonl");
    TableComparison repair =
        CompareProcess.of(pair, file).repair(Side.B).apply().parallelism(1).pageSize(5);

    for (int kill = 1; kill <= 5; kill++) {
      assertThatThrownBy(
              () ->
                  repair
                      .resume()
                      .listener(
                          now -> {
                            if (now.rejected() >= 40) {
                              throw new Killed();
                            }
                          })
                      .run())
          .as("killed " + kill + " times")
          .isInstanceOf(Killed.class);
      Coodie coodie = DATABASE.coodie();
      List<Integer> repaired =
          coodie.execute("SELECT c, v FROM " + CqlNames.table(pair.keyspace(), pair.b())).stream()
              .filter(row -> (Integer) row.get("c") % 5 == 0 && "x".equals(row.get("v")))
              .map(row -> (Integer) row.get("c"))
              .toList();
      assertThat(keys(file)).doesNotHaveDuplicates().containsAll(repaired);
    }
    ComparisonResult result = repair.resume().run();

    assertThat(result.differentRows()).isEqualTo(400);
    assertThat(keys(file)).hasSize(400).doesNotHaveDuplicates();
  }

  @Test
  void one_whose_thread_is_interrupted_goes_on() throws IOException {
    ComparedPair pair = pair("interrupted");
    fill(pair, 2_000, 4);
    Path file = directory.resolve("interrupted.jsonl");
    TableComparison comparison = CompareProcess.of(pair, file);
    Thread caller = Thread.currentThread();

    assertThatThrownBy(
            () ->
                comparison
                    .listener(
                        now -> {
                          if (now.rows() > 100) {
                            caller.interrupt();
                          }
                        })
                    .run())
        .isInstanceOf(TransferStoppedException.class);
    assertThat(Thread.interrupted()).isTrue();
    ComparisonResult result = comparison.resume().run();

    assertThat(result.resumedAfter()).isPositive();
    assertThat(keys(file)).hasSize(500).doesNotHaveDuplicates();
  }

  @Test
  void one_that_is_told_to_stop_goes_on() throws IOException {
    ComparedPair pair = pair("stopped");
    fill(pair, 2_000, 4);
    Path file = directory.resolve("stopped.jsonl");
    boolean[] stop = {false};
    TableComparison comparison = CompareProcess.of(pair, file);

    assertThatThrownBy(
            () ->
                comparison
                    .listener(now -> stop[0] |= now.rows() > 100)
                    .stopWhen(() -> stop[0])
                    .run())
        .isInstanceOf(TransferStoppedException.class)
        .hasMessageEndingWith("the comparison can be resumed.");
    assertThatThrownBy(() -> comparison.values().resume().run())
        .hasMessageEndingWith("[coodie-851]");
    ComparisonResult result = comparison.resume().run();

    assertThat(result.rows()).isEqualTo(2_000);
    assertThat(keys(file)).hasSize(500).doesNotHaveDuplicates();
    assertThatThrownBy(comparison::run).hasMessageEndingWith("[coodie-853]");
    assertThat(comparison.overwrite().run().differentRows()).isEqualTo(500);
  }
}
