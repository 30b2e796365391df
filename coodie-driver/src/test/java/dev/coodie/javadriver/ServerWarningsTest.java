package dev.coodie.javadriver;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ServerWarningsTest {
  @ParameterizedTest
  @ValueSource(
      strings = {
        "Aggregation query used without partition key",
        "Batch for [ks.a, ks.b] is of size 6.122KiB, exceeding specified threshold of 5.000KiB",
        "Unlogged batch covering 12 partitions detected against table [ks.a]",
        "Executing a LOGGED BATCH on table [ks.a], configured with a gc_grace_seconds of 0",
      })
  void words_that_hold_no_value_are_passed_on(String warning) {
    assertThat(ServerWarnings.withoutValues(warning + ".")).isEqualTo(warning);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "Read 1 live rows and 1001 tombstone cells for query SELECT * FROM ks.t WHERE p = hunter2"
            + " | Read 1 live rows and 1001 tombstone cells",
        "Guardrail partition_size violated: Partition ks.t:hunter2 has size 3MiB"
            + " | its words may hold values, and are in its own log only",
        "Batch for hunter2 is of size | its words may hold values, and are in its own log only",
      })
  void a_value_is_not(String warning, String shown) {
    assertThat(ServerWarnings.withoutValues(warning)).isEqualTo(shown);
  }

  @Test
  void nothing_is_something_unknown() {
    assertThat(ServerWarnings.withoutValues("")).startsWith("its words may hold values");
  }
}
