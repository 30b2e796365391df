package dev.coodie.scan;

import dev.coodie.driver.StatementOptions;
import dev.coodie.error.InvalidQueryException;
import dev.coodie.internal.scan.Ring;
import dev.coodie.internal.scan.ScanLimits;
import dev.coodie.internal.table.Settings;
import java.time.Duration;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** What a scan was told. Its fields change only while a copy is made. */
final class ScanOptions {
  static final ScanOptions DEFAULT = new ScanOptions();

  private static final int PARALLELISM = 8;
  private static final int RANGES_AT_ONCE = 8;
  private static final int MOST_AT_ONCE = 1_024;
  private static final int ATTEMPTS = 5;

  /** With all ranges open, two pages each, of rows that are not large, 64 MiB are enough. */
  private static final int PAGE_SIZE = 1_000;

  private int parallelism = PARALLELISM;
  private int ranges = 1;
  private int pageSize;
  private StatementOptions statement = StatementOptions.DEFAULT;
  private @Nullable Executor executor;
  private @Nullable ScanCheckpoint from;
  private @Nullable Consumer<? super ScanCheckpoint> onCheckpoint;
  private @Nullable Consumer<? super ScanProgress> onProgress;
  private Duration interval = Duration.ofSeconds(1);
  private Duration firstPause = Duration.ofMillis(250);

  private ScanOptions() {}

  private ScanOptions with(Consumer<ScanOptions> change) {
    ScanOptions copy = new ScanOptions();
    copy.parallelism = parallelism;
    copy.ranges = ranges;
    copy.pageSize = pageSize;
    copy.statement = statement;
    copy.executor = executor;
    copy.from = from;
    copy.onCheckpoint = onCheckpoint;
    copy.onProgress = onProgress;
    copy.interval = interval;
    copy.firstPause = firstPause;
    change.accept(copy);
    return copy;
  }

  ScanOptions withParallelism(int count) {
    int checked = checked("parallelism", count, MOST_AT_ONCE);
    return with(o -> o.parallelism = checked);
  }

  ScanOptions withRanges(int count) {
    int checked = checked("ranges", count, Ring.MOST);
    return with(o -> o.ranges = checked);
  }

  ScanOptions withPageSize(int rows) {
    int checked = Settings.positive("pageSize", rows);
    return with(o -> o.pageSize = checked);
  }

  ScanOptions withStatement(StatementOptions value) {
    return with(o -> o.statement = value);
  }

  ScanOptions withExecutor(Executor value) {
    return with(o -> o.executor = value);
  }

  ScanOptions withFrom(ScanCheckpoint value) {
    return with(o -> o.from = value);
  }

  ScanOptions withOnCheckpoint(Consumer<? super ScanCheckpoint> listener) {
    return with(o -> o.onCheckpoint = listener);
  }

  ScanOptions withOnProgress(Consumer<? super ScanProgress> listener) {
    return with(o -> o.onProgress = listener);
  }

  /** For tests, which cannot wait. */
  ScanOptions withTimes(Duration reports, Duration pause) {
    return with(
        o -> {
          o.interval = reports;
          o.firstPause = pause;
        });
  }

  private static int checked(String what, int count, int most) {
    if (count < 1 || count > most) {
      throw new InvalidQueryException(
          "coodie-536", what + "() is " + count + "; it must be 1 to " + most + ".");
    }
    return count;
  }

  StatementOptions statement() {
    return statement;
  }

  @Nullable Executor executor() {
    return executor;
  }

  @Nullable ScanCheckpoint from() {
    return from;
  }

  @Nullable Consumer<? super ScanCheckpoint> onCheckpoint() {
    return onCheckpoint;
  }

  @Nullable Consumer<? super ScanProgress> onProgress() {
    return onProgress;
  }

  /** So many ranges that those which take longer than others do not hold up the end. */
  int atLeast() {
    return Math.max(ranges, RANGES_AT_ONCE * parallelism);
  }

  ScanLimits limits(int defaultPageSize) {
    int configured = defaultPageSize == 0 ? PAGE_SIZE : defaultPageSize;
    return new ScanLimits(
        parallelism, pageSize == 0 ? configured : pageSize, interval, ATTEMPTS, firstPause);
  }
}
