package dev.coodie.internal.scan;

import dev.coodie.driver.CqlStatement;
import dev.coodie.driver.TokenRange;
import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Positions as {@link CheckedText}: a version byte, the fingerprint, the rows and the pieces. What
 * is not among the pieces is done. Of a part of the ring, the share of the part follows the
 * version.
 */
public final class Positions {
  private static final byte OF_RING = 1;
  private static final byte OF_PART = 2;
  private static final int FINGERPRINT = 16;
  private static final int FRESH = -1;
  private static final int HEAD = 1 + FINGERPRINT + Long.BYTES + Integer.BYTES;

  private Positions() {}

  /** The text of a position. */
  public static String write(Position position) {
    boolean ofRing = position.whole() == 1;
    int length =
        position.left().stream()
            .mapToInt(p -> 2 * Long.BYTES + Integer.BYTES + remaining(p.position()))
            .sum();
    ByteBuffer bytes = ByteBuffer.allocate(HEAD + length + (ofRing ? 0 : Double.BYTES));
    bytes.put(ofRing ? OF_RING : OF_PART);
    if (!ofRing) {
      bytes.putDouble(position.whole());
    }
    bytes.put(position.fingerprint().duplicate());
    bytes.putLong(position.rows()).putInt(position.left().size());
    for (Piece piece : position.left()) {
      bytes.putLong(piece.range().after()).putLong(piece.range().upTo());
      ByteBuffer inside = piece.position();
      bytes.putInt(inside == null ? FRESH : inside.remaining());
      if (inside != null) {
        bytes.put(inside.duplicate());
      }
    }
    return CheckedText.write(bytes.array());
  }

  /** The position that a text is of; empty if it is none, or was changed. */
  public static Optional<Position> read(String text) {
    try {
      return CheckedText.read(text).flatMap(Positions::read);
    } catch (BufferUnderflowException | IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  private static Optional<Position> read(ByteBuffer bytes) {
    byte version = bytes.get();
    if (version != OF_RING && version != OF_PART) {
      return Optional.empty();
    }
    double whole = version == OF_RING ? 1 : bytes.getDouble();
    ByteBuffer fingerprint = take(bytes, FINGERPRINT);
    long rows = bytes.getLong();
    int count = bytes.getInt();
    List<Piece> left = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      TokenRange range = new TokenRange(bytes.getLong(), bytes.getLong());
      int inside = bytes.getInt();
      left.add(new Piece(range, inside == FRESH ? null : take(bytes, inside), 0));
    }
    return Optional.of(new Position(fingerprint, whole, rows, left));
  }

  private static ByteBuffer take(ByteBuffer bytes, int length) {
    byte[] taken = new byte[length < 0 || length > bytes.remaining() ? 0 : length];
    if (taken.length != length) {
      throw new BufferUnderflowException();
    }
    bytes.get(taken);
    return ByteBuffer.wrap(taken);
  }

  /** What tells statements apart: text and values, tokens left out. */
  public static ByteBuffer fingerprint(CqlStatement ofWholeRing) {
    MessageDigest digest = CheckedText.sha256();
    digest.update(ofWholeRing.text().getBytes(StandardCharsets.UTF_8));
    for (int i = 0; i < ofWholeRing.size(); i++) {
      ByteBuffer cell = ofWholeRing.cell(i);
      digest.update(ByteBuffer.allocate(4).putInt(0, remaining(cell)));
      if (cell != null) {
        digest.update(cell.duplicate());
      }
    }
    return ByteBuffer.wrap(digest.digest(), 0, FINGERPRINT).slice();
  }

  private static int remaining(@Nullable ByteBuffer bytes) {
    return bytes == null ? 0 : bytes.remaining();
  }
}
