package dev.coodie;

import dev.coodie.driver.CqlStatement;
import dev.coodie.error.InvalidQueryException;
import dev.coodie.internal.run.Fetched;
import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.util.Optional;

/**
 * Seals and opens page tokens. Their content is the fingerprint of the query, then the paging
 * state, which can hold keys of rows in clear: so it is encrypted, and no token is made without a
 * key. The page size is left out of the fingerprint: a next page may be larger or smaller.
 */
final class PageTokens {
  static final byte VERSION = 2;
  static final int SHORTEST = 1 + PageTokenKey.OVERHEAD + PageTokenKey.FINGERPRINT;

  private final PageTokenKeys keys;
  private final CqlStatement query;
  private final int buckets;

  private PageTokens(PageTokenKeys keys, CqlStatement query, int buckets) {
    this.keys = keys;
    this.query = query;
    this.buckets = buckets;
  }

  /** Those of one statement. */
  static PageTokens of(CqlStatement query, CoodieConfig config) {
    return ofBuckets(query, config, 0);
  }

  /** Those of a query over some buckets, of which {@code first} is the statement for the first. */
  static PageTokens ofBuckets(CqlStatement first, CoodieConfig config, int buckets) {
    return new PageTokens(config.pageTokenKeys(), first, buckets);
  }

  <D> Page<D> page(Fetched<D> fetched) {
    ByteBuffer next = fetched.next();
    return new Page<>(
        fetched.items(), next == null ? Optional.empty() : Optional.of(seal(next.duplicate())));
  }

  private PageToken seal(ByteBuffer state) {
    byte[] fingerprint = keys.current().fingerprint(query, buckets);
    byte[] content = new byte[fingerprint.length + state.remaining()];
    System.arraycopy(fingerprint, 0, content, 0, fingerprint.length);
    state.get(content, fingerprint.length, state.remaining());
    return new PageToken(keys.current().seal(VERSION, content));
  }

  /** The paging state that a token holds. */
  ByteBuffer open(PageToken token) {
    for (PageTokenKey key : keys.all()) {
      byte[] content = key.open(token.bytes());
      if (content != null) {
        return state(content, key.fingerprint(query, buckets));
      }
    }
    throw refused(keys.isConfigured());
  }

  private ByteBuffer state(byte[] content, byte[] fingerprint) {
    ByteBuffer bytes = ByteBuffer.wrap(content);
    byte[] found = new byte[fingerprint.length];
    bytes.get(found);
    if (!MessageDigest.isEqual(found, fingerprint)) {
      throw new InvalidQueryException(
          "coodie-233",
          "The page token is of another query than "
              + query.text()
              + ", or of the same with other values. A token continues only the query it came from.");
    }
    return bytes.slice();
  }

  private static InvalidQueryException refused(boolean hasKey) {
    return new InvalidQueryException(
        "coodie-232",
        "The page token was changed, or sealed with another key. Start again with page(). "
            + (hasKey
                ? "Give all instances of the application the same CoodieConfig.pageTokenKey(..), and"
                    + " the key of before as an older one when it changes."
                : "Without CoodieConfig.pageTokenKey(..) each process has a random key of its own, and"
                    + " tokens end with it: give all instances the same key."));
  }
}
