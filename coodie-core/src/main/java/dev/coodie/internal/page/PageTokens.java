package dev.coodie.internal.page;

import dev.coodie.driver.CqlStatement;
import dev.coodie.error.InvalidQueryException;
import java.nio.ByteBuffer;
import java.security.MessageDigest;
import org.jspecify.annotations.Nullable;

/**
 * Seals and opens page tokens. Their content is the fingerprint of the query, then a place in it:
 * the server's paging state, or the key of a row, which the first byte of the token tells. Both
 * have keys of rows in clear: so it is encrypted, and no token is made without a key. The page size
 * is left out of the fingerprint: a next page may be larger or smaller.
 */
public final class PageTokens {
  private static final byte OF_STATE = 2;
  private static final byte OF_KEY = 3;
  private static final int SHORTEST = 1 + PageTokenKey.OVERHEAD + PageTokenKey.FINGERPRINT;

  private final PageTokenKeys keys;
  private final CqlStatement query;
  private final int buckets;
  // Made by whoever needs it first, the same each time: a page is opened and the next is sealed.
  private byte @Nullable [] fingerprint;

  private PageTokens(PageTokenKeys keys, CqlStatement query, int buckets) {
    this.keys = keys;
    this.query = query;
    this.buckets = buckets;
  }

  /** Those of one statement. */
  public static PageTokens of(CqlStatement query, PageTokenKeys keys) {
    return ofBuckets(query, keys, 0);
  }

  /** Those of a query over some buckets, of which {@code first} is the statement for the first. */
  public static PageTokens ofBuckets(CqlStatement first, PageTokenKeys keys, int buckets) {
    return new PageTokens(keys, first, buckets);
  }

  /** The bytes of a token that holds a paging state. */
  public byte[] sealState(ByteBuffer pagingState) {
    return seal(OF_STATE, pagingState);
  }

  /** The bytes of a token that holds the key of a row. */
  public byte[] sealKey(ByteBuffer place) {
    return seal(OF_KEY, place);
  }

  private byte[] seal(byte version, ByteBuffer place) {
    ByteBuffer state = place.duplicate();
    byte[] own = fingerprint(keys.current());
    byte[] content = new byte[own.length + state.remaining()];
    System.arraycopy(own, 0, content, 0, own.length);
    state.get(content, own.length, state.remaining());
    return keys.current().seal(version, content);
  }

  /** The place that a token holds: the key of a row, or a paging state. */
  public ByteBuffer open(byte[] token) {
    for (PageTokenKey key : keys.all()) {
      byte[] content = key.open(token);
      if (content != null) {
        return place(content, fingerprint(key));
      }
    }
    throw refused(keys.isConfigured());
  }

  /** Whether these can be the bytes of a token at all. */
  public static boolean isPossible(byte[] token) {
    return token.length >= SHORTEST && (token[0] == OF_STATE || isOfKey(token));
  }

  /** Whether a token holds the key of a row. */
  public static boolean isOfKey(byte[] token) {
    return token[0] == OF_KEY;
  }

  private byte[] fingerprint(PageTokenKey key) {
    if (key != keys.current()) {
      return key.fingerprint(query, buckets);
    }
    byte[] known = fingerprint;
    if (known == null) {
      known = key.fingerprint(query, buckets);
      fingerprint = known;
    }
    return known;
  }

  private ByteBuffer place(byte[] content, byte[] expected) {
    ByteBuffer bytes = ByteBuffer.wrap(content);
    byte[] found = new byte[expected.length];
    bytes.get(found);
    if (!MessageDigest.isEqual(found, expected)) {
      throw new InvalidQueryException(
          "coodie-233",
          "The page token belongs to another query than "
              + query.text()
              + ", or to the same query with other values. A token continues only the query it came"
              + " from.");
    }
    return bytes.slice();
  }

  private static InvalidQueryException refused(boolean hasKey) {
    return new InvalidQueryException(
        "coodie-232",
        "The page token was changed, or sealed with another key. Start again with page(). "
            + (hasKey
                ? "Give all instances of the application the same"
                    + " CoodieConfig.pageTokenKey(..), and when it changes, the previous"
                    + " key as an older one."
                : "Without CoodieConfig.pageTokenKey(..) each process has its own random key,"
                    + " and its tokens are lost when it ends: give all instances the same"
                    + " key."));
  }
}
