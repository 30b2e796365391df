package dev.coodie.javadriver;

import com.datastax.oss.driver.api.core.config.DefaultDriverOption;
import com.datastax.oss.driver.api.core.config.DriverExecutionProfile;
import com.datastax.oss.driver.api.core.context.DriverContext;
import com.datastax.oss.driver.api.core.time.TimestampGenerator;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongConsumer;
import org.slf4j.LoggerFactory;

/**
 * Microseconds of the JDK's clock, each larger than the one before, with the driver's own options
 * for its warning. The driver's generator asks the system's C library, for which it loads 450
 * classes at the start; the JDK's clock is as fine. Named in the configuration that coodie gives to
 * the driver; not for applications. Thread-safe.
 */
public final class WriteTimestamps implements TimestampGenerator {
  private final Clock clock;
  private final LongConsumer warning;
  private final long allowedMicros;
  private final long intervalMillis;
  private final AtomicLong last = new AtomicLong();
  private final AtomicLong warnedMillis = new AtomicLong(Long.MIN_VALUE);

  /** Called by the driver. */
  public WriteTimestamps(DriverContext context) {
    this(context.getConfig().getDefaultProfile(), Clock.systemUTC(), WriteTimestamps::log);
  }

  /** Tells {@code warning} how many milliseconds the clock is behind. */
  WriteTimestamps(DriverExecutionProfile options, Clock clock, LongConsumer warning) {
    this.clock = clock;
    this.warning = warning;
    this.allowedMicros =
        TimeUnit.NANOSECONDS.toMicros(
            options
                .getDuration(
                    DefaultDriverOption.TIMESTAMP_GENERATOR_DRIFT_WARNING_THRESHOLD, Duration.ZERO)
                .toNanos());
    this.intervalMillis =
        options
            .getDuration(
                DefaultDriverOption.TIMESTAMP_GENERATOR_DRIFT_WARNING_INTERVAL, Duration.ZERO)
            .toMillis();
  }

  @Override
  public long next() {
    while (true) {
      long before = last.get();
      long now = micros(clock.instant());
      long next = Math.max(now, before + 1);
      if (last.compareAndSet(before, next)) {
        if (allowedMicros > 0 && next - now > allowedMicros) {
          warn(next, now);
        }
        return next;
      }
    }
  }

  private static long micros(Instant now) {
    return now.getEpochSecond() * 1_000_000 + now.getNano() / 1_000;
  }

  private void warn(long next, long now) {
    long millis = now / 1_000;
    long warned = warnedMillis.get();
    boolean due = warned == Long.MIN_VALUE || millis < warned || millis - warned >= intervalMillis;
    if (due && warnedMillis.compareAndSet(warned, millis)) {
      warning.accept((next - now) / 1_000);
    }
  }

  private static void log(long behind) {
    // Made for the first warning: who sees none needs no logger.
    LoggerFactory.getLogger(WriteTimestamps.class)
        .warn(
            "The clock is {} ms behind the time of the last write: it was set back, or more than a"
                + " million statements a second were sent. Writes get later times all the same.",
            behind);
  }

  @Override
  public void close() {}
}
