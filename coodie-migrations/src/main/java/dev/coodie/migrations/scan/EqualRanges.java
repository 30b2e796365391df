package dev.coodie.migrations.scan;

import dev.coodie.driver.TokenRange;
import dev.coodie.scan.ScanCheckpoint;

/** The ranges of one size that a scan divides the ring into, by number. */
record EqualRanges(int count) {
  private static final double TOKENS = 0x1p64;

  /** How many of them are done. */
  int done(ScanCheckpoint checkpoint) {
    return (int) Math.round(checkpoint.share() * count);
  }

  /** One of them as messages say it; the first is number 0. */
  String describe(TokenRange range) {
    long upTo = Math.round((range.upTo() - (double) Long.MIN_VALUE) / TOKENS * count);
    return "range " + (upTo - 1) + " (" + range + ")";
  }
}
