package dev.coodie.studio;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.coodie.Coodie;
import dev.coodie.error.ConnectionException;
import dev.coodie.test.EmbeddedCoodieExtension;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** How large partitions are, and where each number is from, on a real node. */
class PartitionSizesTest {
  @RegisterExtension static final EmbeddedCoodieExtension DB = new EmbeddedCoodieExtension();

  private static RunningStudio studio;
  private static StudioClient client;

  @BeforeAll
  static void start() {
    SampleData.create(DB.coodie(), DB.keyspace());
    studio = Studio.on(DB.coodie()).start();
    client = StudioClient.open(studio);
  }

  @AfterAll
  static void stop() {
    studio.close();
  }

  private static JsonNode partitions(StudioClient asking, String table) {
    return asking.post("partitions", Map.of("keyspace", DB.keyspace(), "table", table)).json();
  }

  @Test
  void what_the_server_measures_is_told_with_its_table() {
    JsonNode measures = partitions(client, "films").get("measures");

    assertThat(measures.findValuesAsText("source"))
        .containsExactly(
            "system_views.max_partition_size",
            "system_views.rows_per_read",
            "system_views.tombstones_per_read");
    assertThat(measures.get(0).get("mebibytes").isNumber()).isTrue();
    assertThat(measures.get(0).get("node").asText()).contains("127.0.0.");
    assertThat(measures.findValues("problem")).isEmpty();
    assertThat(measures.get(1).get("p99th").isNumber()).isTrue();
    assertThat(measures.get(2).get("max").isNumber()).isTrue();
  }

  @Test
  void a_server_that_has_no_such_tables_is_told() {
    Coodie old =
        DB.coodie()
            .through(
                driver ->
                    new RewritingDriver(
                        driver,
                        ".tables WHERE keyspace_name = 'system_views'",
                        ".none WHERE keyspace_name = 'system_views'"));
    try (RunningStudio other = Studio.on(old).start()) {
      JsonNode answer = partitions(StudioClient.open(other), "films");

      assertThat(answer.get("measures").findValuesAsText("problem"))
          .hasSize(3)
          .allMatch(text -> text.startsWith("This server has no such table"));
    }
  }

  @Test
  void partitions_that_were_read_are_told_the_largest_first() {
    JsonNode sales = client.rows(DB.keyspace(), "ticket_sales", 1_000).json();
    JsonNode seen = partitions(client, "ticket_sales").get("seen");

    assertThat(sales.get("rows").size()).isEqualTo(1_000);
    assertThat(seen.get(0).get("rows").asInt()).isEqualTo(400);
    assertThat(seen.get(0).get("all").asBoolean()).isFalse();
    assertThat(seen.get(0).get("key").fieldNames()).toIterable().containsExactly("hall", "day");
    long before = Long.MAX_VALUE;
    for (JsonNode one : seen) {
      assertThat(one.get("bytes").asLong()).isLessThanOrEqualTo(before);
      before = one.get("bytes").asLong();
    }
    JsonNode key = seen.get(0).get("key");
    client.post("lens", Map.of("keyspace", DB.keyspace(), "table", "ticket_sales", "key", key));
    assertThat(partitions(client, "ticket_sales").get("seen"))
        .anySatisfy(
            one -> {
              assertThat(one.get("key")).isEqualTo(key);
              assertThat(one.get("all").asBoolean()).isTrue();
            });
  }

  /** The server fills its table while it validates for a repair, for which one node is too few. */
  @Test
  void those_that_the_server_found_are_told() {
    DB.coodie()
        .schema()
        .run(
            "CREATE TABLE top_partitions (keyspace_name text, table_name text, top_type text,"
                + " last_update timestamp, top frozen<list<frozen<tuple<text, bigint>>>>,"
                + " PRIMARY KEY (keyspace_name, table_name, top_type))");
    DB.coodie()
        .execute(
            "INSERT INTO top_partitions (keyspace_name, table_name, top_type, last_update, top)"
                + " VALUES (?, 'guests', 'SIZES', '2026-11-30', [('a@b', 9000), ('c@d', 80)])",
            DB.keyspace());
    Coodie repaired =
        DB.coodie()
            .through(
                driver ->
                    new RewritingDriver(
                        driver,
                        "FROM system.top_partitions",
                        "FROM " + DB.keyspace() + ".top_partitions"));
    try (RunningStudio other = Studio.on(repaired).start()) {
      JsonNode answer = partitions(StudioClient.open(other), "guests");

      assertThat(answer.get("topKnown").asBoolean()).isTrue();
      assertThat(answer.get("top").findValuesAsText("key")).containsExactly("a@b", "c@d");
      assertThat(answer.get("top").get(0).get("number").asLong()).isEqualTo(9_000);
      assertThat(answer.get("top").get(0).get("at").asText()).startsWith("2026-11-30");
    }
  }

  @Test
  void masked_keys_are_not_told() {
    try (RunningStudio other = Studio.on(DB.coodie()).mask("email").start()) {
      StudioClient masked = StudioClient.open(other);
      masked.rows(DB.keyspace(), "guests", 50);
      JsonNode answer = partitions(masked, "guests");

      assertThat(answer.get("hidden").asBoolean()).isTrue();
      assertThat(answer.get("seen")).isEmpty();
    }
  }

  @Test
  void a_measure_that_fails_is_a_sentence_and_the_others_are_there() {
    Coodie shaky =
        DB.coodie()
            .through(
                driver ->
                    new WatchingDriver(
                        driver,
                        statement -> {
                          if (statement.text().contains("max_partition_size")) {
                            throw new ConnectionException("coodie-601", "No node answers.");
                          }
                        }));
    try (RunningStudio other = Studio.on(shaky).start()) {
      JsonNode measures = partitions(StudioClient.open(other), "films").get("measures");

      assertThat(measures.get(0).get("problem").asText()).contains("No node answers.");
      assertThat(measures).hasSize(3);
    }
  }
}
