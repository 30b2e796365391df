package dev.coodie.studio;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.coodie.test.EmbeddedCoodieExtension;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** A partition or a range of it is deleted, after it was said how much that is. */
class RowsDeletionTest {
  @RegisterExtension static final EmbeddedCoodieExtension DB = new EmbeddedCoodieExtension();

  private static RunningStudio studio;
  private static StudioClient client;

  @BeforeAll
  static void start() {
    DB.coodie()
        .schema()
        .run("CREATE TABLE doomed (k int, c int, d int, v text, PRIMARY KEY (k, c, d))");
    studio = Studio.on(DB.coodie()).write().start();
    client = StudioClient.open(studio);
  }

  @AfterAll
  static void stop() {
    studio.close();
  }

  @BeforeEach
  void fill() {
    DB.coodie().execute("TRUNCATE doomed");
    for (int i = 0; i < 20; i++) {
      insert(i);
    }
  }

  private static void insert(int i) {
    DB.coodie().execute("INSERT INTO doomed (k, c, d, v) VALUES (1, ?, ?, 'v')", i / 10, i);
  }

  private static Map<String, Object> is(String column, String operator, String value) {
    return Map.of("column", column, "operator", operator, "values", List.of(value));
  }

  private static Map<String, Object> change(List<Map<String, Object>> where) {
    Map<String, Object> change = new HashMap<>();
    change.put("kind", "delete-rows");
    change.put("keyspace", DB.keyspace());
    change.put("table", "doomed");
    change.put("key", Map.of());
    change.put("where", where);
    return change;
  }

  private static JsonNode send(String name, Map<String, Object> change) {
    return client.post(name, Map.of("changes", List.of(change))).get("changes").get(0);
  }

  private static int rows() {
    return DB.coodie().execute("SELECT v FROM doomed").size();
  }

  @Test
  void a_range_is_counted_and_deleted_and_the_rest_stays() {
    Map<String, Object> change =
        change(List.of(is("k", "=", "1"), is("c", "=", "1"), is("d", ">=", "15")));
    JsonNode shown = send("changes", change);
    assertThat(shown.get("cql").asText())
        .isEqualTo(
            "DELETE FROM "
                + DB.keyspace()
                + ".doomed USING TIMESTAMP ? WHERE k = ? AND c = ? AND d >= ?");
    assertThat(shown.get("count").get("rows").asInt()).isEqualTo(5);
    assertThat(rows()).isEqualTo(20);

    change.put("at", shown.get("at").asLong());
    String log =
        Logged.during(() -> assertThat(send("save", change).get("applied").asBoolean()).isTrue());
    assertThat(rows()).isEqualTo(15);
    assertThat(log).contains("wrote: DELETE FROM").doesNotContain(">= 15");
  }

  @Test
  void what_was_written_after_it_was_counted_stays_and_is_told() {
    Map<String, Object> change = change(List.of(is("k", "=", "1")));
    JsonNode shown = send("changes", change);
    assertThat(shown.get("count").get("rows").asInt()).isEqualTo(20);
    change.put("at", shown.get("at").asLong());
    insert(99);
    JsonNode saved = send("save", change);

    assertThat(saved.get("applied").asBoolean()).isFalse();
    assertThat(saved.get("count").get("rows").asInt()).isEqualTo(1);
    assertThat(rows()).isEqualTo(1);
  }

  @Test
  void a_large_partition_is_told_as_more_than_was_counted() {
    for (int i = 0; i < 1_100; i++) {
      insert(i);
    }
    JsonNode count = send("changes", change(List.of(is("k", "=", "1")))).get("count");

    assertThat(count.get("rows").asInt()).isEqualTo(1_000);
    assertThat(count.get("more").asBoolean()).isTrue();
  }

  @Test
  void what_is_no_range_of_the_key_is_refused() {
    for (List<Map<String, Object>> where :
        List.of(
            List.<Map<String, Object>>of(),
            List.of(is("c", "=", "1")),
            List.of(is("k", ">", "1")),
            List.of(is("k", "=", "1"), is("d", "=", "1")),
            List.of(is("k", "=", "1"), is("v", "=", "v")))) {
      assertThat(send("changes", change(where)).get("id").asText()).isEqualTo("coodie-1425");
      assertThat(send("save", change(where)).get("id").asText()).isEqualTo("coodie-1425");
    }
    assertThat(rows()).isEqualTo(20);
  }
}
