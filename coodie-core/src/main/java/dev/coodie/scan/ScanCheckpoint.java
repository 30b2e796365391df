package dev.coodie.scan;

import dev.coodie.error.InvalidQueryException;
import dev.coodie.internal.scan.Position;
import dev.coodie.internal.scan.Positions;
import dev.coodie.internal.scan.Ring;
import org.jspecify.annotations.Nullable;

/**
 * How far a scan is: which ranges of tokens are left, and where to go on in those that are under
 * way. An immutable value. It holds the ranges themselves, so that it stays valid when nodes come
 * and go, and works only with a scan of the same table and columns.
 *
 * <p>Its text says where in the table to read on, and so can hold keys of rows: keep it like the
 * data.
 */
public final class ScanCheckpoint {
  private final Position position;
  private final String text;

  ScanCheckpoint(Position position) {
    this(position, Positions.write(position));
  }

  private ScanCheckpoint(Position position, String text) {
    this.position = position;
    this.text = text;
  }

  /**
   * Reads a checkpoint's text.
   *
   * @throws InvalidQueryException if it is none, or was changed or cut off
   */
  public static ScanCheckpoint parse(String text) {
    return Positions.read(text)
        .map(ScanCheckpoint::new)
        .orElseThrow(
            () ->
                new InvalidQueryException(
                    "coodie-534",
                    "The text is no checkpoint of a scan, or was changed or cut off. Give the text"
                        + " of a ScanCheckpoint, whole; without it the scan begins anew."));
  }

  /** How many rows were handled, in all runs together. */
  public long rows() {
    return position.rows();
  }

  /** Which part of the ring is done, 0 to 1. */
  public double share() {
    return Ring.shareWithout(position.left());
  }

  /** Whether nothing is left to be read. */
  public boolean isComplete() {
    return position.left().isEmpty();
  }

  Position position() {
    return position;
  }

  /** The URL-safe text. */
  @Override
  public String toString() {
    return text;
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof ScanCheckpoint that && text.equals(that.text);
  }

  @Override
  public int hashCode() {
    return text.hashCode();
  }
}
