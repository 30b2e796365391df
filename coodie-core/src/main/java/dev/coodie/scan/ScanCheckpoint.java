package dev.coodie.scan;

import dev.coodie.driver.TokenRange;
import dev.coodie.error.InvalidQueryException;
import dev.coodie.internal.check.Arguments;
import dev.coodie.internal.scan.Piece;
import dev.coodie.internal.scan.Position;
import dev.coodie.internal.scan.Positions;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How far a scan is: which ranges of tokens are left, and where to continue in those in progress.
 * An immutable value. It holds the ranges themselves, so it stays valid when nodes come and go. It
 * works only with a scan of the same table and columns.
 *
 * <p>Its text says where in the table to continue, so it can contain keys of rows: protect it like
 * the data.
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
   * @throws InvalidQueryException if it is not a checkpoint, or was changed or cut off
   */
  public static ScanCheckpoint parse(String text) {
    Arguments.given(text, "the text of a checkpoint");
    return Positions.read(text)
        .map(ScanCheckpoint::new)
        .orElseThrow(
            () ->
                new InvalidQueryException(
                    "coodie-534",
                    "The text is not a checkpoint of a scan, or was changed or cut off. Give the"
                        + " whole text of a ScanCheckpoint; without one the scan starts at the"
                        + " beginning."));
  }

  /** How many rows were handled, in all runs together. */
  public long rows() {
    return position.rows();
  }

  /** Which part is done, 0 to 1, of the ring or of the {@link ScanPart} that is read. */
  public double share() {
    return position.share();
  }

  /** Whether nothing is left to be read. */
  public boolean isComplete() {
    return position.left().isEmpty();
  }

  /**
   * The ranges that are left, in the order of the ring, those in progress as a whole. Neighbours
   * that were not started are joined.
   */
  public List<TokenRange> left() {
    return position.left().stream().map(Piece::range).toList();
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
