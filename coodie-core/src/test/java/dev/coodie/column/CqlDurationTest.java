package dev.coodie.column;

import static org.assertj.core.api.Assertions.assertThatNoException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CqlDurationTest {
  @ParameterizedTest
  @CsvSource({"0, 0, 0", "1, 0, 5", "-1, -2, -3", "0, -1, 0"})
  void parts_of_one_sign_are_allowed(int months, int days, long nanoseconds) {
    assertThatNoException().isThrownBy(() -> new CqlDuration(months, days, nanoseconds));
  }

  @ParameterizedTest
  @CsvSource({"1, -1, 0", "-1, 0, 1", "0, 1, -1"})
  void parts_of_opposite_signs_are_refused(int months, int days, long nanoseconds) {
    assertThatThrownBy(() -> new CqlDuration(months, days, nanoseconds))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
