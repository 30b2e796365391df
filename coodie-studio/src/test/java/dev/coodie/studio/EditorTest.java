package dev.coodie.studio;

import static org.assertj.core.api.Assertions.assertThat;

import dev.coodie.test.EmbeddedCoodieExtension;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Statements of the editor: what may run, what is hidden, what a page costs. */
class EditorTest {
  @RegisterExtension static final EmbeddedCoodieExtension DB = new EmbeddedCoodieExtension();

  private static RunningStudio reading;
  private static RunningStudio writing;
  private static RunningStudio production;
  private static StudioClient reader;
  private static StudioClient writer;

  @BeforeAll
  static void start() {
    SampleData.create(DB.coodie(), DB.keyspace());
    reading = Studio.on(DB.coodie()).start();
    writing = Studio.on(DB.coodie()).write().start();
    production = Studio.on(DB.coodie()).write().production().start();
    reader = StudioClient.open(reading);
    writer = StudioClient.open(writing);
  }

  @AfterAll
  static void stop() {
    reading.close();
    writing.close();
    production.close();
  }

  private static final String WRITE = "UPDATE guests SET name = 'x' WHERE email = 'nobody'";

  @Test
  void a_select_has_columns_rows_and_cost() {
    StudioClient.Answer answer = reader.query("SELECT title, released FROM films LIMIT 3;");

    assertThat(answer.get("columns").findValuesAsText("type")).containsExactly("text", "date");
    assertThat(answer.get("rows").size()).isEqualTo(3);
    assertThat(answer.get("cost").get("rows").asInt()).isEqualTo(3);
    assertThat(answer.get("java").asText())
        .isEqualTo("coodie.execute(\"SELECT title, released FROM films LIMIT 3\");");
  }

  @Test
  void values_are_bound_by_the_types_of_the_server() {
    Map<String, Object> request = new HashMap<>();
    request.put("cql", "SELECT name, points FROM guests WHERE email = ?");
    request.put("parameters", List.of("ada.brandt0@example.org"));
    request.put("pageSize", 10);

    assertThat(reader.post("query", request).get("rows").get(0).get(0).asText())
        .isEqualTo("Ada Brandt");
    request.put("parameters", List.of());
    assertThat(reader.post("query", request).id()).isEqualTo("coodie-1417");
  }

  /** Cassandra starts anew when it is asked for a page as large as the limit. */
  @ParameterizedTest
  @ValueSource(ints = {10, 25, 26, 60, 99, 100})
  void a_limit_is_kept_over_pages_and_no_row_comes_twice(int limit) {
    StudioClient.Answer answer = reader.query("SELECT email FROM guests LIMIT " + limit);

    assertThat(answer.get("rows")).hasSize(limit).doesNotHaveDuplicates();
    assertThat(answer.get("next").isNull()).isTrue();
  }

  @Test
  void a_result_has_a_next_page() {
    Map<String, Object> request = new HashMap<>();
    request.put("cql", "SELECT email FROM guests");
    request.put("pageSize", 200);
    StudioClient.Answer first = reader.post("query", request);
    request.put("token", first.get("next").asText());
    StudioClient.Answer second = reader.post("query", request);

    assertThat(first.get("rows").size() + second.get("rows").size()).isEqualTo(240);
    assertThat(second.get("next").isNull()).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        WRITE,
        "/* SELECT */ DELETE FROM guests WHERE email = 'x'",
        "-- SELECT\nTRUNCATE guests",
        "DROP TABLE guests",
        "BEGIN BATCH UPDATE guests SET name = 'x' WHERE email = 'y'; APPLY BATCH",
        "GRANT ALL ON ALL KEYSPACES TO cassandra",
        "USE system"
      })
  void without_write_only_select_runs(String cql) {
    assertThat(reader.query(cql).id()).as(cql).isEqualTo("coodie-1403");
  }

  @Test
  void production_is_read_only_whatever_the_flags() {
    StudioClient client = StudioClient.open(production);

    assertThat(client.post("info", Map.of()).get("writes").asBoolean()).isFalse();
    assertThat(client.query(WRITE).id()).isEqualTo("coodie-1402");
    assertThat(client.post("save", Map.of("changes", List.of())).id()).isEqualTo("coodie-1402");
    assertThat(client.query("SELECT * FROM guests LIMIT 1").status()).isEqualTo(200);
  }

  @Test
  void with_write_statements_run_and_each_is_one_line_without_values() {
    String log =
        Logged.during(
            () -> {
              writer.query(
                  "UPDATE carts\n SET note = 'hunter2' WHERE guest = 'n@b' AND film_id = now()");
              writer.query("CREATE TABLE made_here (k int PRIMARY KEY)");
              writer.query("INSERT INTO nowhere (k) VALUES (1)");
            });

    assertThat(log.lines().filter(line -> line.contains(" wrote: ")))
        .hasSize(3)
        .satisfiesExactly(
            line ->
                assertThat(line)
                    .endsWith(
                        "wrote: UPDATE carts SET note = ? WHERE guest = ? AND film_id = now() -> done"),
            line -> assertThat(line).endsWith("CREATE TABLE made_here (k int PRIMARY KEY) -> done"),
            line ->
                assertThat(line).contains("INSERT INTO nowhere (k) VALUES (?) -> failed [coodie-"));
    assertThat(log).doesNotContain("hunter2").doesNotContain("n@b");
  }

  @Test
  void the_keyspace_of_the_connection_is_not_changed() {
    StudioClient.Answer answer = writer.query("use system");

    assertThat(answer.id()).isEqualTo("coodie-1520");
    assertThat(answer.problem())
        .startsWith("USE would change the keyspace of all that shares this connection");
    assertThat(writer.query("SELECT * FROM guests LIMIT 1").status()).isEqualTo(200);
  }

  @Test
  void advice_is_in_the_words_of_the_page() {
    assertThat(
            List.of(
                reader.query("SELECT * FROM nowhere").problem(),
                reader.query("SELECT nothing FROM guests").problem(),
                reader.query("SELECT * FROM films WHERE poster = 0xca").problem()))
        .satisfiesExactly(
            no -> assertThat(no).contains("The list on the left has the tables"),
            no -> assertThat(no).contains("Structure shows the columns"),
            no -> assertThat(no).contains("an index, or ALLOW FILTERING"))
        .noneMatch(no -> no.contains("()") || no.contains("(..)"));
  }

  @Test
  void one_statement_runs_at_a_time() {
    assertThat(reader.query("SELECT * FROM films; SELECT * FROM guests").problem())
        .startsWith("There are 2 statements.");
    assertThat(reader.query("  -- nothing").id()).isEqualTo("coodie-1423");
    assertThat(reader.query("SELECT 'a").id()).isEqualTo("coodie-1424");
  }

  @Test
  void broken_cql_is_a_sentence_of_the_server() {
    StudioClient.Answer answer = reader.query("SELECT FROM films");

    assertThat(answer.status()).isEqualTo(502);
    assertThat(answer.problem()).isNotBlank();
    assertThat(answer.id()).startsWith("coodie-5");
  }

  @Test
  void masked_columns_are_hidden_however_they_are_asked_for() {
    String hash =
        DB.coodie().execute("SELECT password_hash FROM guests LIMIT 1").get(0).get(0).toString();

    assertThat(reader.query("SELECT * FROM guests LIMIT 1").json().toString())
        .contains("{\"masked\":true}")
        .doesNotContain(hash);
    assertThat(reader.rows(DB.keyspace(), "guests", 240).json().toString())
        .contains("{\"masked\":true}")
        .doesNotContain(hash);
    assertThat(reader.query("SELECT JSON * FROM guests LIMIT 1").json().toString())
        .contains("{\"masked\":true}")
        .doesNotContain(hash);
    for (String cql :
        List.of(
            "SELECT password_hash AS p FROM guests",
            "SELECT max(\"password_hash\") FROM guests",
            "SELECT PASSWORD_HASH FROM guests",
            "SELECT textAsBlob(password_hash) AS b FROM guests",
            "SELECT email FROM guests WHERE password_hash > 'a' ALLOW FILTERING")) {
      assertThat(reader.query(cql).id()).as(cql).isEqualTo("coodie-1410");
    }
    Map<String, Object> value =
        Map.of(
            "keyspace",
            DB.keyspace(),
            "table",
            "guests",
            "column",
            "password_hash",
            "key",
            Map.of("email", "ada.brandt0@example.org"));
    assertThat(reader.post("value", value).id()).isEqualTo("coodie-1410");
  }

  @Test
  void other_names_are_masked_when_they_are_given() {
    try (RunningStudio studio = Studio.on(DB.coodie()).mask("Name", "*_ip").start()) {
      String answer =
          StudioClient.open(studio).query("SELECT name, last_ip, email FROM guests LIMIT 1").id();
      String rows = StudioClient.open(studio).rows(DB.keyspace(), "guests", 5).json().toString();

      assertThat(answer).isEqualTo("coodie-1410");
      assertThat(rows).doesNotContain("192.0.2.").doesNotContain("Ada Brandt");
    }
  }
}
