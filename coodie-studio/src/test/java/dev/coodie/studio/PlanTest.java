package dev.coodie.studio;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.coodie.migrations.Migrator;
import dev.coodie.test.EmbeddedCoodieExtension;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** Documents against the live schema, and migrations. */
class PlanTest {
  @RegisterExtension final EmbeddedCoodieExtension db = new EmbeddedCoodieExtension();

  @TempDir Path directory;

  @Test
  void differences_have_their_severity_and_what_takes_them_back_and_are_applied() {
    db.coodie().schema().run("CREATE TABLE hall (name text PRIMARY KEY, rows_old int)");
    try (RunningStudio studio = Studio.on(db.coodie()).documents(Hall.class).write().start()) {
      StudioClient client = StudioClient.open(studio);
      JsonNode plan = client.post("plan", Map.of()).json();

      assertThat(plan.get("changes").findValuesAsText("safety"))
          .containsExactlyInAnyOrder("safe", "destructive");
      String alter = "ALTER TABLE " + db.keyspace() + ".hall ADD \"seats\" int";
      assertThat(plan.get("statements")).hasSize(1);
      assertThat(plan.get("statements").get(0).asText()).isEqualTo(alter);
      assertThat(plan.get("changes").findValues("undo").toString()).contains("hall DROP ");

      assertThat(client.post("apply", Map.of("statements", List.of())).id())
          .isEqualTo("coodie-1426");
      JsonNode made = client.post("apply", Map.of("statements", List.of(alter))).json();
      assertThat(made.get("statements")).hasSize(1);
      assertThat(client.post("plan", Map.of()).get("statements")).isEmpty();
      assertThat(client.rows(db.keyspace(), "hall", 1).get("columns").findValuesAsText("name"))
          .containsExactly("name", "rows_old", "seats");
    }
  }

  @Test
  void without_write_nothing_is_applied() {
    try (RunningStudio studio = Studio.on(db.coodie()).documents(Hall.class).start()) {
      StudioClient client = StudioClient.open(studio);

      assertThat(client.post("apply", Map.of("statements", List.of())).id())
          .isEqualTo("coodie-1403");
    }
  }

  @Test
  void migrations_are_told_with_their_history_and_the_lock() throws IOException {
    Files.writeString(
        directory.resolve("20260101_001_first.cql"), "CREATE TABLE one (k int PRIMARY KEY);");
    Migrator.of(db.coodie()).directory(directory).migrate();
    Files.writeString(
        directory.resolve("20260102_001_second.cql"), "CREATE TABLE two (k int PRIMARY KEY);");
    try (RunningStudio studio = Studio.on(db.coodie()).migrations(directory).start()) {
      JsonNode told = StudioClient.open(studio).post("migrations", Map.of()).json();

      assertThat(told.get("migrations").findValuesAsText("state"))
          .containsExactly("done", "pending");
      assertThat(told.get("history").findValuesAsText("outcome")).containsExactly("done");
      assertThat(told.get("lock").isNull()).isTrue();
      assertThat(told.get("problems")).isEmpty();
    }
  }

  @Test
  void what_the_studio_was_not_given_is_a_sentence() {
    try (RunningStudio studio = Studio.on(db.coodie()).start()) {
      StudioClient client = StudioClient.open(studio);

      assertThat(client.post("plan", Map.of()).id()).isEqualTo("coodie-1427");
      assertThat(client.post("migrations", Map.of()).id()).isEqualTo("coodie-1428");
    }
  }
}
