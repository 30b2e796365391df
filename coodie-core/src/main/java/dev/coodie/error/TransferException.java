package dev.coodie.error;

import org.jspecify.annotations.Nullable;

/** An export or import cannot start, or cannot go on. The message says how to resume it. */
public final class TransferException extends CoodieException {
  private static final long serialVersionUID = 1L;

  /** {@code id} is the stable id, {@code sentence} the message without it. */
  public TransferException(String id, String sentence) {
    this(id, sentence, null);
  }

  /** The same, with the error that caused it. */
  public TransferException(String id, String sentence, @Nullable Throwable cause) {
    super(id, sentence, cause);
  }
}
