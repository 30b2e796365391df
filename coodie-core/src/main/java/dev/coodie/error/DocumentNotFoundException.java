package dev.coodie.error;

import org.jspecify.annotations.Nullable;

/** Exactly one document was asked for and there is none. */
public final class DocumentNotFoundException extends CoodieException {
  private static final long serialVersionUID = 1L;

  /** {@code id} is the stable id, {@code sentence} the message without it. */
  public DocumentNotFoundException(String id, String sentence) {
    this(id, sentence, null);
  }

  /** The same, with the error that caused it. */
  public DocumentNotFoundException(String id, String sentence, @Nullable Throwable cause) {
    super(id, sentence, cause);
  }
}
