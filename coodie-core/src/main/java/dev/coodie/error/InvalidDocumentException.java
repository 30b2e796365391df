package dev.coodie.error;

import org.jspecify.annotations.Nullable;

/** A document class or a document instance breaks a rule. Nothing was sent. */
public sealed class InvalidDocumentException extends CoodieException
    permits ConstraintViolationsException {
  private static final long serialVersionUID = 1L;

  /** {@code id} is the stable id, {@code sentence} the message without it. */
  public InvalidDocumentException(String id, String sentence) {
    this(id, sentence, null);
  }

  /** The same, with the error that caused it. */
  public InvalidDocumentException(String id, String sentence, @Nullable Throwable cause) {
    super(id, sentence, cause);
  }
}
