package dev.coodie;

import static org.assertj.core.api.Assertions.assertThat;

import dev.coodie.observe.Trace;
import dev.coodie.observe.TraceStep;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class TraceTest {
  private static Trace trace(@Nullable Duration took, String... activities) {
    List<TraceStep> steps =
        Stream.of(activities)
            .map(
                activity ->
                    new TraceStep(Duration.ofMillis(5), "10.0.0.1", "ReadStage-1", activity))
            .toList();
    return new Trace(
        new UUID(0, 7),
        "Execute CQL3 query",
        "SELECT \"x\"",
        "10.0.0.1",
        "ONE",
        Instant.EPOCH,
        took,
        steps);
  }

  @Test
  void numbers_are_read_from_the_sentences_of_both_servers() {
    Trace cassandra =
        trace(
            Duration.ofMillis(10),
            "Read 5 live rows and 3 tombstone cells",
            "Read 1 live rows and 2 tombstone cells");
    Trace scylla =
        trace(
            Duration.ofMillis(10),
            "Page stats: 1 partition(s) (1 live, 0 dead), 0 static row(s) (0 live, 0 dead),"
                + " 7 clustering row(s) (4 live, 3 dead), 2 range tombstone(s) and 9 cell(s)");

    assertThat(cassandra.tombstonesRead()).hasValue(5);
    assertThat(cassandra.rowsRead()).hasValue(6);
    assertThat(scylla.tombstonesRead()).hasValue(5);
    assertThat(scylla.rowsRead()).hasValue(4);
    assertThat(trace(null, "Parsing").tombstonesRead()).isEmpty();
  }

  @Test
  void text_shows_when_each_step_was_done() {
    assertThat(trace(Duration.ofMillis(10), "Read 5 live rows and 3 tombstone cells"))
        .hasToString(
            """
            Execute CQL3 query: SELECT "x"
              took 10.000 ms, coordinator 10.0.0.1, consistency ONE, live rows read 5, tombstones read 3
                  5.000 ms |##########          | 10.0.0.1  Read 5 live rows and 3 tombstone cells""");
  }

  @Test
  void a_trace_without_end_says_so() {
    Trace unfinished = trace(null, "Parsing\nthis");

    assertThat(unfinished.isComplete()).isFalse();
    assertThat(unfinished.toString()).contains("no end was written yet").contains("Parsing this");
  }

  @Test
  void json_is_one_line_with_null_for_what_is_not_known() {
    assertThat(trace(null, "a \"b\"").json())
        .isEqualTo(
            "{\"id\": \"00000000-0000-0000-0000-000000000007\", \"request\": \"Execute CQL3 query\","
                + " \"query\": \"SELECT \\\"x\\\"\", \"coordinator\": \"10.0.0.1\","
                + " \"consistency\": \"ONE\", \"startedAt\": \"1970-01-01T00:00:00Z\","
                + " \"durationMicros\": null, \"rowsRead\": null, \"tombstonesRead\": null,"
                + " \"steps\": [{\"elapsedMicros\": 5000, \"node\": \"10.0.0.1\","
                + " \"thread\": \"ReadStage-1\", \"activity\": \"a \\\"b\\\"\"}]}");
  }
}
