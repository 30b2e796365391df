package dev.coodie.studio;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.coodie.Coodie;
import dev.coodie.test.EmbeddedCoodieExtension;
import java.nio.ByteBuffer;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Rows, pages, values and partitions over the API, on a real node. */
class ReadingTest {
  @RegisterExtension static final EmbeddedCoodieExtension DB = new EmbeddedCoodieExtension();

  private static RunningStudio studio;
  private static StudioClient client;
  private static String ks;

  @BeforeAll
  static void start() {
    ks = DB.keyspace();
    SampleData.create(DB.coodie(), ks);
    studio = Studio.on(DB.coodie()).start();
    client = StudioClient.open(studio);
  }

  @AfterAll
  static void stop() {
    studio.close();
  }

  private static Map<String, Object> request(String table, int size, String token) {
    Map<String, Object> request = new HashMap<>();
    request.put("keyspace", ks);
    request.put("table", table);
    request.put("pageSize", size);
    request.put("token", token);
    return request;
  }

  @Test
  void the_schema_has_tables_with_roles_types_and_indexes() {
    JsonNode keyspaces = client.post("schema", Map.of()).get("keyspaces");
    JsonNode mine = null;
    for (JsonNode keyspace : keyspaces) {
      mine = keyspace.get("name").asText().equals(ks) ? keyspace : mine;
    }

    assertThat(mine.get("tables").findValuesAsText("comment"))
        .contains("One partition for each hall and day.");
    assertThat(mine.get("types").findValuesAsText("name")).containsExactly("address", "seat");
    JsonNode sales = client.rows(ks, "ticket_sales", 1).get("table");
    assertThat(sales.get("columns").findValuesAsText("name"))
        .containsExactly(
            "hall", "day", "sold_at", "ticket", "manager", "film_id", "price", "seats");
    assertThat(sales.get("columns").findValuesAsText("kind"))
        .startsWith("partition_key", "partition_key", "clustering", "clustering", "static");
    assertThat(sales.get("columns").get(2).get("order").asText()).isEqualTo("desc");
    assertThat(client.rows(ks, "films", 1).get("table").get("indexes").findValuesAsText("kind"))
        .containsExactly("sai", "sai");
  }

  @Test
  void pages_follow_each_other_until_all_rows_were_shown_once() {
    Set<String> seen = new HashSet<>();
    int rows = 0;
    String token = null;
    List<Integer> pages = new ArrayList<>();
    do {
      JsonNode page = client.post("rows", request("ticket_sales", 500, token)).json();
      for (JsonNode row : page.get("rows")) {
        seen.add(row.toString());
        rows++;
      }
      pages.add(page.get("rows").size());
      token = page.get("next").textValue();
    } while (token != null);

    assertThat(rows).isEqualTo(2_400);
    assertThat(seen).hasSize(2_400);
    assertThat(pages).hasSizeLessThanOrEqualTo(6);
  }

  @Test
  void a_place_in_another_table_or_of_another_run_is_refused() {
    String token = client.post("rows", request("guests", 10, null)).get("next").asText();

    assertThat(client.post("rows", request("guests", 10, token)).status()).isEqualTo(200);
    assertThat(client.post("rows", request("films", 10, token)).id()).isEqualTo("coodie-1414");
    assertThat(client.post("rows", request("guests", 10, token.substring(1))).id())
        .isEqualTo("coodie-1414");
  }

  @Test
  void every_view_has_its_cql_its_java_and_its_cost() {
    Map<String, Object> request = request("ticket_sales", 30, null);
    request.put(
        "filter",
        List.of(
            Map.of("column", "hall", "operator", "=", "values", List.of("Blue")),
            Map.of("column", "day", "operator", "=", "values", List.of("2026-11-30"))));
    request.put("reversed", true);
    JsonNode answer = client.post("rows", request).json();

    assertThat(answer.get("cql").asText())
        .isEqualTo(
            "SELECT * FROM "
                + ks
                + ".ticket_sales WHERE hall = ? AND day = ? ORDER BY sold_at ASC");
    assertThat(answer.get("java").asText())
        .isEqualTo(
            """
            coodie.documents(TicketSales.class)
                .find(TicketSales_.hall.eq("Blue"), TicketSales_.day.eq(LocalDate.parse("2026-11-30")))
                .orderBy(TicketSales_.soldAt.asc())
                .pageSize(30)
                .page();""");
    assertThat(answer.get("cost").get("pages").asInt()).isPositive();
    assertThat(answer.get("cost").get("millis").isNumber()).isTrue();
  }

  @Test
  void null_empty_text_and_no_bytes_differ() {
    DB.coodie()
        .execute("CREATE TABLE IF NOT EXISTS nothing (k int PRIMARY KEY, t text, i int, b blob)");
    DB.coodie().execute("INSERT INTO nothing (k, t, i, b) VALUES (1, '', blobAsInt(0x), 0x)");
    DB.coodie().execute("INSERT INTO nothing (k) VALUES (2)");

    Map<String, String> rows = new HashMap<>();
    for (JsonNode row : client.rows(ks, "nothing", 10).get("rows")) {
      rows.put(row.get(0).asText(), row.toString());
    }
    assertThat(rows)
        .containsEntry("1", "[\"1\",\"0x\",\"0x\",\"\"]")
        .containsEntry("2", "[\"2\",null,null,null]");
  }

  @Test
  void a_large_value_is_cut_and_given_whole_when_asked_for() {
    DB.coodie().execute("CREATE TABLE IF NOT EXISTS large (k int PRIMARY KEY, t text)");
    String text = "ä".repeat(300_000);
    DB.coodie().execute("INSERT INTO large (k, t) VALUES (?, ?)", 1, text);

    JsonNode cell = client.rows(ks, "large", 10).get("rows").get(0).get(1);
    assertThat(cell.get("bytes").asInt()).isEqualTo(600_000);
    assertThat(text).startsWith(cell.get("cut").asText());
    assertThat(cell.get("cut").asText().length()).isBetween(100, 1_000);
    JsonNode whole =
        client
            .post(
                "value",
                Map.of("keyspace", ks, "table", "large", "key", Map.of("k", "1"), "column", "t"))
            .json();
    assertThat(whole.get("value").asText()).isEqualTo(text);
  }

  @Test
  void a_value_that_is_too_large_to_show_is_a_sentence() {
    DB.coodie().execute("CREATE TABLE IF NOT EXISTS huge (k int PRIMARY KEY, b blob)");
    DB.coodie().execute("INSERT INTO huge (k, b) VALUES (?, ?)", 1, ByteBuffer.allocate(3 << 19));

    StudioClient.Answer answer =
        client.post(
            "value",
            Map.of("keyspace", ks, "table", "huge", "key", Map.of("k", "1"), "column", "b"));
    assertThat(answer.id()).isEqualTo("coodie-1420");
    assertThat(answer.problem()).contains("1572864 bytes").contains("coodie query");
  }

  /** Rows of 1 MB: as many as fit into the bound, and the next page goes on. */
  @Test
  void a_page_is_bounded_by_bytes_as_well_as_by_rows() {
    DB.coodie()
        .execute("CREATE TABLE IF NOT EXISTS heavy (k int, c int, b blob, PRIMARY KEY (k, c))");
    for (int row = 0; row < 40; row++) {
      DB.coodie()
          .execute(
              "INSERT INTO heavy (k, c, b) VALUES (1, ?, ?)", row, ByteBuffer.allocate(1 << 20));
    }

    JsonNode page = client.rows(ks, "heavy", 1_000).json();

    assertThat(page.get("rows").size()).isBetween(8, 39);
    assertThat(page.get("next").isTextual()).isTrue();
    assertThat(page.toString().length()).isLessThan(200_000);
  }

  @Test
  void the_lens_tells_where_a_partition_is_and_how_large() {
    JsonNode row = client.rows(ks, "ticket_sales", 1).get("rows").get(0);
    Map<String, String> key = new HashMap<>();
    List<String> names = List.of("hall", "day", "sold_at", "ticket");
    for (int i = 0; i < names.size(); i++) {
      key.put(names.get(i), row.get(i).asText());
    }
    JsonNode lens =
        client.post("lens", Map.of("keyspace", ks, "table", "ticket_sales", "key", key)).json();

    assertThat(lens.get("rows").asInt()).isEqualTo(400);
    assertThat(lens.get("more").asBoolean()).isFalse();
    assertThat(lens.get("bytes").asLong()).isBetween(20_000L, 60_000L);
    assertThat(lens.get("replicas").get(0).asText()).startsWith("127.0.0.");
    String token =
        String.valueOf(
            DB.coodie()
                .execute(
                    "SELECT token(hall, day) FROM ticket_sales WHERE hall = ? AND day = ? LIMIT 1",
                    key.get("hall"),
                    LocalDate.parse(key.get("day")))
                .get(0)
                .get(0));
    assertThat(lens.get("token").asText()).isEqualTo(token);
    assertThat(lens.get("cells").get("seats").get("written").asText()).hasSize(16);
    assertThat(lens.get("cells").get("seats").get("ttl").isNull()).isTrue();
  }

  @Test
  void the_lens_tells_how_long_a_cell_lives() {
    JsonNode row = client.rows(ks, "carts", 1).get("rows").get(0);
    JsonNode lens =
        client
            .post(
                "lens",
                Map.of(
                    "keyspace",
                    ks,
                    "table",
                    "carts",
                    "key",
                    Map.of("guest", row.get(0).asText(), "film_id", row.get(1).asText())))
            .json();

    assertThat(lens.get("cells").get("note").get("ttl").asInt()).isBetween(80_000, 86_400);
  }

  @Test
  void names_with_capitals_signs_and_reserved_words_are_read_and_searched() {
    DB.coodie()
        .execute(
            "CREATE TABLE \"OddTable\" (\"Select\" int, \"a b\" text, \"from\" text,"
                + " PRIMARY KEY (\"Select\", \"a b\"))");
    DB.coodie().schema().run("CREATE INDEX ON \"OddTable\" (\"from\") USING 'sai'");
    DB.coodie()
        .execute("INSERT INTO \"OddTable\" (\"Select\", \"a b\", \"from\") VALUES (1, 'x', 'y')");
    for (Map<String, Object> condition :
        List.<Map<String, Object>>of(
            Map.of("column", "Select", "operator", "IN", "values", List.of("1", "2")),
            Map.of("column", "from", "operator", "=", "values", List.of("y")))) {
      Map<String, Object> request = request("OddTable", 10, null);
      request.put("filter", List.of(condition));
      StudioClient.Answer answer = client.post("rows", request);

      assertThat(answer.json().path("rows").toString())
          .as(answer.problem())
          .isEqualTo("[[\"1\",\"x\",\"y\"]]");
    }
    Map<String, Object> key =
        Map.of("keyspace", ks, "table", "OddTable", "key", Map.of("Select", "1", "a b", "x"));
    assertThat(client.post("lens", key).get("cells").get("from").get("written").isTextual())
        .isTrue();
  }

  @Test
  void a_masked_key_is_not_looked_for() {
    try (RunningStudio other = Studio.on(DB.coodie()).mask("email").start()) {
      Map<String, Object> key =
          Map.of(
              "keyspace", ks, "table", "guests", "key", Map.of("email", "ada.brandt0@example.org"));

      assertThat(StudioClient.open(other).post("lens", key).id()).isEqualTo("coodie-1410");
    }
  }

  @Test
  void a_table_that_was_dropped_is_a_sentence() {
    DB.coodie().execute("CREATE TABLE gone (k int PRIMARY KEY)");
    assertThat(client.rows(ks, "gone", 10).status()).isEqualTo(200);
    DB.coodie().execute("DROP TABLE gone");

    StudioClient.Answer answer = client.rows(ks, "gone", 10);
    assertThat(answer.status()).isEqualTo(404);
    assertThat(answer.problem()).startsWith("There is no table " + ks + ".gone any more.");
  }

  @Test
  void no_request_reads_without_a_page_or_counts() throws Exception {
    List<String> sent = new ArrayList<>();
    Coodie watched =
        DB.coodie()
            .through(
                driver ->
                    new WatchingDriver(
                        driver,
                        statement -> sent.add(statement.pageSize() + " " + statement.text())));
    try (RunningStudio other = Studio.on(watched).start()) {
      StudioClient.open(other).rows(ks, "guests", 50);
    }

    assertThat(sent.stream().filter(s -> s.contains("guests")))
        .containsExactly(
            "25 SELECT * FROM " + ks + ".guests", "25 SELECT * FROM " + ks + ".guests");
    assertThat(sent).noneMatch(text -> text.toLowerCase(Locale.ROOT).contains("count("));
  }
}
