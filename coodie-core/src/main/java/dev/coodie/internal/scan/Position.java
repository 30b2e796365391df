package dev.coodie.internal.scan;

import java.nio.ByteBuffer;
import java.util.List;

/**
 * How far a scan is.
 *
 * @param fingerprint of the statement it reads with
 * @param rows how many rows were handled
 * @param left what is still to be read, in the order of the ring; empty at the end
 */
public record Position(ByteBuffer fingerprint, long rows, List<Piece> left) {
  /** Copies the list. */
  public Position {
    fingerprint = fingerprint.asReadOnlyBuffer();
    left = List.copyOf(left);
  }
}
