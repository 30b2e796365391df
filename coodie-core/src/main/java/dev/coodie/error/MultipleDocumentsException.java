package dev.coodie.error;

import org.jspecify.annotations.Nullable;

/** At most one document was asked for and there are more. */
public final class MultipleDocumentsException extends CoodieException {
  private static final long serialVersionUID = 1L;

  /** {@code id} is the stable id, {@code sentence} the message without it. */
  public MultipleDocumentsException(String id, String sentence) {
    this(id, sentence, null);
  }

  /** The same, with the error that caused it. */
  public MultipleDocumentsException(String id, String sentence, @Nullable Throwable cause) {
    super(id, sentence, cause);
  }
}
