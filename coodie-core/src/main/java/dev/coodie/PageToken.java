package dev.coodie;

import dev.coodie.error.InvalidQueryException;
import java.util.Base64;
import org.jspecify.annotations.Nullable;

/**
 * Where a page starts. Its text is URL-safe and can be given to a client; it works only with the
 * query it came from, and shows any change when {@link CoodieConfig#pageTokenKey} is set.
 */
public final class PageToken {
  private static final int SHORTEST = 1 + PageTokens.FINGERPRINT + PageTokens.SEAL;

  private final byte[] bytes;

  PageToken(byte[] bytes) {
    this.bytes = bytes;
  }

  /**
   * Reads a token's text.
   *
   * @throws InvalidQueryException if it is no token
   */
  public static PageToken parse(String text) {
    try {
      byte[] bytes = Base64.getUrlDecoder().decode(text);
      if (bytes.length >= SHORTEST && bytes[0] == PageTokens.VERSION) {
        return new PageToken(bytes);
      }
    } catch (IllegalArgumentException e) {
      // falls through to the message
    }
    throw new InvalidQueryException(
        "coodie-231",
        "The text is no page token. Give the text of a PageToken, unchanged; start again with page()"
            + " if it is lost.");
  }

  byte[] bytes() {
    return bytes;
  }

  /** The URL-safe text. */
  @Override
  public String toString() {
    return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof PageToken that && toString().equals(that.toString());
  }

  @Override
  public int hashCode() {
    return toString().hashCode();
  }
}
