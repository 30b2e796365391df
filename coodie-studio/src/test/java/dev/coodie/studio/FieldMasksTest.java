package dev.coodie.studio;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.coodie.test.EmbeddedCoodieExtension;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Fields of user-defined types that are masked never leave the process, however they are asked for.
 */
class FieldMasksTest {
  @RegisterExtension static final EmbeddedCoodieExtension DB = new EmbeddedCoodieExtension();

  private static final String VALUE =
      "{name: 'ann', password: 'hunter2', number: 12345678901234567890.10}";

  private static RunningStudio studio;
  private static StudioClient client;

  @BeforeAll
  static void start() {
    for (String cql :
        List.of(
            "CREATE TYPE login (name text, password text, number decimal)",
            "CREATE TYPE \"Outer\" (inside frozen<login>, note text)",
            """
            CREATE TABLE people (k int PRIMARY KEY, one login, deep frozen<"Outer">,
              many list<frozen<login>>, named map<text, frozen<login>>,
              keyed map<frozen<login>, int>, pair tuple<text, frozen<login>>, other text)""",
            "CREATE TABLE by_login (login frozen<login> PRIMARY KEY, v text)")) {
      DB.coodie().schema().run(cql);
    }
    String row =
        "INSERT INTO people (k, one, deep, many, named, keyed, pair, other)"
            + " VALUES (1, #, {inside: #, note: 'n'}, [#, #], {'password': #}, {#: 1}, ('p', #), 'o')";
    DB.coodie().execute(row.replace("#", VALUE));
    DB.coodie().execute("INSERT INTO by_login (login, v) VALUES (" + VALUE + ", 'v')");
    studio = Studio.on(DB.coodie()).write().start();
    client = StudioClient.open(studio);
  }

  @AfterAll
  static void stop() {
    studio.close();
  }

  @Test
  void rows_have_a_sign_for_each_masked_field_and_all_digits_of_the_others() {
    JsonNode answer = client.rows(DB.keyspace(), "people", 10).json();

    assertThat(answer.toString()).doesNotContain("hunter2");
    List<String> names = answer.get("columns").findValuesAsText("name");
    JsonNode row = answer.get("rows").get(0);
    String hidden = "{\"name\":\"ann\",\"password\":\"••••••\",\"number\":12345678901234567890.10}";
    assertThat(row.get(names.indexOf("one")).get("part").asText()).isEqualTo(hidden);
    assertThat(row.get(names.indexOf("deep")).get("part").asText())
        .isEqualTo("{\"inside\":" + hidden + ",\"note\":\"n\"}");
    assertThat(row.get(names.indexOf("many")).get("part").asText())
        .isEqualTo("[" + hidden + "," + hidden + "]");
    assertThat(row.get(names.indexOf("named")).get("part").asText())
        .isEqualTo("{\"password\":" + hidden + "}");
    assertThat(row.get(names.indexOf("pair")).get("part").asText())
        .isEqualTo("[\"p\"," + hidden + "]");
    assertThat(row.get(names.indexOf("other")).asText()).isEqualTo("o");
    for (JsonNode column : answer.get("table").get("columns")) {
      String name = column.get("name").asText();
      assertThat(column.get("fieldsMasked").asBoolean())
          .as(name)
          .isEqualTo(!List.of("k", "other").contains(name));
    }
  }

  @Test
  void a_null_field_is_null() {
    DB.coodie().execute("INSERT INTO people (k, one) VALUES (2, {name: 'bob'})");
    Map<String, Object> value =
        Map.of(
            "keyspace", DB.keyspace(), "table", "people", "key", Map.of("k", "2"), "column", "one");

    assertThat(client.post("value", value).get("value").asText())
        .isEqualTo("{\"name\":\"bob\",\"password\":null,\"number\":null}");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "SELECT * FROM people",
        "SELECT one, many FROM people WHERE k = 1",
        "SELECT one AS other FROM people",
        "SELECT one.name FROM people",
        "SELECT JSON * FROM people",
        "SELECT JSON one FROM people",
        "SELECT named['password'] FROM people"
      })
  void what_the_editor_shows_is_without_them(String cql) {
    StudioClient.Answer answer = client.query(cql);

    assertThat(answer.json().toString()).doesNotContain("hunter2");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "SELECT toJson(one) AS other FROM people",
        "SELECT CAST(k AS text), to_json(deep) FROM people",
        "SELECT k FROM people WHERE one = {name: 'ann'} ALLOW FILTERING",
        "SELECT v FROM by_login WHERE login = ?",
        "SELECT one.password FROM people",
        "UPDATE people SET other = 'x' WHERE k = 1 IF one = {name: 'ann'}"
      })
  void what_could_show_them_or_confirm_a_guess_is_refused(String cql) {
    assertThat(client.query(cql).id()).isEqualTo("coodie-1410");
  }

  @Test
  void such_a_column_is_neither_searched_nor_changed() {
    Map<String, Object> key = Map.of("k", "1");
    Map<String, Object> change =
        Map.of(
            "kind",
            "update",
            "keyspace",
            DB.keyspace(),
            "table",
            "people",
            "key",
            key,
            "set",
            Map.of("one", "{}"),
            "was",
            Map.of("one", "{}"));
    assertThat(client.post("save", Map.of("changes", List.of(change))).json().toString())
        .contains("coodie-1410");
    Map<String, Object> filter =
        Map.of("keyspace", DB.keyspace(), "table", "by_login", "filter", List.of());
    assertThat(client.post("filter", filter).json().toString())
        .contains("Fields of it are masked.");
    Map<String, Object> row =
        Map.of("keyspace", DB.keyspace(), "table", "by_login", "key", Map.of("login", "{}"));
    assertThat(client.post("lens", row).id()).isEqualTo("coodie-1410");
  }

  @Test
  void an_export_is_without_such_columns(@TempDir Path folder) throws IOException {
    try (RunningStudio other = Studio.on(DB.coodie()).exports(folder).start()) {
      StudioClient exporting = StudioClient.open(other);
      Map<String, Object> query =
          Map.of("keyspace", DB.keyspace(), "table", "people", "pageSize", 10);
      JsonNode job =
          exporting.end(exporting.post("export", Map.of("query", query, "format", "jsonl")));

      assertThat(job.get("state").asText()).isEqualTo("done");
      assertThat(job.get("masked").toString()).contains("one", "deep", "keyed");
      String file = Files.readString(folder.resolve(job.get("file").asText()));
      assertThat(file).contains("\"other\":\"o\"").doesNotContain("hunter2");
    }
  }

  @Test
  void without_such_a_mask_all_is_shown() {
    try (RunningStudio open = Studio.on(DB.coodie()).mask("nothing").start()) {
      assertThat(StudioClient.open(open).rows(DB.keyspace(), "people", 10).json().toString())
          .contains("hunter2");
    }
  }
}
