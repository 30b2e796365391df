package dev.coodie.benchmarks.path;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RoundTest {
  @ParameterizedTest
  @CsvSource({"0, true", "0.02, true", "0.05, false", "2.2, false"})
  void code_has_settled_when_hardly_anything_is_compiled(double compiling, boolean settled) {
    assertThat(round(0, compiling).hasSettled()).isEqualTo(settled);
  }

  @Test
  void a_collection_counts_for_all_rounds_that_filled_the_heap() {
    assertThat(Round.collecting(List.of(round(0, 0), round(0, 0), round(6, 0)))).isEqualTo(2);
  }

  private static Round round(double collectingMicros, double compiling) {
    return new Round(1, 10, collectingMicros, 1, 1, 1, compiling, 1);
  }
}
