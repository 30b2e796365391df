package dev.coodie.internal.scan;

import dev.coodie.driver.TokenRange;
import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * Ranges of a table that are read together.
 *
 * @param table a hash of its name
 * @param ranges in the order of the ring, without overlaps; neighbours are one
 */
public record Part(ByteBuffer table, List<TokenRange> ranges) {
  private static final byte VERSION = 1;
  private static final int HASH = 8;

  public Part {
    table = table.asReadOnlyBuffer();
    ranges = List.copyOf(ranges);
  }

  /** Of a table, by its name in CQL. */
  public static Part of(String table, List<TokenRange> ranges) {
    return new Part(hash(table), joined(ranges));
  }

  /** Other ranges of the same table. */
  public static Part of(Part same, List<TokenRange> ranges) {
    return new Part(same.table(), joined(ranges));
  }

  private static List<TokenRange> joined(List<TokenRange> ranges) {
    List<Piece> pieces = ranges.stream().map(Piece::of).toList();
    return Ring.join(pieces).stream().map(Piece::range).toList();
  }

  /** The part that a text is of; empty if it is none, or was changed. */
  public static Optional<Part> read(String text) {
    try {
      return CheckedText.read(text).flatMap(Part::read);
    } catch (BufferUnderflowException | IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  private static Optional<Part> read(ByteBuffer bytes) {
    if (bytes.get() != -VERSION) {
      return Optional.empty();
    }
    byte[] table = new byte[HASH];
    bytes.get(table);
    List<TokenRange> ranges = new ArrayList<>();
    while (bytes.hasRemaining()) {
      ranges.add(new TokenRange(bytes.getLong(), bytes.getLong()));
    }
    return ranges.isEmpty()
        ? Optional.empty()
        : Optional.of(new Part(ByteBuffer.wrap(table), ranges));
  }

  /** A text; its first byte is that of no position. */
  public String write() {
    ByteBuffer bytes = ByteBuffer.allocate(1 + HASH + ranges.size() * 2 * Long.BYTES);
    bytes.put((byte) -VERSION).put(table.duplicate());
    for (TokenRange range : ranges) {
      bytes.putLong(range.after()).putLong(range.upTo());
    }
    return CheckedText.write(bytes.array());
  }

  /** Which part of the ring it is, above 0, up to 1. */
  public double share() {
    return ranges.equals(List.of(TokenRange.RING))
        ? 1
        : ranges.stream().mapToDouble(TokenRange::share).sum();
  }

  boolean isOf(String name) {
    return table.equals(hash(name));
  }

  private static ByteBuffer hash(String table) {
    byte[] digest = CheckedText.sha256().digest(table.getBytes(StandardCharsets.UTF_8));
    return ByteBuffer.wrap(Arrays.copyOf(digest, HASH));
  }
}
