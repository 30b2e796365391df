package dev.coodie.migrations.scan;

import java.time.Duration;
import java.util.Optional;

/**
 * How far a scan is.
 *
 * @param rangesDone ranges that were acknowledged, in this run and in those before it
 * @param ranges all ranges
 * @param rows rows handled: in this run, and those acknowledged before it
 * @param rowsPerSecond rows handled in this run, by the time since it began
 * @param remaining how long the rest takes if it goes on like this; empty while nobody can tell
 */
public record TableScanProgress(
    int rangesDone, int ranges, long rows, double rowsPerSecond, Optional<Duration> remaining) {

  /** {@code nowDone} and {@code nowRows} are of this run, which began {@code elapsed} ago. */
  static TableScanProgress of(
      int doneBefore, int nowDone, int ranges, long rowsBefore, long nowRows, Duration elapsed) {
    double seconds = Math.max(elapsed.toMillis(), 1) / 1000.0;
    int left = ranges - doneBefore - nowDone;
    Optional<Duration> remaining =
        left == 0
            ? Optional.of(Duration.ZERO)
            : nowDone == 0
                ? Optional.empty()
                : Optional.of(Duration.ofMillis(elapsed.toMillis() * left / nowDone));
    return new TableScanProgress(
        doneBefore + nowDone, ranges, rowsBefore + nowRows, nowRows / seconds, remaining);
  }
}
