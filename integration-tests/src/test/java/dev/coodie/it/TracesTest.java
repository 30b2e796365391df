package dev.coodie.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.coodie.Coodie;
import dev.coodie.Documents;
import dev.coodie.batch.Batch;
import dev.coodie.error.DocumentNotFoundException;
import dev.coodie.observe.Trace;
import dev.coodie.observe.TraceStep;
import dev.coodie.observe.Traced;
import dev.coodie.schema.change.SchemaChanges;
import dev.coodie.test.EmbeddedCoodieExtension;
import dev.coodie.test.FakeDriver;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** The server's traces of operations. */
class TracesTest {
  @RegisterExtension
  static final EmbeddedCoodieExtension DB =
      EmbeddedCoodieExtension.withDocuments(Lantern.class, Person.class);

  private final Coodie coodie = DB.coodie();
  private final Documents<Lantern> lanterns = coodie.documents(Lantern.class);

  @BeforeAll
  static void create_table_of_counters() {
    DB.coodie()
        .execute(
            "CREATE TABLE visits (page text, day int, views counter, likes counter,"
                + " PRIMARY KEY (page, day)) WITH CLUSTERING ORDER BY (day DESC)");
  }

  @BeforeEach
  void fill() {
    lanterns.truncate();
    lanterns.bulk().saveAll(row(0, 10));
    row(0, 4).forEach(lanterns::delete);
  }

  private static List<Lantern> row(int from, int to) {
    return IntStream.range(from, to).mapToObj(i -> new Lantern("main", i, "red")).toList();
  }

  @Test
  void a_read_tells_its_steps_and_the_tombstones_it_read() {
    Traced<List<Lantern>> found =
        lanterns.traced(all -> all.find(Lantern_.partition("main")).all());

    assertThat(found.value()).hasSize(6);
    assertThat(found.missing()).isEmpty();
    assertThat(found.traces()).hasSize(1);
    Trace trace = found.traces().get(0);
    assertThat(trace.isComplete()).isTrue();
    assertThat(trace.duration()).isPositive();
    assertThat(trace.coordinator()).isEqualTo("127.0.0.1");
    assertThat(trace.consistency()).isNotBlank();
    assertThat(trace.tombstonesRead()).hasValue(4);
    assertThat(trace.rowsRead()).hasValue(6);
    assertThat(trace.query()).contains("FROM " + DB.keyspace() + ".lantern WHERE \"street\" = ?");
    assertThat(trace.startedAt()).isNotNull();
    assertThat(trace.steps())
        .extracting(TraceStep::activity)
        .anyMatch(step -> step.contains("Read 6 live rows and 4 tombstone cells"));
    assertThat(trace.steps()).allSatisfy(step -> assertThat(step.elapsed()).isNotNull());
    assertThat(trace.json()).doesNotContain("bound_var");
  }

  @Test
  void it_is_a_waterfall_and_json() throws Exception {
    Trace trace = lanterns.traced(all -> all.get(Lantern_.key("main", 7))).traces().get(0);

    String text = trace.toString();
    JsonNode json = new ObjectMapper().readTree(trace.json());

    assertThat(text.lines().skip(1).findFirst().orElseThrow())
        .containsPattern("took \\d+\\.\\d{3} ms, coordinator 127.0.0.1, consistency \\w+")
        .contains("live rows read 1");
    assertThat(text.lines().skip(2))
        .isNotEmpty()
        .allSatisfy(
            line -> assertThat(line).matches(" +\\d+\\.\\d{3} ms \\|#* *\\| 127\\.0\\.0\\.1  .+"));
    assertThat(json.get("id").asText()).isEqualTo(trace.id().toString());
    assertThat(json.get("durationMicros").asLong()).isPositive();
    assertThat(json.get("rowsRead").asLong()).isEqualTo(1);
    assertThat(json.get("steps")).hasSameSizeAs(trace.steps());
  }

  @Test
  void writes_batches_counters_and_raw_cql_are_traced() {
    Traced<Lantern> saved = lanterns.traced(all -> all.save(new Lantern("side", 1, "blue")));
    Traced<Boolean> counted =
        coodie
            .counters(Visits.class)
            .traced(
                visits -> {
                  visits.at(Visits_.key("traced", 1)).update(Visits_.views.add(1));
                  return true;
                });
    Traced<Integer> several =
        coodie.traced(
            traced -> {
              traced.execute(Batch.logged(lanterns.cql().save(new Lantern("side", 2, "red"))));
              return traced.execute("SELECT * FROM lantern WHERE street = ?", "side").size();
            });

    assertThat(saved.traces()).hasSize(1);
    assertThat(saved.traces().get(0).tombstonesRead()).isEmpty();
    assertThat(counted.traces()).hasSize(1);
    assertThat(several.traces()).hasSize(2);
    assertThat(several.value()).isEqualTo(2);
  }

  @Test
  void each_page_has_its_trace_also_without_waiting() throws Exception {
    Traced<List<Lantern>> found =
        lanterns
            .async()
            .traced(all -> all.find(Lantern_.partition("main")).pageSize(2).async().all())
            .toCompletableFuture()
            .get(30, TimeUnit.SECONDS);

    assertThat(found.value()).hasSize(6);
    assertThat(found.traces()).hasSizeBetween(3, 4);
  }

  @Test
  void many_requests_have_the_first_traces_and_a_sentence() {
    Traced<Integer> saved =
        lanterns.traced(
            all -> {
              IntStream.range(0, 25).forEach(i -> all.save(new Lantern("long", i, "red")));
              return 25;
            });

    assertThat(saved.traces()).hasSize(20);
    assertThat(saved.missing()).contains("Of 25 requests only the first 20 were traced.");
  }

  @Test
  void warnings_of_the_server_are_with_the_result() {
    Traced<Long> counted = lanterns.traced(all -> all.find().count());

    assertThat(counted.warnings())
        .singleElement()
        .asString()
        .contains("Aggregation query used without partition key");
    assertThat(counted.toString()).contains("The server warns: Aggregation query used");
  }

  @Test
  void a_plan_reports_what_the_server_warned_of() {
    SchemaChanges made = coodie.schema().plan(PersonByTown.class).apply();

    assertThat(made.warnings())
        .singleElement()
        .asString()
        .contains("Materialized views are experimental")
        .contains("(CREATE MATERIALIZED VIEW");
    assertThat(made.toString()).contains("The server warned: Materialized views");
    assertThat(made.json()).contains("\"warnings\": [\"Materialized views");
    assertThat(coodie.schema().plan(PersonByTown.class).changes().warnings()).isEmpty();
  }

  @Test
  void a_driver_without_traces_loses_no_result() {
    FakeDriver driver = new FakeDriver().returns(Lantern.class, row(1, 2).get(0));

    Traced<Lantern> found =
        Coodie.of(driver).documents(Lantern.class).traced(l -> l.get(Lantern_.key("main", 1)));

    assertThat(found.value()).isEqualTo(row(1, 2).get(0));
    assertThat(found.traces()).isEmpty();
    assertThat(found.missing().orElseThrow()).contains("No answer had the id of a trace");
    assertThat(driver.only().options().tracing()).isTrue();
  }

  @Test
  void what_fails_fails_as_without_traces() {
    assertThatThrownBy(() -> lanterns.traced(all -> all.get(Lantern_.key("none", 1))))
        .isInstanceOf(DocumentNotFoundException.class);
    assertThat(lanterns.traced(all -> 7).missing().orElseThrow()).contains("Nothing was sent");
  }
}
