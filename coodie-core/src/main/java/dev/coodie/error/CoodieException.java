package dev.coodie.error;

import org.jspecify.annotations.Nullable;

/**
 * The root of all exceptions that coodie throws. A message names the type and member concerned,
 * what was expected and found, and what to do; it ends with an id such as {@code [coodie-201]} and
 * never contains a bound value.
 */
public abstract class CoodieException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final String id;
  private final String sentence;

  CoodieException(String id, String sentence, @Nullable Throwable cause) {
    super(sentence + " [" + id + "]", cause);
    this.id = id;
    this.sentence = sentence;
  }

  /** The stable id of this kind of error, for example {@code coodie-201}. */
  public final String id() {
    return id;
  }

  /** The message without the id. */
  public final String sentence() {
    return sentence;
  }

  /**
   * Whether the same call can succeed a little later, since a node was busy, slow or unreachable.
   * It does not say whether it may be run twice: a write that timed out may have been applied.
   */
  public boolean isTransient() {
    return false;
  }
}
