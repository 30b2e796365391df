package dev.coodie.spark;

import static org.assertj.core.api.Assertions.assertThat;

import dev.coodie.Coodie;
import dev.coodie.spark.Jobs.Ended;
import dev.coodie.test.EmbeddedCoodieExtension;
import dev.coodie.transfer.TableExport;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** export, each part a task of Spark. */
class ExportJobTest {
  @RegisterExtension static final EmbeddedCoodieExtension DB = new EmbeddedCoodieExtension();
  @RegisterExtension static final LocalSpark SPARK = LocalSpark.get();

  private static final int ROWS = 800;
  private static Coodie coodie;

  @TempDir private Path directory;

  @BeforeAll
  static void fill() throws InterruptedException {
    coodie = DB.coodie();
    EveryType.create(coodie, "rows");
    EveryType.fill(coodie, "rows", ROWS);
  }

  private Ended run(String output, String... more) {
    List<String> arguments =
        new ArrayList<>(
            List.of(
                "export",
                "table=" + DB.keyspace() + ".rows",
                "hosts=" + Tables.hosts(DB.node()),
                "parts=8",
                "output=" + directory.resolve(output).toUri()));
    arguments.addAll(List.of(more));
    return Jobs.run(arguments, Map.of());
  }

  private TableExport local(String file) {
    return TableExport.of(coodie, DB.keyspace(), "rows", directory.resolve(file));
  }

  private List<Path> files(String output) throws IOException {
    try (Stream<Path> files = Files.list(directory.resolve(output))) {
      return files.sorted().toList();
    }
  }

  @Test
  void its_files_have_the_lines_of_a_local_export() throws IOException {
    var unused = local("local.jsonl").ttl().writeTime().run();

    Ended ended = run("out.jsonl", "ttl=true", "write-time=true");

    assertThat(ended.err()).isEmpty();
    assertThat(ended.code()).isZero();
    assertThat(ended.counts().get("rows").asInt()).isEqualTo(ROWS);
    List<String> lines = new ArrayList<>();
    for (Path file : files("out.jsonl")) {
      assertThat(file.getFileName().toString()).matches("part-\\d{5}-[0-9a-f]{8}-\\d+\\.jsonl");
      lines.addAll(Files.readAllLines(file));
    }
    assertThat(files("out.jsonl")).hasSizeGreaterThanOrEqualTo(8);
    assertThat(lines)
        .hasSize(ROWS)
        .containsExactlyInAnyOrderElementsOf(Files.readAllLines(directory.resolve("local.jsonl")));
    assertThat(directory.resolve("out.jsonl.unfinished")).doesNotExist();
  }

  @Test
  void parquet_is_what_spark_reads() {
    List<String> columns = List.of("p", "t", "bi", "ts", "db", "bl", "l", "m", "se", "v", "du");
    Ended ended = run("out.parquet", "columns=" + String.join(",", columns));

    assertThat(ended.err()).isEmpty();
    assertThat(ended.code()).isZero();
    var unused = local("local.parquet").columns(columns).run();
    var made = SPARK.session().read().parquet(directory.resolve("out.parquet").toString());
    var expected = SPARK.session().read().parquet(directory.resolve("local.parquet").toString());
    assertThat(made.schema()).isEqualTo(expected.schema());
    assertThat(made.toJSON().collectAsList())
        .hasSize(ROWS)
        .containsExactlyInAnyOrderElementsOf(expected.toJSON().collectAsList());
  }

  @Test
  void uuids_of_parquet_are_bytes_for_spark_if_its_schema_says_so() {
    Ended ended = run("ids.parquet", "columns=p,c,u");
    String folder = directory.resolve("ids.parquet").toString();

    assertThat(ended.code()).isZero();
    List<String> read =
        SPARK
            .session()
            .read()
            .schema("p INT, c BINARY, u BINARY")
            .parquet(folder)
            .selectExpr("p", "lower(hex(c)) AS c", "lower(hex(u)) AS u")
            .toJSON()
            .collectAsList();
    assertThat(read)
        .hasSize(ROWS)
        .containsExactlyInAnyOrderElementsOf(
            Tables.read(DB, "rows")
                .selectExpr("p", "replace(c, '-', '') AS c", "replace(u, '-', '') AS u")
                .toJSON()
                .collectAsList());
  }

  @Test
  void csv_can_be_compressed_and_has_names_in_each_file() throws IOException {
    Ended ended = run("out.csv.gz", "columns=p,c,bi");

    assertThat(ended.code()).isZero();
    int rows = 0;
    for (Path file : files("out.csv.gz")) {
      try (BufferedReader lines =
          new BufferedReader(
              new InputStreamReader(
                  new GZIPInputStream(Files.newInputStream(file)), StandardCharsets.UTF_8))) {
        assertThat(lines.readLine()).isEqualTo("p,c,bi");
        rows += (int) lines.lines().count();
      }
    }
    assertThat(rows).isEqualTo(ROWS);
  }

  @Test
  void a_folder_is_replaced_only_if_it_has_nothing_else() throws IOException {
    Ended first = run("again.jsonl");
    Ended refused = run("again.jsonl");
    Ended replaced = run("again.jsonl", "overwrite=true");
    Files.writeString(directory.resolve("again.jsonl").resolve("mine"), "");
    Ended kept = run("again.jsonl", "overwrite=true");

    assertThat(first.code()).isZero();
    assertThat(refused.err()).contains("already exists").contains("[coodie-1512]");
    assertThat(replaced.code()).isZero();
    assertThat(kept.err()).contains("since it has mine").contains("[coodie-1512]");
    assertThat(directory.resolve("again.jsonl").resolve("mine")).exists();
  }

  @Test
  void what_is_wrong_is_told_before_any_task() {
    assertThat(run("out.txt").err()).contains("does not say its format");
    assertThat(run("out.jsonl", "format=xml").err()).contains("Expected: json, csv or parquet.");
    assertThat(run("out.jsonl", "table=nowhere.rows").err()).contains("There is no ");
    assertThat(run("out.jsonl", "columns=none").err()).contains("has no column \"none\"");
    assertThat(run("out.jsonl", "resume=true", "overwrite=true").err())
        .contains("Give one of them. [coodie-1529]");
    assertThat(directory).isEmptyDirectory();
  }

  @Test
  void what_fails_in_a_task_is_a_sentence_and_leaves_nothing() {
    Ended ended = run("out.jsonl", "consistency=three");

    assertThat(ended.err()).startsWith("coodie: ").contains("[coodie-").doesNotContain("\tat ");
    assertThat(ended.err().lines()).hasSize(1);
    assertThat(ended.code()).isEqualTo(1);
    assertThat(directory).isEmptyDirectory();
  }
}
