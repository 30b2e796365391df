package dev.coodie.error;

import org.jspecify.annotations.Nullable;

/** A migration is wrong, does not fit what was applied, or failed. */
public final class MigrationException extends CoodieException {
  private static final long serialVersionUID = 1L;

  /** {@code id} is the stable id, {@code sentence} the message without it. */
  public MigrationException(String id, String sentence) {
    this(id, sentence, null);
  }

  /** The same, with the error that caused it. */
  public MigrationException(String id, String sentence, @Nullable Throwable cause) {
    super(id, sentence, cause);
  }
}
