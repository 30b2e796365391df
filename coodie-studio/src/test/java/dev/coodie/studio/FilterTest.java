package dev.coodie.studio;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.coodie.driver.CqlStatement;
import dev.coodie.driver.Driver;
import dev.coodie.error.CoodieException;
import dev.coodie.test.EmbeddedCoodieExtension;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** What the filter builder offers is what the server answers, and what it does not is refused. */
class FilterTest {
  @RegisterExtension static final EmbeddedCoodieExtension DB = new EmbeddedCoodieExtension();

  private static RunningStudio studio;
  private static StudioClient client;

  @BeforeAll
  static void start() {
    for (String cql :
        List.of(
            """
            CREATE TABLE filtered (a int, b text, c1 int, c2 timestamp, c3 text, s text STATIC,
              v text, n int, tags set<text>, m map<text, int>, d duration, e vector<float, 2>,
              password text, old text, PRIMARY KEY ((a, b), c1, c2, c3))""",
            "CREATE TABLE by_v (v text, n int, x text, PRIMARY KEY ((v), n))",
            "CREATE INDEX ON filtered (n) USING 'sai'",
            "CREATE INDEX ON filtered (tags) USING 'sai'",
            "CREATE INDEX ON filtered (KEYS(m)) USING 'sai'",
            "CREATE INDEX ON filtered (old)")) {
      DB.coodie().schema().run(cql);
    }
    studio = Studio.on(DB.coodie()).start();
    client = StudioClient.open(studio);
  }

  @AfterAll
  static void stop() {
    studio.close();
  }

  private static Map<String, Object> condition(String column, String operator, String... values) {
    return Map.of("column", column, "operator", operator, "values", List.of(values));
  }

  @SafeVarargs
  private static StudioClient.Answer advice(Map<String, Object>... filter) {
    return client.post(
        "filter", Map.of("keyspace", DB.keyspace(), "table", "filtered", "filter", filter));
  }

  private static JsonNode offer(StudioClient.Answer advice, String column) {
    for (JsonNode offer : advice.get("offers")) {
      if (offer.get("column").asText().equals(column)) {
        return offer;
      }
    }
    throw new AssertionError(column);
  }

  private static List<String> operators(StudioClient.Answer advice, String column) {
    List<String> operators = new ArrayList<>();
    offer(advice, column).get("operators").forEach(operator -> operators.add(operator.asText()));
    return operators;
  }

  @Test
  void only_what_can_lead_to_an_answer_is_offered() {
    StudioClient.Answer none = advice();

    assertThat(operators(none, "a")).containsExactly("=", "IN");
    assertThat(operators(none, "c1")).containsExactly("=", "IN", "<", "<=", ">", ">=");
    assertThat(operators(none, "n")).containsExactly("=", "<", "<=", ">", ">=");
    assertThat(operators(none, "old")).containsExactly("=");
    assertThat(operators(none, "tags")).containsExactly("CONTAINS");
    assertThat(operators(none, "m")).containsExactly("CONTAINS KEY");
    for (String column : List.of("v", "s", "d", "e", "password")) {
      assertThat(operators(none, column)).as(column).isEmpty();
    }
  }

  @Test
  void it_says_why_not_and_what_would_serve_it() {
    JsonNode offer = offer(advice(), "v");

    assertThat(offer.get("why").asText())
        .isEqualTo("v is no part of the key and has no index: every row would be read.");
    assertThat(offer.get("served").toString())
        .contains("Table by_v has it as its partition key.")
        .contains("CREATE INDEX ON " + DB.keyspace() + ".filtered (v) USING 'sai';");
    assertThat(offer(advice(), "password").get("why").asText()).isEqualTo("Its values are masked.");
  }

  @Test
  void it_says_which_columns_of_the_key_lack() {
    StudioClient.Answer one = advice(condition("a", "=", "1"));
    StudioClient.Answer gap =
        advice(
            condition("a", "=", "1"), condition("b", "=", "x"), condition("c2", ">", "2026-01-01"));

    assertThat(one.get("kind").asText()).isEqualTo("INCOMPLETE");
    assertThat(one.get("sentence").asText()).isEqualTo("Also give b.");
    assertThat(gap.get("sentence").asText()).isEqualTo("Also give c1.");
  }

  /**
   * Every combination of two or three conditions that is called answered is run, and none fails.
   */
  @Test
  void the_server_answers_whatever_is_called_answered() {
    Map<String, String> values = new HashMap<>();
    values.put("a", "1");
    values.put("b", "x");
    values.put("c1", "1");
    values.put("c2", "2026-01-01T00:00:00Z");
    values.put("c3", "x");
    values.put("v", "x");
    values.put("n", "1");
    values.put("tags", "x");
    values.put("m", "x");
    values.put("old", "x");
    LiveTable table =
        new LiveSchema(DB.coodie(), new Masks(List.of())).table(DB.keyspace(), "filtered");
    FilterRules rules = new FilterRules(table);
    List<Condition> all = new ArrayList<>();
    for (LiveColumn column : table.columns()) {
      for (String operator : FilterRules.operators(column)) {
        if (values.containsKey(column.name())) {
          all.add(new Condition(column.name(), operator, List.of(values.get(column.name()))));
        }
      }
    }
    List<List<Condition>> filters = new ArrayList<>();
    Condition a = new Condition("a", "=", List.of("1"));
    Condition b = new Condition("b", "=", List.of("x"));
    for (Condition first : all) {
      filters.add(List.of(first));
      filters.add(List.of(a, b, first));
      for (Condition second : all) {
        filters.add(List.of(first, second));
        filters.add(List.of(a, b, first, second));
      }
    }

    Driver driver = Api.driverOf(DB.coodie());
    int answered = 0;
    List<String> wrong = new ArrayList<>();
    for (List<Condition> filter : filters) {
      if (rules.judge(filter).kind() == FilterVerdict.Kind.ANSWERED) {
        answered++;
        TableQuery query = new TableQuery(DB.keyspace(), "filtered", filter, false, 10, null);
        try {
          CqlStatement bound =
              Statements.bind(driver, query.cql(table), query.names(), query.values());
          BoundedPage.read(driver, bound, 10);
        } catch (CoodieException e) {
          wrong.add(query.cql(table) + ": " + e.getMessage());
        }
      }
    }
    assertThat(wrong).isEmpty();
    assertThat(answered).isGreaterThan(100);
  }

  @Test
  void a_filter_that_would_read_every_row_is_refused_with_the_reason() {
    Map<String, Object> request = new HashMap<>();
    request.put("keyspace", DB.keyspace());
    request.put("table", "filtered");
    request.put("pageSize", 10);
    request.put("filter", List.of(condition("v", "=", "x")));

    StudioClient.Answer answer = client.post("rows", request);
    assertThat(answer.id()).isEqualTo("coodie-1419");
    assertThat(answer.problem()).startsWith("v is no part of the key");
  }

  @Test
  void a_value_of_another_type_is_told_without_the_value() {
    Map<String, Object> request = new HashMap<>();
    request.put("keyspace", DB.keyspace());
    request.put("table", "filtered");
    request.put("pageSize", 10);
    request.put("filter", List.of(condition("n", "=", "hunter2")));

    StudioClient.Answer answer = client.post("rows", request);
    assertThat(answer.id()).isEqualTo("coodie-1418");
    assertThat(answer.problem())
        .isEqualTo("The value of n is no int. Write it as in CQL, without quotes, such as 1.")
        .doesNotContain("hunter2");
  }

  @Test
  void a_masked_column_is_not_searched() {
    Map<String, Object> request = new HashMap<>();
    request.put("keyspace", DB.keyspace());
    request.put("table", "filtered");
    request.put("pageSize", 10);
    request.put("filter", List.of(condition("password", "=", "x")));

    assertThat(client.post("rows", request).id()).isEqualTo("coodie-1410");
  }
}
