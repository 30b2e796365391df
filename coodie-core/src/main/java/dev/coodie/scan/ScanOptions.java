package dev.coodie.scan;

import dev.coodie.driver.Driver;
import dev.coodie.driver.StatementOptions;
import dev.coodie.driver.TokenRange;
import dev.coodie.error.InvalidQueryException;
import dev.coodie.internal.check.Arguments;
import dev.coodie.internal.scan.Ring;
import dev.coodie.internal.scan.ScanLimits;
import dev.coodie.internal.table.Settings;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** What a scan was told. Its fields change only while a copy is made. */
final class ScanOptions {
  static final ScanOptions DEFAULT = new ScanOptions();

  private static final int PARALLELISM = 8;
  private static final int RANGES_AT_ONCE = 8;
  private static final int RANGES_AT_ONCE_IN_PART = 2;
  private static final int MOST_AT_ONCE = 1_024;
  private static final int ATTEMPTS = 5;

  /** With all ranges open, two pages each, of rows that are not large, 64 MiB are enough. */
  private static final int PAGE_SIZE = 1_000;

  private int parallelism = PARALLELISM;
  private int ranges = 1;
  private boolean equalRanges;
  private int pageSize;
  private StatementOptions statement = StatementOptions.DEFAULT;
  private @Nullable Executor executor;
  private @Nullable ScanCheckpoint from;
  private @Nullable ScanPart part;
  private @Nullable Consumer<? super ScanCheckpoint> onCheckpoint;
  private @Nullable Consumer<? super ScanProgress> onProgress;
  private Duration interval = Duration.ofSeconds(1);
  private Duration firstPause = Duration.ofMillis(250);

  private ScanOptions() {}

  private ScanOptions with(Consumer<ScanOptions> change) {
    ScanOptions copy = new ScanOptions();
    copy.parallelism = parallelism;
    copy.ranges = ranges;
    copy.equalRanges = equalRanges;
    copy.pageSize = pageSize;
    copy.statement = statement;
    copy.executor = executor;
    copy.from = from;
    copy.part = part;
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
    return with(
        o -> {
          o.ranges = checked;
          o.equalRanges = false;
        });
  }

  ScanOptions withEqualRanges(int count) {
    ScanOptions counted = withRanges(count);
    return counted.with(o -> o.equalRanges = true);
  }

  ScanOptions withPageSize(int rows) {
    int checked = Settings.positive("pageSize", rows);
    return with(o -> o.pageSize = checked);
  }

  ScanOptions withStatement(StatementOptions value) {
    return with(o -> o.statement = value);
  }

  ScanOptions withExecutor(Executor value) {
    Arguments.given(value, "an executor");
    return with(o -> o.executor = value);
  }

  ScanOptions withFrom(ScanCheckpoint value) {
    Arguments.given(value, "a checkpoint");
    return with(
        o -> {
          o.from = value;
          o.part = null;
        });
  }

  ScanOptions withPart(ScanPart value) {
    Arguments.given(value, "a part");
    return with(
        o -> {
          o.part = value;
          o.from = null;
        });
  }

  ScanOptions withOnCheckpoint(Consumer<? super ScanCheckpoint> listener) {
    Arguments.given(listener, "a listener");
    return with(o -> o.onCheckpoint = listener);
  }

  ScanOptions withOnProgress(Consumer<? super ScanProgress> listener) {
    Arguments.given(listener, "a listener");
    return with(o -> o.onProgress = listener);
  }

  ScanOptions withInterval(Duration value) {
    if (value.isNegative()) {
      throw new InvalidQueryException(
          "coodie-861",
          "reportsEvery() is " + value + "; it must be zero, for after each page, or more.");
    }
    return with(o -> o.interval = value);
  }

  /** For tests, which cannot wait. */
  ScanOptions withTimes(Duration reports, Duration pause) {
    return with(
        o -> {
          o.interval = reports;
          o.firstPause = pause;
        });
  }

  static int checkedParts(int count) {
    return checked("split", count, Ring.MOST);
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

  @Nullable ScanPart part() {
    return part;
  }

  @Nullable Consumer<? super ScanCheckpoint> onCheckpoint() {
    return onCheckpoint;
  }

  @Nullable Consumer<? super ScanProgress> onProgress() {
    return onProgress;
  }

  /** The ranges that none of those which are read crosses. */
  CompletionStage<List<TokenRange>> bounds(Driver driver) {
    return equalRanges
        ? CompletableFuture.completedFuture(Ring.split(TokenRange.RING, ranges))
        : driver.tokenRanges();
  }

  /**
   * So many ranges that those which take longer than others do not hold up the end; fewer in a
   * part, of which there are many.
   */
  int atLeast() {
    int atOnce = part == null ? RANGES_AT_ONCE : RANGES_AT_ONCE_IN_PART;
    return equalRanges ? 1 : Math.max(ranges, atOnce * parallelism);
  }

  ScanLimits limits(int defaultPageSize) {
    int configured = defaultPageSize == 0 ? PAGE_SIZE : defaultPageSize;
    return new ScanLimits(
        parallelism, pageSize == 0 ? configured : pageSize, interval, ATTEMPTS, firstPause);
  }
}
