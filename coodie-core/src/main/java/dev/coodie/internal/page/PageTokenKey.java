package dev.coodie.internal.page;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.coodie.driver.CqlStatement;
import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Arrays;
import javax.crypto.AEADBadTagException;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;

/**
 * One key of page tokens, as two that are derived from it (HKDF, RFC 5869): one for their content,
 * one for the fingerprints of queries. Each token is encrypted with AES-256-GCM under a key of its
 * own, made by HMAC-SHA256 of half of its nonce, since one key with random nonces of 12 bytes is
 * good for no more than 2^32 of them (NIST SP 800-38D, 8.3). Immutable, thread-safe.
 */
public final class PageTokenKey {
  public static final int FINGERPRINT = 16;

  /** What a sealed content has more than the content: the nonce before it, the tag after it. */
  static final int OVERHEAD = 2 * PageTokenKey.NONCE + PageTokenKey.TAG;

  private static final int NONCE = 12;
  private static final int TAG = 16;
  private static final byte[] SALT = "coodie page token 2".getBytes(UTF_8);
  private static final SecureRandom RANDOM = new SecureRandom();

  private final TokenMac contents;
  private final TokenMac queries;
  private final TokenCipher cipher = new TokenCipher();

  private PageTokenKey(TokenMac contents, TokenMac queries) {
    this.contents = contents;
    this.queries = queries;
  }

  public static PageTokenKey of(byte[] secret) {
    byte[] base = new TokenMac(SALT).of(secret, 0, secret.length);
    return new PageTokenKey(derive(base, "contents"), derive(base, "queries"));
  }

  public static PageTokenKey random() {
    byte[] secret = new byte[32];
    RANDOM.nextBytes(secret);
    return of(secret);
  }

  /** The content for everybody to keep and nobody to read: {@code version}, nonce, cipher text. */
  public byte[] seal(byte version, byte[] content) {
    byte[] sealed = new byte[1 + OVERHEAD + content.length];
    byte[] nonce = new byte[2 * NONCE];
    RANDOM.nextBytes(nonce);
    sealed[0] = version;
    System.arraycopy(nonce, 0, sealed, 1, nonce.length);
    try {
      cipher.encrypt(key(sealed), sealed, 1 + NONCE, NONCE, content);
    } catch (GeneralSecurityException e) {
      throw lacking(e);
    }
    return sealed;
  }

  /** The content; null if it was changed, or sealed with another key. */
  public byte @Nullable [] open(byte[] sealed) {
    try {
      return cipher.decrypt(key(sealed), sealed, 1 + NONCE, NONCE);
    } catch (AEADBadTagException e) {
      return null;
    } catch (GeneralSecurityException e) {
      throw lacking(e);
    }
  }

  /**
   * What only this query has: its text and values, each after its length, and over how many buckets
   * it goes, 0 for a query that has none.
   */
  public byte[] fingerprint(CqlStatement statement, int buckets) {
    Mac mac = queries.take();
    byte[] text = statement.text().getBytes(UTF_8);
    mac.update(ints(buckets, text.length));
    mac.update(text);
    for (int i = 0; i < statement.size(); i++) {
      ByteBuffer cell = statement.cell(i);
      mac.update(ints(cell == null ? -1 : cell.remaining()));
      if (cell != null) {
        mac.update(cell.duplicate());
      }
    }
    return Arrays.copyOf(queries.end(mac), FINGERPRINT);
  }

  /** The token's own, of the first half of its nonce. */
  private SecretKeySpec key(byte[] sealed) {
    return new SecretKeySpec(contents.of(sealed, 1, NONCE), "AES");
  }

  private static TokenMac derive(byte[] base, String purpose) {
    byte[] info = (purpose + '\u0001').getBytes(UTF_8);
    return new TokenMac(new TokenMac(base).of(info, 0, info.length));
  }

  private static byte[] ints(int... values) {
    ByteBuffer bytes = ByteBuffer.allocate(4 * values.length);
    for (int value : values) {
      bytes.putInt(value);
    }
    return bytes.array();
  }

  private static IllegalStateException lacking(GeneralSecurityException cause) {
    return new IllegalStateException("Every JDK has AES/GCM/NoPadding.", cause);
  }
}
