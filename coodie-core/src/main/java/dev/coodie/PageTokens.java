package dev.coodie;

import dev.coodie.driver.CqlStatement;
import dev.coodie.error.InvalidQueryException;
import dev.coodie.internal.run.Fetched;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.Optional;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Seals and opens page tokens: a version byte, the fingerprint of the query, the paging state, and
 * a seal over all of it, which is an HMAC when there is a key and else a checksum.
 */
final class PageTokens {
  static final byte VERSION = 1;
  static final int FINGERPRINT = 16;
  static final int SEAL = 32;

  private PageTokens() {}

  static <D> Page<D> page(Fetched<D> fetched, CqlStatement statement, CoodieConfig config) {
    ByteBuffer next = fetched.next();
    return new Page<>(
        fetched.items(),
        next == null ? Optional.empty() : Optional.of(seal(next, statement, config)));
  }

  private static PageToken seal(ByteBuffer state, CqlStatement statement, CoodieConfig config) {
    byte[] content = new byte[1 + FINGERPRINT + state.remaining()];
    content[0] = VERSION;
    System.arraycopy(fingerprint(statement), 0, content, 1, FINGERPRINT);
    state.duplicate().get(content, 1 + FINGERPRINT, state.remaining());
    byte[] token = Arrays.copyOf(content, content.length + SEAL);
    System.arraycopy(sealOf(content, config), 0, token, content.length, SEAL);
    return new PageToken(token);
  }

  static ByteBuffer open(PageToken token, CqlStatement statement, CoodieConfig config) {
    byte[] bytes = token.bytes();
    byte[] content = Arrays.copyOf(bytes, bytes.length - SEAL);
    byte[] seal = Arrays.copyOfRange(bytes, content.length, bytes.length);
    if (!MessageDigest.isEqual(seal, sealOf(content, config))) {
      throw new InvalidQueryException(
          "coodie-232",
          "The page token was changed, or sealed with another key. Start again with page(); give all"
              + " instances of the application the same CoodieConfig.pageTokenKey(..).");
    }
    byte[] fingerprint = Arrays.copyOfRange(content, 1, 1 + FINGERPRINT);
    if (!MessageDigest.isEqual(fingerprint, fingerprint(statement))) {
      throw new InvalidQueryException(
          "coodie-233",
          "The page token is of another query than "
              + statement.text()
              + ", or of the same with other values. A token continues only the query it came from.");
    }
    return ByteBuffer.wrap(content, 1 + FINGERPRINT, content.length - 1 - FINGERPRINT).slice();
  }

  private static byte[] sealOf(byte[] content, CoodieConfig config) {
    try {
      Optional<byte[]> key = config.pageTokenKey();
      if (key.isEmpty()) {
        return MessageDigest.getInstance("SHA-256").digest(content);
      }
      Mac mac = Mac.getInstance("HmacSHA256");
      mac.init(new SecretKeySpec(key.get(), "HmacSHA256"));
      return mac.doFinal(content);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("Every JDK has SHA-256 and HmacSHA256.", e);
    }
  }

  private static byte[] fingerprint(CqlStatement statement) {
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      digest.update(statement.text().getBytes(StandardCharsets.UTF_8));
      for (int i = 0; i < statement.size(); i++) {
        ByteBuffer cell = statement.cell(i);
        int length = cell == null ? -1 : cell.remaining();
        digest.update(ByteBuffer.allocate(4).putInt(0, length));
        if (cell != null) {
          digest.update(cell.duplicate());
        }
      }
      return Arrays.copyOf(digest.digest(), FINGERPRINT);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("Every JDK has SHA-256.", e);
    }
  }
}
