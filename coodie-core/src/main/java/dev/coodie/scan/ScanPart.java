package dev.coodie.scan;

import dev.coodie.driver.TokenRange;
import dev.coodie.error.InvalidQueryException;
import dev.coodie.internal.check.Arguments;
import dev.coodie.internal.scan.Division;
import dev.coodie.internal.scan.Part;
import dev.coodie.internal.scan.Ring;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A part of a table, to be read by {@link Scan#from(ScanPart)} anywhere: in another thread, process
 * or machine. {@link Scan#split} makes them. An immutable value. It holds its ranges of tokens, so
 * it stays valid when nodes come and go; no keys and no values are in it. It belongs to a table,
 * whatever columns of it are read.
 *
 * <p>Parts are equal if they are the same ranges of the same table.
 */
public final class ScanPart {
  /** As many parts as a table can be divided into. */
  public static final int MOST = Ring.MOST;

  private final Part part;
  private final String text;
  private final List<String> replicas;
  private final double bytes;

  private ScanPart(Part part, List<String> replicas, double bytes) {
    this.part = part;
    this.text = part.write();
    this.replicas = List.copyOf(replicas);
    this.bytes = bytes;
  }

  static ScanPart of(String table, Division.Cut cut) {
    return new ScanPart(Part.of(table, cut.ranges()), cut.replicas(), cut.bytes());
  }

  /**
   * Reads a part's text. What it does not hold, replicas and bytes, is unknown then.
   *
   * @throws InvalidQueryException if it is not the text of a part, or was changed or cut off
   */
  public static ScanPart parse(String text) {
    Arguments.given(text, "the text of a part");
    return Part.read(text)
        .map(part -> new ScanPart(part, List.of(), 0))
        .orElseThrow(
            () ->
                new InvalidQueryException(
                    "coodie-576",
                    "The text is not a part of a scan, or was changed or cut off. Give the whole"
                        + " text of a ScanPart, which is a line of coodie split."));
  }

  /**
   * One part of all their ranges, such as those that are still to be read.
   *
   * @param parts of the same table, 1 or more, no two of which have a token in common
   * @throws InvalidQueryException if there are none, or they are of several tables, or overlap
   */
  public static ScanPart join(Collection<ScanPart> parts) {
    Arguments.given(parts, "parts");
    List<Part> given = parts.stream().map(each -> each.part).toList();
    if (given.isEmpty()) {
      throw new InvalidQueryException("coodie-578", "There are no parts to join. Give 1 or more.");
    }
    if (given.stream().map(Part::table).distinct().count() > 1) {
      throw new InvalidQueryException(
          "coodie-578",
          "The parts belong to several tables. Join only parts that one split(..) made.");
    }
    List<TokenRange> ranges =
        given.stream()
            .flatMap(each -> each.ranges().stream())
            .sorted(Comparator.comparingLong(TokenRange::after))
            .toList();
    for (int i = 1; i < ranges.size(); i++) {
      if (ranges.get(i).after() < ranges.get(i - 1).upTo()) {
        throw new InvalidQueryException(
            "coodie-578",
            "Two of the parts have the "
                + ranges.get(i)
                + " in common, whose rows would be read once where they were to be read twice. Give"
                + " each part once, and only parts of one split(..).");
      }
    }
    double bytes = parts.stream().mapToDouble(each -> each.bytes).sum();
    return new ScanPart(Part.of(given.get(0), ranges), List.of(), bytes);
  }

  /** Its ranges of tokens, in the order of the ring, without overlaps. */
  public List<TokenRange> ranges() {
    return part.ranges();
  }

  /** Whether both are parts of one table, known by its name. */
  public boolean isOfSameTableAs(ScanPart other) {
    return part.table().equals(Arguments.given(other, "a part").part.table());
  }

  /** Which part of the ring it is, above 0, up to 1. */
  public double share() {
    return part.share();
  }

  /**
   * The hosts, without ports, of the nodes that have its rows, or most of them; empty if that is
   * not known. To read it near one of them saves the way through the network.
   */
  public List<String> replicas() {
    return replicas;
  }

  /**
   * About how many bytes are in it on one replica, as the server estimated some minutes ago; 0 if
   * it has no estimate, as of a table that is new.
   */
  public double estimatedBytes() {
    return bytes;
  }

  Part part() {
    return part;
  }

  /** The URL-safe text, which {@link #parse} reads. */
  @Override
  public String toString() {
    return text;
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof ScanPart that && text.equals(that.text);
  }

  @Override
  public int hashCode() {
    return text.hashCode();
  }
}
