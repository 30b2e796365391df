package dev.coodie.internal.scan;

import dev.coodie.driver.TokenRange;
import java.nio.ByteBuffer;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A range of tokens that is still to be read, or the rest of one.
 *
 * @param range its bounds, to which a position belongs
 * @param position the paging state where to go on, null for the beginning
 * @param halvings how often it was halved because it could not be read as a whole
 */
public record Piece(TokenRange range, @Nullable ByteBuffer position, int halvings) {
  /** A range of which nothing was read. */
  public static Piece of(TokenRange range) {
    return new Piece(range, null, 0);
  }

  /** The same from another position on. */
  Piece from(@Nullable ByteBuffer state) {
    return new Piece(range, state, halvings);
  }

  boolean isFresh() {
    return position == null;
  }

  boolean isDivisible() {
    return range.size() != 1 && position == null;
  }

  List<Piece> halves() {
    return Ring.split(range, 2).stream().map(half -> new Piece(half, null, halvings + 1)).toList();
  }
}
