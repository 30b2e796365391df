package dev.coodie.error;

import org.jspecify.annotations.Nullable;

/** A row or value does not fit the Java type it is read into. */
public final class MappingException extends CoodieException {
  private static final long serialVersionUID = 1L;

  /** {@code id} is the stable id, {@code sentence} the message without it. */
  public MappingException(String id, String sentence) {
    this(id, sentence, null);
  }

  /** The same, with the error that caused it. */
  public MappingException(String id, String sentence, @Nullable Throwable cause) {
    super(id, sentence, cause);
  }
}
