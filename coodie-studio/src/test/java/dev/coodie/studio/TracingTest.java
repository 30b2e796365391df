package dev.coodie.studio;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.coodie.Coodie;
import dev.coodie.test.EmbeddedCoodieExtension;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Traces, coordinators and the slowest queries over the API, on a real node. */
class TracingTest {
  @RegisterExtension static final EmbeddedCoodieExtension DB = new EmbeddedCoodieExtension();

  private static RunningStudio studio;
  private static StudioClient client;
  private static String ks;

  @BeforeAll
  static void start() {
    ks = DB.keyspace();
    Coodie coodie = DB.coodie();
    coodie.schema().run("CREATE TABLE dead (k int, c int, v text, PRIMARY KEY (k, c))");
    coodie.schema().run("CREATE TABLE hidden (secret int, v text, PRIMARY KEY (secret))");
    for (int c = 0; c < 120; c++) {
      coodie.execute("INSERT INTO dead (k, c, v) VALUES (1, ?, 'x')", c);
    }
    for (int c = 0; c < 110; c++) {
      coodie.execute("DELETE FROM dead WHERE k = 1 AND c = ?", c);
    }
    coodie.execute("INSERT INTO hidden (secret, v) VALUES (70001, 'x')");
    studio = Studio.on(coodie).start();
    client = StudioClient.open(studio);
  }

  @AfterAll
  static void stop() {
    studio.close();
  }

  private static Map<String, Object> rows(String table) {
    Map<String, Object> rows = new HashMap<>();
    rows.put("keyspace", ks);
    rows.put("table", table);
    rows.put("pageSize", 50);
    return rows;
  }

  @Test
  void a_page_of_a_table_is_traced_step_by_step() {
    JsonNode answer = client.post("trace", Map.of("rows", rows("dead"))).json();
    JsonNode trace = answer.get("traces").get(0);

    assertThat(answer.get("missing").isNull()).isTrue();
    assertThat(answer.get("cost").get("rows").asInt()).isEqualTo(10);
    assertThat(trace.get("coordinator").asText()).startsWith("127.0.0.");
    assertThat(trace.get("micros").asLong()).isPositive();
    assertThat(trace.get("tombstones").asInt()).isEqualTo(110);
    assertThat(trace.get("rows").asInt()).isEqualTo(10);
    assertThat(trace.get("steps").findValuesAsText("activity"))
        .anyMatch(activity -> activity.contains("Read 10 live rows and 110 tombstone cells"));
    assertThat(trace.get("steps").findValuesAsText("thread"))
        .anyMatch(thread -> thread.startsWith("ReadStage"));
    assertThat(trace.get("advice").toString()).contains("It read 110 tombstones for 10 live rows.");
  }

  @Test
  void what_took_long_is_said_in_words() {
    JsonNode trace = client.post("trace", Map.of("rows", rows("dead"))).get("traces").get(0);
    long whole = trace.get("whole").asLong();
    boolean words = false;
    for (JsonNode step : trace.get("steps")) {
      long took = step.get("took").asLong();
      assertThat(took).isBetween(0L, step.get("at").asLong());
      assertThat(step.get("at").asLong()).isLessThanOrEqualTo(whole);
      assertThat(step.get("slow").isTextual()).isEqualTo(took * 100 >= whole * 15);
      words |= step.get("slow").isTextual();
    }

    assertThat(words).isTrue();
  }

  @Test
  void a_statement_of_the_editor_is_traced_with_its_values() {
    Map<String, Object> query = new HashMap<>();
    query.put("cql", "SELECT v FROM dead WHERE k = ? AND c > ?");
    query.put("parameters", List.of("1", "115"));
    query.put("pageSize", 100);
    JsonNode answer = client.post("trace", Map.of("query", query)).json();

    assertThat(answer.get("cost").get("rows").asInt()).isEqualTo(4);
    assertThat(answer.get("traces").get(0).get("tombstones").asInt()).isZero();
  }

  @Test
  void a_write_is_not_run_again_for_a_trace() {
    Map<String, Object> query =
        Map.of("cql", "INSERT INTO dead (k, c, v) VALUES (9, 9, 'y')", "pageSize", 1);
    StudioClient.Answer answer = client.post("trace", Map.of("query", query));

    assertThat(answer.id()).isEqualTo("coodie-1429");
    assertThat(answer.problem()).contains("only a SELECT");
    assertThat(DB.coodie().execute("SELECT * FROM dead WHERE k = 9")).isEmpty();
    assertThat(client.post("trace", Map.of()).id()).isEqualTo("coodie-1409");
  }

  @Test
  void tombstones_of_a_partition_are_counted() {
    Map<String, Object> partition =
        Map.of("keyspace", ks, "table", "dead", "key", Map.of("k", "1", "c", "115"));
    JsonNode answer = client.post("trace", Map.of("partition", partition)).json();

    assertThat(answer.get("cost").get("rows").asInt()).isEqualTo(10);
    assertThat(answer.get("more").asBoolean()).isFalse();
    assertThat(answer.get("traces").get(0).get("tombstones").asInt()).isEqualTo(110);
  }

  @Test
  void a_trace_does_not_name_keys_that_are_masked() {
    assertThat(TraceWords.withoutKeys("Mismatch for DecoratedKey(-4069959284402364209, 00011171)"))
        .isEqualTo("Mismatch for DecoratedKey(-4069959284402364209, masked)");
    String text = client.post("trace", Map.of("rows", rows("hidden"))).json().toString();
    assertThat(text).contains("\"activity\"").doesNotContain("00011171").doesNotContain("70001");
  }

  @Test
  void each_view_tells_the_node_that_answered() {
    String node = client.rows(ks, "dead", 10).get("cost").get("coordinators").get(0).asText();

    assertThat(node).contains("127.0.0.");
    assertThat(
            client
                .query("SELECT * FROM " + ks + ".dead")
                .get("cost")
                .get("coordinators")
                .get(0)
                .asText())
        .isEqualTo(node);
  }

  @Test
  void the_slowest_queries_are_kept_with_their_cost_and_how_to_open_them() {
    try (RunningStudio other = Studio.on(DB.coodie()).start()) {
      StudioClient fresh = StudioClient.open(other);
      assertThat(fresh.post("slowest", Map.of()).get("queries")).isEmpty();
      fresh.post("rows", rows("dead"));
      fresh.post("rows", rows("dead"));
      fresh.query("SELECT c FROM " + ks + ".dead");

      JsonNode queries = fresh.post("slowest", Map.of()).get("queries");
      assertThat(queries.findValuesAsText("cql"))
          .containsExactlyInAnyOrder(
              "SELECT * FROM " + ks + ".dead", "SELECT c FROM " + ks + ".dead");
      for (JsonNode query : queries) {
        boolean table = query.get("rows").isObject();
        assertThat(query.get("times").asInt()).isEqualTo(table ? 2 : 1);
        assertThat(query.get("cost").get("rows").asInt()).isEqualTo(10);
      }
      assertThat(queries.get(0).get("cost").get("millis").asLong())
          .isGreaterThanOrEqualTo(queries.get(1).get("cost").get("millis").asLong());
    }
  }

  @Test
  void only_the_slowest_are_kept() {
    try (RunningStudio other = Studio.on(DB.coodie()).start()) {
      StudioClient fresh = StudioClient.open(other);
      for (int i = 0; i < StudioSession.MOST + 5; i++) {
        fresh.query("SELECT c AS c" + i + " FROM " + ks + ".dead");
      }

      assertThat(fresh.post("slowest", Map.of()).get("queries")).hasSize(StudioSession.MOST);
    }
  }
}
