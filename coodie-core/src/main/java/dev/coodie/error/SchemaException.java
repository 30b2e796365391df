package dev.coodie.error;

import org.jspecify.annotations.Nullable;

/** The schema could not be read, changed, or agreed upon by all nodes. */
public final class SchemaException extends CoodieException {
  private static final long serialVersionUID = 1L;

  /** {@code id} is the stable id, {@code sentence} the message without it. */
  public SchemaException(String id, String sentence) {
    this(id, sentence, null);
  }

  /** The same, with the error that caused it. */
  public SchemaException(String id, String sentence, @Nullable Throwable cause) {
    super(id, sentence, cause);
  }
}
