package dev.coodie.internal.scan;

import dev.coodie.driver.CqlStatement;
import dev.coodie.driver.TokenRange;
import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Positions as text: a version byte, the fingerprint, the rows, the pieces, and a checksum over all
 * of it, in the URL-safe alphabet. What is not among the pieces is done.
 */
public final class Positions {
  private static final byte VERSION = 1;
  private static final int FINGERPRINT = 16;
  private static final int CHECKSUM = 8;
  private static final int FRESH = -1;
  private static final int HEAD = 1 + FINGERPRINT + Long.BYTES + Integer.BYTES;

  private Positions() {}

  /** The text of a position. */
  public static String write(Position position) {
    int length =
        position.left().stream()
            .mapToInt(p -> 2 * Long.BYTES + Integer.BYTES + remaining(p.position()))
            .sum();
    ByteBuffer bytes = ByteBuffer.allocate(HEAD + length + CHECKSUM);
    bytes.put(VERSION).put(position.fingerprint().duplicate());
    bytes.putLong(position.rows()).putInt(position.left().size());
    for (Piece piece : position.left()) {
      bytes.putLong(piece.range().after()).putLong(piece.range().upTo());
      ByteBuffer inside = piece.position();
      bytes.putInt(inside == null ? FRESH : inside.remaining());
      if (inside != null) {
        bytes.put(inside.duplicate());
      }
    }
    bytes.put(checksum(bytes.array(), HEAD + length));
    return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes.array());
  }

  /** The position that a text is of; empty if it is none, or was changed. */
  public static Optional<Position> read(String text) {
    byte[] bytes;
    try {
      bytes = Base64.getUrlDecoder().decode(text.strip());
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
    int length = bytes.length - CHECKSUM;
    if (length < HEAD
        || bytes[0] != VERSION
        || !Arrays.equals(
            checksum(bytes, length), Arrays.copyOfRange(bytes, length, bytes.length))) {
      return Optional.empty();
    }
    try {
      return Optional.of(read(ByteBuffer.wrap(bytes, 1, length - 1)));
    } catch (BufferUnderflowException | IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  private static Position read(ByteBuffer bytes) {
    ByteBuffer fingerprint = take(bytes, FINGERPRINT);
    long rows = bytes.getLong();
    int count = bytes.getInt();
    List<Piece> left = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      TokenRange range = new TokenRange(bytes.getLong(), bytes.getLong());
      int inside = bytes.getInt();
      left.add(new Piece(range, inside == FRESH ? null : take(bytes, inside), 0));
    }
    return new Position(fingerprint, rows, left);
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
    MessageDigest digest = sha256();
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

  private static byte[] checksum(byte[] bytes, int length) {
    MessageDigest digest = sha256();
    digest.update(bytes, 0, length);
    return Arrays.copyOf(digest.digest(), CHECKSUM);
  }

  private static int remaining(@Nullable ByteBuffer bytes) {
    return bytes == null ? 0 : bytes.remaining();
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("Every JDK has SHA-256.", e);
    }
  }
}
