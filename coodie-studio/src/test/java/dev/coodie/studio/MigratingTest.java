package dev.coodie.studio;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.coodie.migrations.Migrator;
import dev.coodie.schema.SchemaLock;
import dev.coodie.test.EmbeddedCoodieExtension;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** Migrations are made, applied and undone from the page. */
class MigratingTest {
  @RegisterExtension final EmbeddedCoodieExtension db = new EmbeddedCoodieExtension();

  @TempDir Path directory;

  private Studio studio() {
    return Studio.on(db.coodie()).documents(Hall.class).migrations(directory);
  }

  private void file(String name, String text) throws IOException {
    Files.writeString(directory.resolve(name), text);
  }

  private List<String> files() throws IOException {
    try (Stream<Path> files = Files.list(directory)) {
      return files.map(file -> file.getFileName().toString()).toList();
    }
  }

  private static Map<String, Object> run(StudioClient client, String plan, boolean destructive) {
    List<Map<String, Object>> shown = new ArrayList<>();
    for (JsonNode planned : client.post("migrations", Map.of()).get(plan).get("migrations")) {
      List<String> statements = new ArrayList<>();
      planned.get("statements").forEach(statement -> statements.add(statement.asText()));
      shown.add(Map.of("version", planned.get("version").asText(), "statements", statements));
    }
    String direction = plan.equals("pending") ? "up" : "down";
    return Map.of("direction", direction, "shown", shown, "destructive", destructive);
  }

  private boolean isColumn(String table, String column) {
    return db.coodie().schema().read().orElseThrow().tables().stream()
        .filter(t -> t.name().equals(table))
        .anyMatch(t -> t.columns().stream().anyMatch(c -> c.name().equals(column)));
  }

  @Test
  void a_migration_is_shown_and_then_written_and_applied_and_undone() throws IOException {
    db.coodie().schema().run("CREATE TABLE hall (name text PRIMARY KEY)");
    try (RunningStudio studio = studio().write().start()) {
      StudioClient client = StudioClient.open(studio);
      Map<String, Object> wanted = Map.of("description", "add seats", "destructive", false);
      JsonNode shown = client.post("make", wanted).json();
      assertThat(shown.get("text").asText()).contains("ALTER TABLE", "seats");
      assertThat(files()).isEmpty();

      String log =
          Logged.during(
              () ->
                  assertThat(
                          client
                              .post(
                                  "make",
                                  Map.of(
                                      "description",
                                      "add seats",
                                      "destructive",
                                      false,
                                      "text",
                                      shown.get("text").asText()))
                              .get("written")
                              .asBoolean())
                      .isTrue());
      assertThat(files()).containsExactly(shown.get("file").asText());
      assertThat(log).contains("wrote: migration file " + shown.get("file").asText());

      String applied =
          Logged.during(
              () -> {
                JsonNode job = client.end(client.post("migrate", run(client, "pending", false)));
                assertThat(job.get("state").asText()).isEqualTo("done");
                assertThat(job.get("summary").asText()).isEqualTo("Applied 1 migration.");
                assertThat(job.get("done").asInt()).isEqualTo(job.get("total").asInt());
              });
      assertThat(applied).contains("wrote: ALTER TABLE").contains("applied: migration 20");
      assertThat(isColumn("hall", "seats")).isTrue();

      JsonNode refused = client.end(client.post("migrate", run(client, "undo", false)));
      assertThat(refused.get("state").asText()).isEqualTo("failed");
      assertThat(isColumn("hall", "seats")).isTrue();
      JsonNode undone = client.end(client.post("migrate", run(client, "undo", true)));
      assertThat(undone.get("state").asText()).isEqualTo("done");
      assertThat(isColumn("hall", "seats")).isFalse();
    }
  }

  @Test
  void a_migration_that_is_not_what_was_shown_is_not_written() throws IOException {
    try (RunningStudio studio = studio().start()) {
      StudioClient client = StudioClient.open(studio);

      assertThat(
              client
                  .post("make", Map.of("description", "x", "destructive", false, "text", "other"))
                  .id())
          .isEqualTo("coodie-1426");
      assertThat(client.post("make", Map.of("description", "../..")).id()).isEqualTo("coodie-1006");
      assertThat(files()).isEmpty();
    }
  }

  @Test
  void without_a_directory_a_migration_is_refused_with_a_sentence() {
    try (RunningStudio studio = Studio.on(db.coodie()).documents(Hall.class).write().start()) {
      StudioClient.Answer answer =
          StudioClient.open(studio).post("make", Map.of("description", "x"));

      assertThat(answer.id()).isEqualTo("coodie-1428");
      assertThat(answer.problem()).contains("--migrations");
    }
  }

  @Test
  void on_production_nothing_is_made_or_run_whatever_else_is_said() throws IOException {
    file("20260101_001_one.cql", "CREATE TABLE one (k int PRIMARY KEY);");
    try (RunningStudio studio = studio().write().production().start()) {
      StudioClient client = StudioClient.open(studio);

      assertThat(client.post("make", Map.of("description", "x")).id()).isEqualTo("coodie-1402");
      assertThat(client.post("migrate", run(client, "pending", false)).id())
          .isEqualTo("coodie-1402");
      assertThat(client.post("import", Map.of("upload", "u", "keyspace", "k", "table", "t")).id())
          .isEqualTo("coodie-1402");
    }
  }

  @Test
  void only_what_was_shown_is_applied_and_only_with_write() throws IOException {
    file("20260101_001_one.cql", "CREATE TABLE one (k int PRIMARY KEY);");
    try (RunningStudio reading = studio().start();
        RunningStudio writing = studio().write().start()) {
      StudioClient client = StudioClient.open(reading);
      Map<String, Object> run = run(client, "pending", false);
      assertThat(client.post("migrate", run).id()).isEqualTo("coodie-1403");

      file("20260102_001_two.cql", "CREATE TABLE two (k int PRIMARY KEY);");
      assertThat(StudioClient.open(writing).post("migrate", run).id()).isEqualTo("coodie-1441");
      assertThat(isColumn("one", "k")).isFalse();
    }
  }

  @Test
  void a_failure_says_what_is_done_and_the_next_run_goes_on() throws IOException {
    file(
        "20260101_001_one.cql",
        "CREATE TABLE one (k int PRIMARY KEY);\nALTER TABLE none ADD v int;\n");
    try (RunningStudio studio = studio().write().start()) {
      StudioClient client = StudioClient.open(studio);
      JsonNode failed = client.end(client.post("migrate", run(client, "pending", false)));

      assertThat(failed.get("state").asText()).isEqualTo("failed");
      assertThat(failed.get("done").asInt()).isEqualTo(1);
      assertThat(failed.get("problem").asText())
          .contains("statement 2 of 2")
          .contains("The statements before it are done and stay so.");
      file(
          "20260101_001_one.cql",
          "CREATE TABLE one (k int PRIMARY KEY);\nALTER TABLE one ADD v int;\n");
      JsonNode done = client.end(client.post("migrate", run(client, "pending", false)));
      assertThat(done.get("state").asText()).isEqualTo("done");
      assertThat(isColumn("one", "v")).isTrue();
    }
  }

  @Test
  void while_another_holds_the_lock_it_waits_says_for_whom_and_can_be_stopped() throws Exception {
    file("20260101_001_one.cql", "CREATE TABLE one (k int PRIMARY KEY);");
    try (SchemaLock lock = db.coodie().schema().lock(Duration.ofSeconds(5));
        RunningStudio studio = studio().write().start()) {
      StudioClient client = StudioClient.open(studio);
      Map<String, Object> run = run(client, "pending", false);
      String id = client.post("migrate", run).get("id").asText();
      JsonNode waiting = client.until(id, job -> job.hasNonNull("waiting"));
      assertThat(waiting.get("waiting").get("host").asText()).isEqualTo(lock.holder().host());
      assertThat(client.post("migrate", run).id()).isEqualTo("coodie-1439");

      client.post("stop", Map.of("job", id));
      JsonNode stopped = client.until(id, job -> !job.get("state").asText().equals("running"));
      assertThat(stopped.get("state").asText()).isEqualTo("stopped");
      assertThat(isColumn("one", "k")).isFalse();
      lock.check();
    }
  }

  @Test
  void a_run_that_is_stopped_ends_after_its_statement_and_is_continued() throws Exception {
    file(
        "20260101_001_one.cql",
        "CREATE TABLE one (k int PRIMARY KEY);\nALTER TABLE one ADD v int;\n");
    CountDownLatch sent = new CountDownLatch(1);
    CountDownLatch asked = new CountDownLatch(1);
    var slow =
        db.coodie()
            .through(
                driver ->
                    new WatchingDriver(
                        driver,
                        statement -> {
                          if (statement.text().startsWith("CREATE TABLE one")) {
                            sent.countDown();
                            await(asked);
                          }
                        }));
    try (RunningStudio studio = Studio.on(slow).migrations(directory).write().start()) {
      StudioClient client = StudioClient.open(studio);
      String id = client.post("migrate", run(client, "pending", false)).get("id").asText();
      await(sent);
      client.post("stop", Map.of("job", id));
      asked.countDown();
      JsonNode job = client.until(id, j -> !j.get("state").asText().equals("running"));
      assertThat(job.get("state").asText()).isEqualTo("stopped");
      assertThat(job.get("done").asInt()).isEqualTo(1);
      assertThat(db.coodie().schema().lockHolder()).isEmpty();

      JsonNode done = client.end(client.post("migrate", run(client, "pending", false)));
      assertThat(done.get("state").asText()).isEqualTo("done");
      assertThat(isColumn("one", "v")).isTrue();
      assertThat(Migrator.of(db.coodie()).directory(directory).verify()).isEmpty();
    }
  }

  private static void await(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }
}
