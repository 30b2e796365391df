package dev.coodie.internal.scan;

import dev.coodie.driver.OwnedRange;
import dev.coodie.driver.TokenRange;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * Divides the ring into parts of about the same size, each of which lies on the same replicas as
 * far as that is possible: the ranges are laid in a row, those with the same replicas beside one
 * another, and the row is cut at equal distances.
 */
public final class Division {
  /** What a token weighs even where there is no estimate: some part of the average. */
  private static final double LEAST = 0.05;

  /**
   * A part.
   *
   * @param ranges its ranges, in the order of the row
   * @param replicas those of its largest range
   * @param bytes what the estimates are in it
   */
  public record Cut(List<TokenRange> ranges, List<String> replicas, double bytes) {}

  private final List<OwnedRange> row;
  private final double bytes;
  private final double perPart;
  private final List<Cut> cuts = new ArrayList<>();

  // of the part that is being filled
  private List<OwnedRange> taken = new ArrayList<>();
  private double filled;

  private Division(List<OwnedRange> owned, int parts) {
    this.row =
        owned.stream()
            .sorted(
                Comparator.comparing((OwnedRange range) -> replicas(range))
                    .thenComparingLong(range -> range.range().after()))
            .toList();
    this.bytes = owned.stream().mapToDouble(OwnedRange::bytes).sum();
    this.perPart = row.stream().mapToDouble(this::weight).sum() / parts;
  }

  /**
   * @param owned the ranges of the ring; the whole ring takes their place if they are not exactly
   *     the ring
   * @param parts how many; fewer come out only if there are fewer tokens
   */
  public static List<Cut> divide(List<OwnedRange> owned, int parts) {
    boolean whole = Ring.isWhole(owned.stream().map(OwnedRange::range).toList());
    List<OwnedRange> ring = whole ? owned : List.of(OwnedRange.of(TokenRange.RING));
    return new Division(ring, parts).cuts(parts);
  }

  private List<Cut> cuts(int parts) {
    for (OwnedRange range : row) {
      OwnedRange rest = range;
      while (cuts.size() < parts - 1
          && filled + weight(rest) >= perPart
          && rest.range().size() != 1) {
        OwnedRange first = firstOf(rest, (perPart - filled) / weight(rest));
        take(first);
        end();
        rest = piece(range, first.range().upTo(), range.range().upTo());
      }
      take(rest);
    }
    end();
    return List.copyOf(cuts);
  }

  /** The first part of a range, at least one token, and not all of them. */
  private OwnedRange firstOf(OwnedRange range, double share) {
    TokenRange tokens = range.range();
    double size = tokens.share() * 0x1p64 * Math.min(1, Math.max(0, share));
    long offset = size < 0x1p63 ? (long) size : (long) (size - 0x1p63) + Long.MIN_VALUE;
    long most = tokens.size() - 1;
    offset = offset == 0 ? 1 : Long.compareUnsigned(offset, most) > 0 ? most : offset;
    return piece(range, tokens.after(), tokens.after() + offset);
  }

  private static OwnedRange piece(OwnedRange of, long after, long upTo) {
    TokenRange range = new TokenRange(after, upTo);
    double share = range.share() / of.range().share();
    return new OwnedRange(range, of.replicas(), of.bytes() * share);
  }

  private void take(OwnedRange range) {
    taken.add(range);
    filled += weight(range);
  }

  private void end() {
    OwnedRange largest = taken.stream().max(Comparator.comparingDouble(this::weight)).orElseThrow();
    cuts.add(
        new Cut(
            taken.stream().map(OwnedRange::range).toList(),
            largest.replicas(),
            taken.stream().mapToDouble(OwnedRange::bytes).sum()));
    taken = new ArrayList<>();
    filled = 0;
  }

  private double weight(OwnedRange range) {
    double share = range.range().share();
    return bytes == 0 ? share : range.bytes() / bytes + LEAST * share;
  }

  private static String replicas(OwnedRange range) {
    return String.join(" ", range.replicas().stream().sorted().toList());
  }
}
