package dev.coodie.spark.internal.write;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.coodie.error.ConfigurationException;
import dev.coodie.error.InvalidQueryException;
import dev.coodie.spark.internal.connect.JobOptions;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class WriteSettingsTest {
  private static WriteSettings at(String time) {
    return WriteSettings.of(JobOptions.of(Map.of("using-timestamp", time)));
  }

  @ParameterizedTest
  @CsvSource({
    "1769860800000000, 1769860800000000",
    "2026-01-31T12:00:00Z, 1769860800000000",
    "2026-01-31T12:00:00.000001Z, 1769860800000001",
    "1970-01-21T11:37:40.800Z, 1769860800000",
    "' 5000 ', 5000"
  })
  void a_write_time_is_microseconds_or_a_time(String given, long micros) {
    assertThat(at(given).timestamp()).isEqualTo(micros);
  }

  @Test
  void milliseconds_are_refused_since_they_would_be_in_1970() {
    String now = String.valueOf(Instant.now().toEpochMilli());

    assertThatThrownBy(() -> at(now))
        .isInstanceOf(InvalidQueryException.class)
        .hasMessageContaining("It looks like milliseconds")
        .hasMessageEndingWith("if it is meant so, write it as a time. [coodie-1519]");
  }

  @ParameterizedTest
  @ValueSource(strings = {"0", "-1", "now", "1e15", "2026-01-31", "99999999999999999999"})
  void what_is_no_time_is_refused_with_an_example(String given) {
    assertThatThrownBy(() -> at(given))
        .isInstanceOf(ConfigurationException.class)
        .hasMessageContaining("\"using-timestamp\"")
        .hasMessageContaining("or a time such as 2026-01-31T12:00:00Z")
        .hasMessageEndingWith("[coodie-1453]");
  }
}
