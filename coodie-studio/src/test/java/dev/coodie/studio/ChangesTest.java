package dev.coodie.studio;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.coodie.driver.Row;
import dev.coodie.test.EmbeddedCoodieExtension;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Staged changes: shown as CQL, made only if the row is as it was read. */
class ChangesTest {
  @RegisterExtension static final EmbeddedCoodieExtension DB = new EmbeddedCoodieExtension();

  private static RunningStudio studio;
  private static StudioClient client;

  @BeforeAll
  static void start() {
    DB.coodie().schema().run("CREATE TYPE point (x int, y int)");
    DB.coodie()
        .schema()
        .run(
            """
            CREATE TABLE edited (k int, c text, s text STATIC, t text, i int, f float, ok boolean,
              d date, u uuid, ts timestamp, l list<text>, st set<int>, m map<text, int>,
              p frozen<point>, q point, v vector<float, 2>, b blob, dur duration, ip inet, de decimal,
              password text, PRIMARY KEY (k, c))""");
    DB.coodie().schema().run("CREATE TABLE counted (k int PRIMARY KEY, n counter)");
    studio = Studio.on(DB.coodie()).write().start();
    client = StudioClient.open(studio);
  }

  @AfterAll
  static void stop() {
    studio.close();
  }

  @BeforeEach
  void begin() {
    DB.coodie().execute("TRUNCATE edited");
    DB.coodie().execute("INSERT INTO edited (k, c, s, t, i) VALUES (1, 'a', 'fixed', 'old', 7)");
  }

  private static Map<String, Object> change(String kind, Map<String, ?> set, Map<String, ?> was) {
    Map<String, Object> change = new HashMap<>();
    change.put("kind", kind);
    change.put("keyspace", DB.keyspace());
    change.put("table", "edited");
    change.put("key", Map.of("k", "1", "c", "a"));
    change.put("set", set);
    change.put("was", was);
    change.put("ttl", null);
    return change;
  }

  private static JsonNode send(String name, Map<String, Object> change) {
    return client.post(name, Map.of("changes", List.of(change))).get("changes").get(0);
  }

  private static Row row() {
    return DB.coodie().execute("SELECT * FROM edited WHERE k = 1 AND c = 'a'").get(0);
  }

  @Test
  void a_staged_change_is_shown_and_nothing_happens() {
    JsonNode shown = send("changes", change("update", Map.of("t", "new"), Map.of("t", "old")));

    assertThat(shown.get("cql").asText())
        .isEqualTo("UPDATE " + DB.keyspace() + ".edited SET t = ? WHERE k = ? AND c = ? IF t = ?");
    assertThat(row().get("t")).isEqualTo("old");
  }

  @Test
  void a_change_is_saved_if_the_row_is_as_it_was() {
    JsonNode saved = send("save", change("update", Map.of("t", "new"), Map.of("t", "old")));

    assertThat(saved.get("applied").asBoolean()).isTrue();
    assertThat(row().get("t")).isEqualTo("new");
  }

  @Test
  void a_change_of_somebody_else_is_not_undone() {
    DB.coodie().execute("UPDATE edited SET t = 'theirs' WHERE k = 1 AND c = 'a'");
    String log =
        Logged.during(
            () -> {
              JsonNode saved =
                  send("save", change("update", Map.of("t", "mine"), Map.of("t", "old")));
              assertThat(saved.get("applied").asBoolean()).isFalse();
              assertThat(saved.get("current").get("t").asText()).isEqualTo("theirs");
            });

    assertThat(row().get("t")).isEqualTo("theirs");
    assertThat(log).contains(" -> not applied").doesNotContain("theirs").doesNotContain("mine");
  }

  @Test
  void null_empty_and_left_out_differ() {
    Map<String, String> set = new HashMap<>();
    set.put("t", null);
    assertThat(send("save", change("update", set, Map.of("t", "old"))).get("applied").asBoolean())
        .isTrue();
    assertThat(row().get("t")).isNull();
    assertThat(row().get("i")).isEqualTo(7);

    Map<String, String> was = new HashMap<>();
    was.put("t", null);
    assertThat(send("save", change("update", Map.of("t", ""), was)).get("applied").asBoolean())
        .isTrue();
    assertThat(row().get("t")).isEqualTo("");
  }

  @Test
  void each_type_is_written_and_read_back_and_may_be_a_condition() {
    Map<String, List<String>> values = new HashMap<>();
    values.put("i", List.of("7", "-8"));
    values.put("f", List.of("1.5", "NaN"));
    values.put("ok", List.of("true", "false"));
    values.put("d", List.of("2026-11-30", "1969-01-01"));
    values.put(
        "u",
        List.of("6b1f3a52-0f0e-4f3e-9f0c-0d9a3e5f1a11", "6b1f3a52-0f0e-4f3e-9f0c-0d9a3e5f1a12"));
    values.put("ts", List.of("2026-11-30T12:00:00Z", "1969-12-31T23:59:59.999Z"));
    values.put("l", List.of("[\"a\",\"b\"]", "[\"c\"]"));
    values.put("st", List.of("[1,2]", "[3]"));
    values.put("m", List.of("{\"a\":1}", "{\"b\":2}"));
    values.put("p", List.of("{\"x\":1,\"y\":2}", "{\"x\":3,\"y\":null}"));
    values.put("q", List.of("{\"x\":1,\"y\":2}", "{\"x\":5,\"y\":6}"));
    values.put("b", List.of("0x00ff", "0x01"));
    values.put("ip", List.of("192.0.2.1", "2001:db8:0:0:0:0:0:1"));
    values.put("de", List.of("3.50", "-1E+3"));

    for (Map.Entry<String, List<String>> entry : values.entrySet()) {
      String column = entry.getKey();
      DB.coodie().execute("DELETE " + column + " FROM edited WHERE k = 1 AND c = 'a'");
      Map<String, String> before = new HashMap<>();
      before.put(column, null);
      for (String value : entry.getValue()) {
        Map<String, String> set = Map.of(column, value);
        JsonNode saved = send("save", change("update", set, new HashMap<>(before)));
        assertThat(saved.path("applied").asBoolean()).as(column + " " + saved).isTrue();
        JsonNode shown =
            client.query("SELECT " + column + " FROM edited WHERE k = 1 AND c = 'a'").json();
        before.put(column, shown.get("rows").get(0).get(0).asText());
      }
      assertThat(before.get(column)).as(column).isEqualToIgnoringCase(entry.getValue().get(1));
    }
  }

  @Test
  void a_new_row_does_not_replace_one() {
    Map<String, Object> insert = change("insert", Map.of("t", "mine"), null);
    JsonNode refused = send("save", insert);
    insert.put("key", Map.of("k", "2", "c", "b"));
    insert.put("ttl", 1_000);
    JsonNode saved = send("save", insert);

    assertThat(refused.get("applied").asBoolean()).isFalse();
    assertThat(row().get("t")).isEqualTo("old");
    assertThat(saved.get("applied").asBoolean()).isTrue();
    assertThat(
            DB.coodie()
                .execute("SELECT ttl(t) FROM edited WHERE k = 2")
                .get(0)
                .get(0, Integer.class))
        .isBetween(900, 1_000);
  }

  @Test
  void a_row_is_deleted_only_as_it_was_seen() {
    JsonNode refused = send("save", change("delete", null, Map.of("t", "other", "i", "7")));
    assertThat(refused.get("applied").asBoolean()).isFalse();
    JsonNode saved = send("save", change("delete", null, Map.of("t", "old", "i", "7")));

    assertThat(saved.get("applied").asBoolean()).isTrue();
    assertThat(DB.coodie().execute("SELECT * FROM edited WHERE k = 1 AND c = 'a'")).isEmpty();
  }

  @Test
  void a_static_column_is_changed_for_its_partition() {
    JsonNode saved = send("save", change("update", Map.of("s", "other"), Map.of("s", "fixed")));

    assertThat(saved.get("cql").asText()).endsWith("SET s = ? WHERE k = ? IF s = ?");
    assertThat(row().get("s")).isEqualTo("other");
  }

  @Test
  void what_cannot_be_saved_is_a_sentence() {
    Map<String, Object> mixed = change("update", Map.of("s", "a", "t", "b"), Map.of("t", "old"));
    Map<String, Object> key = change("update", Map.of("c", "b"), Map.of("c", "a"));
    Map<String, Object> blind = change("update", Map.of("t", "b"), Map.of());
    Map<String, Object> nothing = change("update", Map.of(), Map.of());
    Map<String, Object> masked = change("update", Map.of("password", "b"), Map.of("password", "a"));
    Map<String, Object> half = change("update", Map.of("t", "b"), Map.of("t", "old"));
    half.put("key", Map.of("k", "1"));
    Map<String, Object> ttl = change("update", Map.of("t", "b"), Map.of("t", "old"));
    ttl.put("ttl", -1);
    Map<String, Object> counter = change("update", Map.of("n", "1"), Map.of("n", "0"));
    counter.put("table", "counted");
    counter.put("key", Map.of("k", "1"));
    Map<String, Object> wrong = change("update", Map.of("i", "hunter2"), Map.of("i", "7"));

    assertThat(
            Arrays.asList(mixed, key, blind, nothing, masked, half, ttl, counter, wrong).stream()
                .map(change -> send("changes", change).path("id").asText()))
        .containsExactly(
            "coodie-1425",
            "coodie-1425",
            "coodie-1425",
            "coodie-1425",
            "coodie-1410",
            "coodie-1422",
            "coodie-1425",
            "coodie-1425",
            "coodie-1418");
    assertThat(send("save", wrong).get("problem").asText()).doesNotContain("hunter2");
    assertThat(row().get("i")).isEqualTo(7);
  }

  @Test
  void a_masked_value_cannot_be_guessed_with_a_condition() {
    DB.coodie().execute("UPDATE edited SET password = 'hunter2' WHERE k = 1 AND c = 'a'");
    Map<String, String> guess = Map.of("t", "old", "password", "hunter2");

    assertThat(send("save", change("update", Map.of("t", "new"), guess)).path("id").asText())
        .isEqualTo("coodie-1410");
    assertThat(send("save", change("delete", null, guess)).path("id").asText())
        .isEqualTo("coodie-1410");
    assertThat(row().get("t")).isEqualTo("old");
  }

  @Test
  void one_that_fails_does_not_stop_the_others() {
    Map<String, Object> wrong = change("update", Map.of("i", "x"), Map.of("i", "7"));
    Map<String, Object> right = change("update", Map.of("t", "new"), Map.of("t", "old"));
    JsonNode answers = client.post("save", Map.of("changes", List.of(wrong, right))).get("changes");

    assertThat(answers.get(0).get("id").asText()).isEqualTo("coodie-1418");
    assertThat(answers.get(1).get("applied").asBoolean()).isTrue();
  }
}
