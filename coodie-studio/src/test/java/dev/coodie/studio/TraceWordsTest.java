package dev.coodie.studio;

import static org.assertj.core.api.Assertions.assertThat;

import dev.coodie.observe.Trace;
import dev.coodie.observe.TraceStep;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What steps of Cassandra are in words, and what the page makes of a trace of several nodes. */
class TraceWordsTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          Executing single-partition query on users | It waited for a free thread to read with.
          Merged data from memtables and 7 sstables | Rows were read from memory and 7 files, and merged.
          Read 5 live rows and 3 tombstone cells | 5 rows and 3 tombstones were read.
          READ_RSP message received from /10.0.0.2:7000 | It waited for /10.0.0.2:7000 over the network.
          Submitted 1 concurrent range requests | Answers of 1 ranges were waited for.
          Something new | It came to: Something new
          """)
  void a_step_is_a_sentence(String activity, String sentence) {
    assertThat(TraceWords.of(activity)).isEqualTo(sentence);
  }

  private static TraceStep step(long micros, String node, String thread, String activity) {
    return new TraceStep(Duration.ofNanos(micros * 1_000), node, thread, activity);
  }

  @Test
  void a_step_took_as_long_as_since_the_one_before_it_of_its_thread_or_node() {
    Trace trace =
        new Trace(
            new UUID(0, 1),
            "Execute CQL3 query",
            null,
            "10.0.0.1",
            "QUORUM",
            null,
            Duration.ofMillis(10),
            List.of(
                step(100, "10.0.0.1", "a", "Parsing SELECT"),
                step(50, "10.0.0.2", "b", "Executing single-partition query on t"),
                step(300, "10.0.0.1", "c", "Executing single-partition query on t"),
                step(350, "10.0.0.1", "a", "Something new"),
                step(4_050, "10.0.0.2", "b", "Merged data from memtables and 9 sstables"),
                step(9_350, "10.0.0.1", "a", "READ_RSP message received from /10.0.0.2:7000")));

    Map<String, Object> view = TraceView.of(trace, false);

    assertThat(view.get("steps"))
        .asInstanceOf(org.assertj.core.api.InstanceOfAssertFactories.list(Map.class))
        .extracting(step -> step.get("took") + " " + step.get("slow"))
        .containsExactly(
            "100 null",
            "50 null",
            "200 null",
            "250 null",
            "4000 Rows were read from memory and 9 files, and merged.",
            "9000 It waited for /10.0.0.2:7000 over the network.");
    assertThat(view.get("advice").toString()).contains("spread over 9 files");
  }

  @Test
  void a_trace_without_times_or_end_is_shown_as_far_as_it_goes() {
    Trace trace =
        new Trace(
            new UUID(0, 1),
            "?",
            null,
            null,
            null,
            null,
            null,
            List.of(new TraceStep(null, "10.0.0.1", null, "Parsing")));

    Map<String, Object> view = TraceView.of(trace, false);

    assertThat(view.get("whole")).isEqualTo(1L);
    assertThat(view.get("advice").toString()).contains("had not written the end");
  }
}
