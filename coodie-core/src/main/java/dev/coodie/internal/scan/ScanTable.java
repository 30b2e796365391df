package dev.coodie.internal.scan;

import dev.coodie.driver.CqlStatement;
import dev.coodie.driver.StatementOptions;
import dev.coodie.driver.TokenRange;
import dev.coodie.error.InvalidQueryException;
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
   * Where to begin.
   *
   * @throws InvalidQueryException if the checkpoint is of another scan
   */
  public Position from(@Nullable Position known) {
    CqlStatement whole = rows.apply(TokenRange.RING);
    Position start =
        new Position(Positions.fingerprint(whole), 0, List.of(Piece.of(TokenRange.RING)));
    if (known == null) {
      return start;
    }
    if (!known.fingerprint().equals(start.fingerprint())) {
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
