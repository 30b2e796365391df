package dev.coodie.benchmarks.path;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RoundTest {
  @ParameterizedTest
  @CsvSource({
    "10, 10.9, 0, true",
    "10.9, 10, 0.1, true",
    "10, 11.1, 0, false",
    "11.1, 10, 0, false",
    "10, 10, 0.3, false",
    "31.2, 32.0, 2.2, false"
  })
  void rounds_are_warm_when_they_agree_and_nothing_is_being_compiled(
      double before, double now, double compiling, boolean warm) {
    assertThat(Round.areWarm(round(before, 2), round(now, compiling))).isEqualTo(warm);
  }

  private static Round round(double cpuMicros, double compiling) {
    return new Round(1, cpuMicros, 1, 1, 1, compiling, 1);
  }
}
