package dev.coodie.javadriver;

import static org.assertj.core.api.Assertions.assertThat;

import com.datastax.oss.driver.api.core.config.DriverConfig;
import com.datastax.oss.driver.api.core.config.DriverExecutionProfile;
import com.datastax.oss.driver.api.core.context.DriverContext;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class WriteTimestampsTest {
  private static final Instant NOW = Instant.parse("2026-03-04T05:06:07.123456789Z");
  private static final long MICROS = NOW.getEpochSecond() * 1_000_000 + 123_456;

  private static DriverExecutionProfile options() {
    return Stubs.of(
        DriverExecutionProfile.class, Map.of("getDuration", arguments -> Duration.ofSeconds(1)));
  }

  private static WriteTimestamps at(Instant now) {
    return new WriteTimestamps(options(), Clock.fixed(now, ZoneOffset.UTC), behind -> {});
  }

  @Test
  void times_are_microseconds_and_no_two_are_the_same() {
    WriteTimestamps timestamps = at(NOW);

    assertThat(LongStream.generate(timestamps::next).limit(3))
        .containsExactly(MICROS, MICROS + 1, MICROS + 2);
  }

  @Test
  void a_clock_that_is_set_back_gives_later_times_and_one_warning_a_second() {
    SettableClock clock = new SettableClock();
    List<Long> warnings = new ArrayList<>();
    WriteTimestamps timestamps = new WriteTimestamps(options(), clock, warnings::add);

    long before = timestamps.next();
    clock.now = NOW.minusSeconds(60);

    assertThat(timestamps.next()).isEqualTo(before + 1);
    assertThat(timestamps.next()).isEqualTo(before + 2);
    assertThat(warnings).containsExactly(60_000L);

    clock.now = NOW.minusSeconds(59);
    timestamps.next();
    assertThat(warnings).containsExactly(60_000L, 59_000L);

    clock.now = NOW.minusMillis(500);
    timestamps.next();
    assertThat(warnings).hasSize(2);
  }

  @Test
  void threads_never_get_the_same_time() {
    WriteTimestamps timestamps = at(NOW);
    List<Long> times = new CopyOnWriteArrayList<>();

    IntStream.range(0, 2_000).parallel().forEach(i -> times.add(timestamps.next()));

    assertThat(times).doesNotHaveDuplicates();
  }

  @Test
  void the_driver_makes_one_whose_times_are_those_of_now() {
    DriverConfig config =
        Stubs.of(DriverConfig.class, Map.of("getDefaultProfile", arguments -> options()));
    DriverContext context = Stubs.of(DriverContext.class, Map.of("getConfig", arguments -> config));
    long before = System.currentTimeMillis() * 1_000;

    assertThat(new WriteTimestamps(context).next()).isGreaterThanOrEqualTo(before);
  }

  /** Says what it is told. */
  private static final class SettableClock extends Clock {
    private Instant now = NOW;

    @Override
    public Instant instant() {
      return now;
    }

    @Override
    public ZoneOffset getZone() {
      return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(java.time.ZoneId zone) {
      return this;
    }
  }
}
