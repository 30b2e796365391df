package dev.coodie.migrations.scan;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class TableScanProgressTest {
  @Test
  void the_rest_takes_as_long_as_what_was_done_in_this_run() {
    TableScanProgress progress =
        TableScanProgress.of(40, 10, 100, 4_000, 500, Duration.ofSeconds(20));

    assertThat(progress.rangesDone()).isEqualTo(50);
    assertThat(progress.rows()).isEqualTo(4_500);
    assertThat(progress.rowsPerSecond()).isEqualTo(25.0);
    assertThat(progress.remaining()).contains(Duration.ofSeconds(100));
  }

  @Test
  void nobody_can_tell_how_long_it_takes_before_a_range_is_done() {
    assertThat(TableScanProgress.of(40, 0, 100, 0, 500, Duration.ofSeconds(20)).remaining())
        .isEmpty();
  }

  @Test
  void at_the_end_nothing_remains() {
    assertThat(TableScanProgress.of(100, 0, 100, 9, 0, Duration.ZERO))
        .isEqualTo(new TableScanProgress(100, 100, 9, 0, Optional.of(Duration.ZERO)));
  }
}
