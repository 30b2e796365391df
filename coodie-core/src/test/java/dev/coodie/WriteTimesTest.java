package dev.coodie;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.coodie.driver.WriteTimes;
import dev.coodie.error.InvalidQueryException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class WriteTimesTest {
  private static final String OTHERWISE = "write it as a time";

  @ParameterizedTest
  @EnumSource(names = {"SECONDS", "MILLIS", "NANOS"})
  void a_time_of_now_in_another_unit_is_refused(ChronoUnit unit) {
    long now = unit.between(Instant.EPOCH, Instant.now());

    assertThatThrownBy(() -> WriteTimes.checked(now, OTHERWISE))
        .isInstanceOf(InvalidQueryException.class)
        .hasMessageStartingWith("The write time is taken as microseconds since 1970, which is ")
        .hasMessageContaining("It looks like ")
        .hasMessageEndingWith(
            ". Give microseconds, or if it is meant so, write it as a time. [coodie-1519]");
  }

  @Test
  void the_message_has_both_readings() {
    assertThatThrownBy(() -> WriteTimes.checked(1_700_000_000_000L, OTHERWISE))
        .hasMessageContaining("1970-01-20T16:13:20Z, and loses against what clocks write now.")
        .hasMessageContaining("It looks like milliseconds, which is 2023-11-14T22:13:20Z.");
    assertThatThrownBy(() -> WriteTimes.checked(1_700_000_000_000_000_000L, OTHERWISE))
        .hasMessageContaining("and nothing could be written over it. It looks like nanoseconds");
  }

  @ParameterizedTest
  @ValueSource(
      longs = {Long.MIN_VALUE, -1, 0, 1, 5_000, 999_999, 1_700_000_000_000_000L, Long.MAX_VALUE})
  void other_numbers_are_taken_as_they_are(long micros) {
    assertThat(WriteTimes.checked(micros, OTHERWISE)).isEqualTo(micros);
  }
}
