package dev.coodie.internal.scan;

import dev.coodie.driver.CqlStatement;
import dev.coodie.driver.TokenRange;
import dev.coodie.error.StatementTimeoutException;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.function.Function;

/**
 * What is read, and with which statements.
 *
 * @param what the table, for messages
 * @param fingerprint of the statement
 * @param whole which part of the ring is read in all
 * @param statements what reads a piece from its beginning
 * @param divides whether a piece that takes too long is halved
 * @param pieces what is left, in the order in which it is begun
 * @param rowsBefore rows that earlier runs handled
 */
public record ScanPlan(
    String what,
    ByteBuffer fingerprint,
    double whole,
    Function<Piece, CqlStatement> statements,
    boolean divides,
    List<Piece> pieces,
    long rowsBefore) {
  /** After so many halvings something else than the size is in the way. */
  public static final int MOST_HALVINGS = 4;

  /** A plan that begins where {@code from} ends. */
  public static ScanPlan of(
      String what,
      Function<Piece, CqlStatement> statements,
      boolean divides,
      Position from,
      List<TokenRange> owned,
      int atLeast) {
    return new ScanPlan(
        what,
        from.fingerprint(),
        from.whole(),
        statements,
        divides,
        Ring.divide(from.left(), owned, atLeast),
        from.rows());
  }

  boolean halves(Piece piece, Throwable error) {
    return divides
        && error instanceof StatementTimeoutException
        && piece.halvings() < MOST_HALVINGS
        && piece.isDivisible();
  }
}
