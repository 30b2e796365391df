package dev.coodie.scan;

import dev.coodie.internal.scan.Position;
import java.time.Duration;
import java.util.Optional;

/**
 * How far a scan is.
 *
 * @param share which part is done, 0 to 1, of the ring or of the {@link ScanPart} that is read;
 *     ranges under way do not count yet
 * @param rows rows handled, in all runs together
 * @param rowsPerSecond rows handled in this run, by the time since it began
 * @param remaining how long the rest takes at the current speed; empty while this is not known
 */
public record ScanProgress(
    double share, long rows, double rowsPerSecond, Optional<Duration> remaining) {

  /** What happened between {@code before} and {@code now}, in {@code elapsed}. */
  static ScanProgress of(double shareBefore, long rowsBefore, Position now, Duration elapsed) {
    double share = now.share();
    double seconds = Math.max(elapsed.toMillis(), 1) / 1000.0;
    double done = share - shareBefore;
    Optional<Duration> remaining =
        now.left().isEmpty()
            ? Optional.of(Duration.ZERO)
            : done <= 0
                ? Optional.empty()
                : Optional.of(Duration.ofMillis((long) (elapsed.toMillis() * (1 - share) / done)));
    return new ScanProgress(share, now.rows(), (now.rows() - rowsBefore) / seconds, remaining);
  }
}
