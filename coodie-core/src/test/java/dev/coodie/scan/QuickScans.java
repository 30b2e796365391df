package dev.coodie.scan;

import java.time.Duration;

/** Opens what is not for users: scans that report often, and ask again at once. */
public final class QuickScans {
  private QuickScans() {}

  public static <R> Scan<R> of(Scan<R> scan, Duration reports, Duration pause) {
    return scan.times(reports, pause);
  }
}
