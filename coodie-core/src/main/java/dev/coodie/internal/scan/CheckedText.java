package dev.coodie.internal.scan;

import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.Base64;
import java.util.Optional;

/** Bytes as text of the URL-safe alphabet, with a checksum that tells when it was changed. */
final class CheckedText {
  private static final int CHECKSUM = 8;

  private CheckedText() {}

  static String write(byte[] bytes) {
    byte[] checked = Arrays.copyOf(bytes, bytes.length + CHECKSUM);
    System.arraycopy(checksum(bytes, bytes.length), 0, checked, bytes.length, CHECKSUM);
    return Base64.getUrlEncoder().withoutPadding().encodeToString(checked);
  }

  /** The same bytes; empty if the text was changed, cut off, or is another. */
  static Optional<ByteBuffer> read(String text) {
    byte[] bytes;
    try {
      bytes = Base64.getUrlDecoder().decode(text.strip());
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
    int length = bytes.length - CHECKSUM;
    boolean whole =
        length >= 0
            && Arrays.equals(
                checksum(bytes, length), Arrays.copyOfRange(bytes, length, bytes.length));
    return whole ? Optional.of(ByteBuffer.wrap(bytes, 0, length)) : Optional.empty();
  }

  private static byte[] checksum(byte[] bytes, int length) {
    MessageDigest digest = sha256();
    digest.update(bytes, 0, length);
    return Arrays.copyOf(digest.digest(), CHECKSUM);
  }

  static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("Every JDK has SHA-256.", e);
    }
  }
}
