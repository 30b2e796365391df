package dev.coodie.internal.scan;

import dev.coodie.driver.TokenRange;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Divides, orders and joins ranges of tokens. */
public final class Ring {
  /** As many ranges as anybody may ask for. */
  public static final int MOST = 1_000_000;

  private Ring() {}

  /**
   * Divides what is left of a scan into pieces of about the same size, in an order in which
   * neighbours belong to different nodes. Those that were begun come first, and stay as they are.
   *
   * @param left without overlaps
   * @param owned the ranges of the nodes, in an order as above; the whole ring takes their place if
   *     they are not exactly the ring
   * @param atLeast how many pieces there are at least, if there are as many tokens
   */
  public static List<Piece> divide(List<Piece> left, List<TokenRange> owned, int atLeast) {
    List<Piece> pieces = new ArrayList<>();
    List<TokenRange> fresh = new ArrayList<>();
    for (Piece piece : left) {
      if (piece.isFresh()) {
        fresh.add(piece.range());
      } else {
        pieces.add(piece);
      }
    }
    double largest = fresh.stream().mapToDouble(TokenRange::share).sum() / atLeast;
    List<List<TokenRange>> byOwner = new ArrayList<>();
    for (TokenRange owner : isWhole(owned) ? owned : List.of(TokenRange.RING)) {
      byOwner.add(divide(fresh, owner, largest));
    }
    deal(byOwner, pieces);
    return pieces;
  }

  private static List<TokenRange> divide(List<TokenRange> fresh, TokenRange owner, double largest) {
    List<TokenRange> parts = new ArrayList<>();
    for (TokenRange range : fresh) {
      long after = Math.max(range.after(), owner.after());
      long upTo = Math.min(range.upTo(), owner.upTo());
      if (after < upTo) {
        TokenRange common = new TokenRange(after, upTo);
        parts.addAll(split(common, (int) Math.min(MOST, Math.ceil(common.share() / largest))));
      }
    }
    return parts;
  }

  private static void deal(List<List<TokenRange>> byOwner, List<Piece> pieces) {
    int most = byOwner.stream().mapToInt(List::size).max().orElse(0);
    for (int i = 0; i < most; i++) {
      for (List<TokenRange> parts : byOwner) {
        if (i < parts.size()) {
          pieces.add(Piece.of(parts.get(i)));
        }
      }
    }
  }

  /** Whether the ranges are the whole ring, each token once. */
  static boolean isWhole(List<TokenRange> ranges) {
    long end = Long.MIN_VALUE;
    for (TokenRange range : sorted(ranges)) {
      if (range.after() != end) {
        return false;
      }
      end = range.upTo();
    }
    return end == Long.MAX_VALUE;
  }

  /** {@code count} ranges of the same size, give or take one token; fewer if there are fewer. */
  public static List<TokenRange> split(TokenRange range, int count) {
    long tokens = range.size();
    int parts = Long.compareUnsigned(tokens, count) < 0 ? (int) tokens : count;
    long size = Long.divideUnsigned(tokens, parts);
    long rest = Long.remainderUnsigned(tokens, parts);
    List<TokenRange> ranges = new ArrayList<>(parts);
    long after = range.after();
    for (int i = 1; i <= parts; i++) {
      long upTo = range.after() + size * i + rest * i / parts;
      ranges.add(new TokenRange(after, upTo));
      after = upTo;
    }
    return ranges;
  }

  /** The same in the order of the ring, where neighbours that were not begun are one. */
  static List<Piece> join(List<Piece> pieces) {
    List<Piece> joined = new ArrayList<>();
    for (Piece piece :
        pieces.stream().sorted(Comparator.comparingLong(p -> p.range().after())).toList()) {
      Piece last = joined.isEmpty() ? null : joined.get(joined.size() - 1);
      if (last != null
          && last.isFresh()
          && piece.isFresh()
          && last.range().upTo() == piece.range().after()) {
        TokenRange both = new TokenRange(last.range().after(), piece.range().upTo());
        joined.set(joined.size() - 1, Piece.of(both));
      } else {
        joined.add(piece.isFresh() ? Piece.of(piece.range()) : piece);
      }
    }
    return List.copyOf(joined);
  }

  private static List<TokenRange> sorted(List<TokenRange> ranges) {
    return ranges.stream().sorted(Comparator.comparingLong(TokenRange::after)).toList();
  }
}
