package dev.coodie.error;

import org.jspecify.annotations.Nullable;

/**
 * The cluster could not be reached, refused the connection, or the connection was lost before the
 * answer came (coodie-512: a write may or may not have been applied).
 */
public final class ConnectionException extends CoodieException {
  private static final long serialVersionUID = 1L;

  /** {@code id} is the stable id, {@code sentence} the message without it. */
  public ConnectionException(String id, String sentence) {
    this(id, sentence, null);
  }

  /** The same, with the error that caused it. */
  public ConnectionException(String id, String sentence, @Nullable Throwable cause) {
    super(id, sentence, cause);
  }

  /** True, although a refused login usually stays refused. */
  @Override
  public boolean isTransient() {
    return true;
  }
}
