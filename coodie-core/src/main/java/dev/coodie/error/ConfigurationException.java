package dev.coodie.error;

import org.jspecify.annotations.Nullable;

/** The configuration, the class path or the way coodie is used cannot work. Nothing was sent. */
public final class ConfigurationException extends CoodieException {
  private static final long serialVersionUID = 1L;

  /** {@code id} is the stable id, {@code sentence} the message without it. */
  public ConfigurationException(String id, String sentence) {
    this(id, sentence, null);
  }

  /** The same, with the error that caused it. */
  public ConfigurationException(String id, String sentence, @Nullable Throwable cause) {
    super(id, sentence, cause);
  }
}
