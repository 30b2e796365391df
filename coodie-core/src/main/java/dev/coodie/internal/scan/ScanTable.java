package dev.coodie.internal.scan;

import dev.coodie.driver.CqlStatement;
import dev.coodie.driver.StatementOptions;
import dev.coodie.driver.TokenRange;
import dev.coodie.error.InvalidQueryException;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The statements that read ranges of one table.
 *
 * @param name for messages
 * @param rows reads the rows
 * @param counts gives their number, in one row
 * @param keys reads as little of each row as possible
 */
public record ScanTable(
    String name,
    Function<TokenRange, CqlStatement> rows,
    Function<TokenRange, CqlStatement> counts,
    Function<TokenRange, CqlStatement> keys) {

  /** The same, sent with these options where they say something. */
  public ScanTable with(StatementOptions options) {
    Function<CqlStatement, CqlStatement> change =
        statement -> statement.withOptions(options.orElse(statement.options()));
    return new ScanTable(name, rows.andThen(change), counts.andThen(change), keys.andThen(change));
  }

  /**
   * The beginning: that of the part, or of the ring without one.
   *
   * @throws InvalidQueryException if the part is of another table
   */
  public Position beginning(@Nullable Part part) {
    CqlStatement whole = rows.apply(TokenRange.RING);
    ByteBuffer fingerprint = Positions.fingerprint(whole);
    if (part == null) {
      return new Position(fingerprint, 1, 0, List.of(Piece.of(TokenRange.RING)));
    }
    if (!part.isOf(name)) {
      throw new InvalidQueryException(
          "coodie-577",
          "The part belongs to another table than "
              + name
              + ". Give it to a scan of the table that was split, or split this one.");
    }
    List<Piece> pieces = part.ranges().stream().map(Piece::of).toList();
    return new Position(fingerprint, part.share(), 0, pieces);
  }

  /**
   * Where an earlier run ended.
   *
   * @throws InvalidQueryException if it is of another scan
   */
  public Position from(Position known) {
    CqlStatement whole = rows.apply(TokenRange.RING);
    if (!known.fingerprint().equals(Positions.fingerprint(whole))) {
      throw new InvalidQueryException(
          "coodie-535",
          "The checkpoint belongs to another scan than "
              + whole.text()
              + ": to another table, other columns, or another type of documents. Give it to the"
              + " scan it came from, or start again without it.");
    }
    return known;
  }

  public ScanPlan plan(Position from, List<TokenRange> owned, int atLeast) {
    return ScanPlan.of(name, piece -> rows.apply(piece.range()), false, from, owned, atLeast);
  }

  /** Counts on the server; where that takes too long, even for small ranges, by reading keys. */
  public ScanPlan counting(Position from, List<TokenRange> owned, int atLeast) {
    return ScanPlan.of(
        name,
        piece -> (isCountedByServer(piece) ? counts : keys).apply(piece.range()),
        true,
        from,
        owned,
        atLeast);
  }

  public static boolean isCountedByServer(Piece piece) {
    return piece.halvings() < ScanPlan.MOST_HALVINGS;
  }
}
