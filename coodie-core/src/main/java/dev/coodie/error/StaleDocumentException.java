package dev.coodie.error;

/**
 * Another writer changed or deleted the document since it was read, so this change was not made.
 * Read it again, apply the change to the new state, and save that.
 */
public final class StaleDocumentException extends CoodieException {
  private static final long serialVersionUID = 1L;

  /** {@code id} is the stable id, {@code sentence} the message without it. */
  public StaleDocumentException(String id, String sentence) {
    super(id, sentence, null);
  }
}
