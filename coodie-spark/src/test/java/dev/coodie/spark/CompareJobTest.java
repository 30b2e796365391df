package dev.coodie.spark;

import static org.assertj.core.api.Assertions.assertThat;

import dev.coodie.Coodie;
import dev.coodie.spark.Jobs.Ended;
import dev.coodie.test.EmbeddedCoodieExtension;
import dev.coodie.transfer.TableComparison;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** compare, each part a task of Spark. */
class CompareJobTest {
  @RegisterExtension static final EmbeddedCoodieExtension DB = new EmbeddedCoodieExtension();
  @RegisterExtension static final LocalSpark SPARK = LocalSpark.get();

  private static final int ROWS = 600;
  private static Coodie coodie;

  @TempDir private Path directory;

  @BeforeAll
  static void fill() throws InterruptedException {
    coodie = DB.coodie();
    for (String table : List.of("one", "two")) {
      EveryType.create(coodie, table);
      EveryType.fill(coodie, table, ROWS);
      for (int row = 20; row < 24; row++) {
        // The server sorts a set in a field that is set alone, and not in one that comes whole.
        String key = String.format("000000%1$x-0000-1000-8000-0000000000%1$x", row);
        coodie.execute("DELETE home FROM " + table + " WHERE p = 5 AND c = " + key);
      }
    }
    coodie.execute("DELETE FROM one WHERE p = 3");
    coodie.execute("DELETE FROM two WHERE p = 5");
    coodie.execute("UPDATE one SET shared = 'other' WHERE p = 7");
    coodie.execute("DELETE t FROM two WHERE p = 0 AND c = 00000000-0000-1000-8000-000000000000");
  }

  private Ended run(String... more) {
    List<String> arguments =
        new ArrayList<>(
            List.of(
                "compare",
                "a=" + DB.keyspace() + ".one",
                "b=" + DB.keyspace() + ".two",
                "hosts=" + Tables.hosts(DB.node()),
                "parts=8",
                "output=" + directory.resolve("out.jsonl").toUri()));
    arguments.addAll(List.of(more));
    return Jobs.run(arguments, Map.of());
  }

  private static TableComparison local() {
    return TableComparison.of(coodie, DB.keyspace(), "one", coodie, DB.keyspace(), "two");
  }

  private List<String> lines() throws IOException {
    return Files.readAllLines(directory.resolve("out.jsonl"));
  }

  @Test
  void it_tells_what_the_local_run_tells_and_a_repair_leaves_nothing() throws IOException {
    List<String> expected = new ArrayList<>();
    var unused = local().values().lines(expected::add).run();

    Ended compared = run("values=true");
    List<String> told = lines();
    Ended planned = run("overwrite=true", "repair=b", "delete=true");
    Ended repaired = run("overwrite=true", "repair=b", "delete=true", "apply=true", "force=true");
    List<String> repairs = lines();
    Ended after = run("overwrite=true");

    assertThat(compared.err()).isEmpty();
    assertThat(compared.code()).isEqualTo(3);
    assertThat(expected).hasSizeGreaterThan(8);
    assertThat(told).containsExactlyInAnyOrderElementsOf(expected);
    assertThat(compared.counts().get("rowsA").asInt()).isEqualTo(ROWS - 4);
    assertThat(compared.counts().get("onlyInA").asInt()).isEqualTo(4);
    assertThat(planned.code()).isEqualTo(3);
    assertThat(planned.counts().get("writtenRows").asInt()).isEqualTo(4);
    assertThat(repaired.code()).isZero();
    assertThat(repairs).hasSameSizeAs(expected);
    assertThat(repaired.counts().get("writtenRows").asInt()).isEqualTo(4);
    assertThat(repaired.counts().get("deletedRows").asInt()).isEqualTo(4);
    assertThat(after.code()).as(after.out()).isZero();
    assertThat(lines()).isEmpty();
    assertThat(local().run().differences()).isZero();
    try (var files = Files.list(directory)) {
      assertThat(files).containsExactly(directory.resolve("out.jsonl"));
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "tables=x | There is no argument \"tables\" of this job. | 2 | 1510",
        "password=hunter2 | Passwords go into COODIE_PASSWORD | 2 | 1510",
        "parts=0 | Expected: a whole number from 1 to 1000000. | 2 | 1511",
        "repair=c | Expected: a or b. | 2 | 1511",
        "apply=true | Name the table with repair=a or repair=b. | 2 | 1514",
        "b=nowhere.none | There is no table | 1 | 841",
        "columns=none | has no column \"none\" | 1 | 842",
      })
  void what_is_wrong_is_a_sentence_before_any_task(
      String argument, String sentence, int code, String id) {
    Ended ended = run(argument);

    assertThat(ended.err()).contains(sentence).doesNotContain("hunter2");
    assertThat(ended.err().lines()).hasSize(1);
    assertThat(ended.err().strip()).endsWith("[coodie-" + id + "]");
    assertThat(ended.code()).isEqualTo(code);
    assertThat(ended.out()).isEmpty();
  }

  @Test
  void a_file_that_is_there_is_kept() throws IOException {
    Files.writeString(directory.resolve("out.jsonl"), "mine\n");

    Ended ended = run();

    assertThat(ended.err()).contains("already exists").contains("[coodie-1512]");
    assertThat(lines()).containsExactly("mine");
  }

  @Test
  void where_nobody_can_write_is_told() throws IOException {
    Files.writeString(directory.resolve("file"), "");

    Ended ended = run("output=" + directory.resolve("file").resolve("out.jsonl").toUri());

    assertThat(ended.err()).contains("Cannot write ").contains("[coodie-1513]");
    assertThat(ended.code()).isEqualTo(1);
  }
}
