package dev.coodie.studio;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.coodie.test.EmbeddedCoodieExtension;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** Rows are moved into files and back. */
class MovingTest {
  @RegisterExtension static final EmbeddedCoodieExtension DB = new EmbeddedCoodieExtension();

  @TempDir Path folder;

  @BeforeAll
  static void make() {
    DB.coodie()
        .schema()
        .run("CREATE TABLE moved (k int, c int, t text, password text, PRIMARY KEY (k, c))");
    DB.coodie().schema().run("CREATE TABLE target (k int PRIMARY KEY, n int, password text)");
    DB.coodie().schema().run("CREATE TABLE timed (k int PRIMARY KEY, at timestamp)");
    DB.coodie().schema().run("CREATE TABLE vault (k int PRIMARY KEY, password text)");
    DB.coodie().schema().run("CREATE TABLE many (k int PRIMARY KEY, n int)");
    DB.coodie().schema().run("CREATE TABLE hidden (password text PRIMARY KEY, n int)");
    for (int i = 0; i < 30; i++) {
      DB.coodie()
          .execute(
              "INSERT INTO moved (k, c, t, password) VALUES (?, ?, ?, 'hunter2')",
              i % 3,
              i,
              "text " + i);
    }
  }

  private void with(Consumer<StudioClient> use) {
    try (RunningStudio studio =
        Studio.on(DB.coodie()).write().exports(folder.resolve("out")).start()) {
      use.accept(StudioClient.open(studio));
    }
  }

  private static Map<String, Object> query(List<Map<String, Object>> filter) {
    return Map.of("keyspace", DB.keyspace(), "table", "moved", "filter", filter, "pageSize", 10);
  }

  private static Map<String, Object> export(String format, List<Map<String, Object>> filter) {
    return Map.of("query", query(filter), "format", format);
  }

  private static Map<String, Object> load(String upload, String table, boolean dryRun) {
    return Map.of("upload", upload, "keyspace", DB.keyspace(), "table", table, "dryRun", dryRun);
  }

  private static String download(StudioClient client, String name) {
    JsonNode offer = client.post("download", Map.of("name", name)).json();
    HttpResponse<String> file = client.get(offer.get("path").asText());
    assertThat(file.headers().firstValue("Content-Disposition").orElseThrow())
        .startsWith("attachment; filename=\"");
    assertThat(client.get(offer.get("path").asText()).statusCode()).isEqualTo(404);
    return file.body();
  }

  @Test
  void a_whole_table_becomes_a_file_without_what_is_masked_and_is_downloaded_once() {
    with(
        client -> {
          JsonNode job = client.end(client.post("export", export("csv", List.of())));
          assertThat(job.get("state").asText()).isEqualTo("done");
          assertThat(job.get("rows").asInt()).isEqualTo(30);
          assertThat(job.get("masked").get(0).asText()).isEqualTo("password");

          String name = job.get("file").asText();
          assertThat(name).matches(DB.keyspace() + "\\.moved-\\d{8}-\\d{6}\\.csv");
          assertThat(download(client, name)).startsWith("k,c,t").doesNotContain("hunter2");
          assertThat(client.post("exports", Map.of()).get("files").findValuesAsText("name"))
              .containsExactly(name);
        });
  }

  @Test
  void what_a_filter_finds_becomes_a_file() {
    with(
        client -> {
          List<Map<String, Object>> filter =
              List.of(Map.of("column", "k", "operator", "=", "values", List.of("1")));
          JsonNode job = client.end(client.post("export", export("jsonl", filter)));

          assertThat(job.get("rows").asInt()).isEqualTo(10);
          assertThat(download(client, job.get("file").asText()))
              .contains("\"t\"")
              .doesNotContain("hunter2");
        });
  }

  @Test
  void parquet_of_one_part_is_downloaded_as_it_is() {
    with(
        client -> {
          JsonNode job = client.end(client.post("export", export("parquet", List.of())));

          assertThat(download(client, job.get("file").asText())).startsWith("PAR1");
        });
  }

  @Test
  void an_export_that_is_stopped_goes_on_and_has_each_row_once() {
    AtomicInteger pages = new AtomicInteger();
    StudioClient[] asking = new StudioClient[1];
    var slow =
        DB.coodie()
            .through(
                driver ->
                    new WatchingDriver(
                        driver,
                        statement -> {
                          if (statement.text().contains(".moved WHERE TOKEN")) {
                            if (pages.incrementAndGet() == 3) {
                              asking[0].post("stop", Map.of("job", "1"));
                            }
                            pause(pages.get());
                          }
                        }));
    try (RunningStudio studio = Studio.on(slow).exports(folder).start()) {
      StudioClient client = StudioClient.open(studio);
      asking[0] = client;
      JsonNode stopped = client.end(client.post("export", export("csv", List.of())));
      assertThat(stopped.get("state").asText()).isEqualTo("stopped");
      JsonNode listed = client.post("exports", Map.of()).get("files").get(0);
      assertThat(listed.get("unfinished").asBoolean()).isTrue();
      assertThat(client.post("download", Map.of("name", listed.get("name").asText())).id())
          .isEqualTo("coodie-1442");

      JsonNode done = client.end(client.post("export-on", Map.of("job", "1")));
      assertThat(done.get("state").asText()).isEqualTo("done");
      assertThat(done.get("file")).isEqualTo(stopped.get("file"));
      assertThat(
              download(client, done.get("file").asText())
                  .lines()
                  .skip(1)
                  .collect(Collectors.toSet()))
          .hasSize(30);
    }
  }

  @Test
  void a_file_is_checked_first_and_then_imported_and_its_rejects_are_told() {
    with(
        client -> {
          DB.coodie().execute("INSERT INTO target (k, n, password) VALUES (1, 0, 'kept')");
          String csv = "k,n,password\n1,10,mine\n2,twenty,\n3,30,\n";
          String upload = client.upload("csv", csv.getBytes(UTF_8)).get("upload").asText();
          assertThat(client.post("import", load(upload, "target", false)).id())
              .isEqualTo("coodie-1448");
          JsonNode checked = client.end(client.post("import", load(upload, "target", true)));
          assertThat(checked.get("rows").asInt()).isEqualTo(2);
          assertThat(checked.get("rejects").get(0).get("line").asInt()).isEqualTo(3);
          assertThat(checked.get("rejects").get(0).get("reason").asText()).contains("n");
          assertThat(DB.coodie().execute("SELECT k FROM target")).hasSize(1);

          String log =
              Logged.during(
                  () -> {
                    JsonNode done =
                        client.end(client.post("import", load(upload, "target", false)));
                    assertThat(done.get("state").asText()).isEqualTo("done");
                    assertThat(done.get("rejected").asInt()).isEqualTo(1);
                    JsonNode offer =
                        client.post("rejects", Map.of("job", done.get("id").asText())).json();
                    assertThat(client.get(offer.get("path").asText()).body())
                        .contains("\"line\":3")
                        .contains("twenty");
                  });
          assertThat(log).contains("imported: " + DB.keyspace() + ".target -> 2 records");
          assertThat(DB.coodie().execute("SELECT n, password FROM target WHERE k = 1").get(0))
              .satisfies(
                  row -> {
                    assertThat(row.get("n")).isEqualTo(10);
                    assertThat(row.get("password")).isEqualTo("kept");
                  });
          assertThat(client.post("import", load(upload, "target", true)).id())
              .isEqualTo("coodie-1446");
        });
  }

  @Test
  void timestamps_are_cut_to_milliseconds_if_that_was_chosen() {
    with(
        client -> {
          String csv = "k,at\n1,2026-01-31T12:00:00.123456Z\n";
          String upload = client.upload("csv", csv.getBytes(UTF_8)).get("upload").asText();
          JsonNode exact = client.end(client.post("import", load(upload, "timed", true)));
          assertThat(exact.get("rejected").asInt()).isEqualTo(1);
          assertThat(exact.get("rejects").get(0).get("reason").asText()).contains("finer");

          Map<String, Object> check = new HashMap<>(load(upload, "timed", true));
          check.put("cutTimestamps", true);
          assertThat(client.end(client.post("import", check)).get("rows").asInt()).isEqualTo(1);
          Map<String, Object> cut = new HashMap<>(check);
          cut.put("dryRun", false);
          client.end(client.post("import", cut));

          assertThat(DB.coodie().execute("SELECT at FROM timed").get(0).get("at"))
              .isEqualTo(Instant.parse("2026-01-31T12:00:00.123Z"));
        });
  }

  @Test
  void a_masked_column_is_not_imported_even_if_it_is_the_only_one() {
    with(
        client -> {
          DB.coodie().execute("INSERT INTO vault (k, password) VALUES (1, 'kept')");
          byte[] csv = "k,password\n1,mine\n2,mine\n".getBytes(UTF_8);
          String upload = client.upload("csv", csv).get("upload").asText();
          assertThat(
                  client
                      .end(client.post("import", load(upload, "vault", true)))
                      .get("rows")
                      .asInt())
              .isEqualTo(2);
          JsonNode job = client.end(client.post("import", load(upload, "vault", false)));

          assertThat(job.get("masked").get(0).asText()).isEqualTo("password");
          assertThat(DB.coodie().execute("SELECT password FROM vault"))
              .extracting(row -> row.get(0))
              .containsExactlyInAnyOrder("kept", null);
        });
  }

  @Test
  void an_import_that_is_stopped_goes_on() {
    StudioClient[] asking = new StudioClient[1];
    AtomicInteger rows = new AtomicInteger();
    var watched =
        DB.coodie()
            .through(
                driver ->
                    new WatchingDriver(
                        driver,
                        statement -> {
                          boolean write =
                              statement.text().startsWith("INSERT INTO " + DB.keyspace());
                          if (write && rows.incrementAndGet() == 10) {
                            asking[0].post("stop", Map.of("job", "2"));
                          }
                        }));
    try (RunningStudio studio = Studio.on(watched).write().exports(folder).start()) {
      StudioClient client = StudioClient.open(studio);
      asking[0] = client;
      StringBuilder csv = new StringBuilder("k,n\n");
      for (int i = 0; i < 20_000; i++) {
        csv.append(i).append(',').append(i).append('\n');
      }
      byte[] bytes = csv.toString().getBytes(UTF_8);
      String upload = client.upload("csv", bytes).get("upload").asText();
      client.end(client.post("import", load(upload, "many", true)));
      JsonNode stopped = client.end(client.post("import", load(upload, "many", false)));
      assertThat(stopped.get("state").asText()).isEqualTo("stopped");
      assertThat(stopped.get("resumable").asBoolean()).isTrue();

      JsonNode done =
          client.end(client.post("import-on", Map.of("job", stopped.get("id").asText())));
      assertThat(done.get("state").asText()).isEqualTo("done");
      assertThat(done.get("rows").asInt()).isEqualTo(20_000);
      assertThat(DB.coodie().execute("SELECT count(*) FROM many").get(0).get(0)).isEqualTo(20_000L);
    }
  }

  @Test
  void what_cannot_be_moved_is_a_sentence() {
    with(
        client -> {
          assertThat(client.post("export", export("xls", List.of())).id()).isEqualTo("coodie-1444");
          assertThat(client.upload("exe", new byte[1]).id()).isEqualTo("coodie-1444");
          assertThat(client.post("export-on", Map.of("job", "99")).id()).isEqualTo("coodie-1440");
          assertThat(client.post("import-on", Map.of("job", "99")).id()).isEqualTo("coodie-1440");
          String upload =
              client.upload("csv", "password,n\n".getBytes(UTF_8)).get("upload").asText();
          assertThat(client.post("import", load(upload, "hidden", true)).id())
              .isEqualTo("coodie-1410");
        });
  }

  @Test
  void advice_about_an_import_is_in_the_words_of_the_page() {
    DB.coodie()
        .schema()
        .run("CREATE TABLE counted (p int, c int, n counter STATIC, PRIMARY KEY (p, c))");
    with(
        client -> {
          String upload =
              client.upload("csv", "p,c,n\n1,1,1\n".getBytes(UTF_8)).get("upload").asText();

          JsonNode failed = client.end(client.post("import", load(upload, "counted", true)));

          assertThat(failed.get("problemId").asText()).isEqualTo("coodie-855");
          assertThat(failed.get("problem").asText())
              .endsWith("Leave it out with: coodie import FILE --into KEYSPACE.TABLE --columns ..");
        });
  }

  @Test
  void a_folder_that_cannot_be_one_is_a_sentence() throws IOException {
    Path file = Files.createFile(folder.resolve("file"));
    try (RunningStudio studio = Studio.on(DB.coodie()).exports(file).start()) {
      assertThat(StudioClient.open(studio).post("export", export("csv", List.of())).id())
          .isEqualTo("coodie-1443");
    }
  }

  @Test
  void a_studio_that_reads_exports_and_does_not_import() {
    try (RunningStudio studio = Studio.on(DB.coodie()).exports(folder).start()) {
      StudioClient client = StudioClient.open(studio);

      assertThat(
              client.end(client.post("export", export("csv.gz", List.of()))).get("state").asText())
          .isEqualTo("done");
      assertThat(client.upload("csv", new byte[1]).id()).isEqualTo("coodie-1403");
    }
  }

  @Test
  void what_was_sent_is_removed_when_the_studio_stops() throws IOException {
    Set<Path> before = temporary();
    with(
        client -> {
          assertThat(client.upload("csv", "k,n\n".getBytes(UTF_8)).status()).isEqualTo(200);
          Set<Path> during = temporary();
          during.removeAll(before);
          assertThat(during).isNotEmpty();
        });
    Set<Path> after = temporary();
    after.removeAll(before);

    assertThat(after).isEmpty();
  }

  /** Long enough that the export asks once whether to stop. */
  private static void pause(int page) {
    try {
      Thread.sleep(page < 100 ? 20 : 0);
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  private static Set<Path> temporary() {
    try (Stream<Path> all = Files.list(Path.of(System.getProperty("java.io.tmpdir")))) {
      return all.filter(path -> path.getFileName().toString().startsWith("coodie-studio-"))
          .collect(Collectors.toSet());
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }
}
