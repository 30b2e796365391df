package dev.coodie.internal.scan;

import dev.coodie.driver.TokenRange;
import java.nio.ByteBuffer;
import java.util.List;

/**
 * How far a scan is.
 *
 * @param fingerprint of the statement it reads with
 * @param whole which part of the ring it reads in all, above 0, up to 1
 * @param rows how many rows were handled
 * @param left what is still to be read, in the order of the ring; empty at the end
 */
public record Position(ByteBuffer fingerprint, double whole, long rows, List<Piece> left) {
  /** Copies the list. */
  public Position {
    fingerprint = fingerprint.asReadOnlyBuffer();
    left = List.copyOf(left);
  }

  /** Which part of what it reads is done, 0 to 1. */
  public double share() {
    if (left.isEmpty()) {
      return 1;
    }
    // Whole numbers, so that the share never goes back by a rounding where pieces are joined
    // otherwise.
    long tokens = left.stream().mapToLong(piece -> piece.range().size()).sum();
    double share = new TokenRange(Long.MIN_VALUE, Long.MIN_VALUE + tokens).share();
    return Math.max(0, 1 - share / whole);
  }
}
