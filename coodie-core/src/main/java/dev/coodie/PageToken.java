package dev.coodie;

import com.fasterxml.jackson.annotation.JsonValue;
import dev.coodie.error.InvalidQueryException;
import dev.coodie.internal.page.PageTokens;
import java.util.Arrays;
import java.util.Base64;
import org.jspecify.annotations.Nullable;

/**
 * Where a page starts. Its text is URL-safe and can be given to a client: it is encrypted, works
 * only with the query it came from, and any other text is refused. Without {@link
 * CoodieConfig#pageTokenKey} only the process that made it accepts it. In JSON it is a string, for
 * Jackson 2 and 3.
 */
public final class PageToken {
  private final byte[] bytes;

  PageToken(byte[] bytes) {
    this.bytes = bytes;
  }

  /**
   * Reads a token's text.
   *
   * @throws InvalidQueryException if it is not exactly such a text: white space, padding and other
   *     spellings of the same bytes are refused
   */
  public static PageToken parse(String text) {
    if (text != null) {
      try {
        PageToken token = new PageToken(Base64.getUrlDecoder().decode(text));
        if (PageTokens.isPossible(token.bytes) && token.toString().equals(text)) {
          return token;
        }
      } catch (IllegalArgumentException e) {
        // falls through to the message
      }
    }
    throw new InvalidQueryException(
        "coodie-231",
        (text == null ? "The text of the page token is null." : "The text is not a page token.")
            + " Give the text of a PageToken, unchanged; start again with page() if it is lost.");
  }

  /** {@link #parse}, under the name by which Spring, JAX-RS and Jackson make values from text. */
  public static PageToken valueOf(String text) {
    return parse(text);
  }

  byte[] bytes() {
    return bytes;
  }

  /** The URL-safe text, which reveals nothing about rows. */
  @Override
  @JsonValue // absent at run time where Jackson is
  public String toString() {
    return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof PageToken that && Arrays.equals(bytes, that.bytes);
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(bytes);
  }
}
