package dev.coodie.migrations.scan;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class ThrottleTest {
  private final AtomicLong now = new AtomicLong(Long.MAX_VALUE - 10); // overflows on the way
  private final AtomicLong slept = new AtomicLong();

  private Throttle throttle(int rowsPerSecond) {
    return new Throttle(
        rowsPerSecond,
        now::get,
        nanos -> {
          now.addAndGet(nanos);
          slept.addAndGet(nanos);
        });
  }

  @Test
  void rows_take_the_time_that_they_may() {
    Throttle throttle = throttle(100);

    for (int i = 0; i < 1_001; i++) {
      throttle.awaitTurn();
    }

    assertThat(slept.get()).isEqualTo(TimeUnit.SECONDS.toNanos(10));
  }

  @Test
  void short_waits_are_joined_to_long_ones() {
    Throttle throttle = throttle(100_000);

    for (int i = 0; i < 100_001; i++) {
      throttle.awaitTurn();
    }

    assertThat(slept.get())
        .isBetween(TimeUnit.MILLISECONDS.toNanos(999), TimeUnit.MILLISECONDS.toNanos(1_000));
  }

  @Test
  void time_not_used_is_not_saved_up() {
    Throttle throttle = throttle(10);
    throttle.awaitTurn();
    now.addAndGet(TimeUnit.MINUTES.toNanos(1));

    throttle.awaitTurn();
    throttle.awaitTurn();
    throttle.awaitTurn();

    assertThat(slept.get()).isEqualTo(TimeUnit.MILLISECONDS.toNanos(200));
  }

  @Test
  void without_a_limit_nothing_waits() {
    Throttle throttle = throttle(0);

    for (int i = 0; i < 10_000; i++) {
      throttle.awaitTurn();
    }

    assertThat(slept.get()).isZero();
  }
}
