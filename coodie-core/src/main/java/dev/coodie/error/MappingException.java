package dev.coodie.error;

import org.jspecify.annotations.Nullable;

/** A row or value does not fit the Java type it is read into. */
public final class MappingException extends CoodieException {
  private static final long serialVersionUID = 1L;

  private final int cell;

  /** {@code id} is the stable id, {@code sentence} the message without it. */
  public MappingException(String id, String sentence) {
    this(id, sentence, -1, null);
  }

  /** The same, about the cell at a position. */
  public MappingException(String id, String sentence, int cell) {
    this(id, sentence, cell, null);
  }

  /** The same, with the error that caused it. */
  public MappingException(String id, String sentence, @Nullable Throwable cause) {
    this(id, sentence, -1, cause);
  }

  private MappingException(String id, String sentence, int cell, @Nullable Throwable cause) {
    super(id, sentence, cause);
    this.cell = cell;
  }

  /**
   * The same error, with where it happened. An exception of the application's code stays the cause;
   * otherwise this error becomes the cause.
   */
  public MappingException in(String id, String sentence) {
    Throwable cause = getCause();
    return new MappingException(id, sentence, cause == null ? this : cause);
  }

  /** The position of the cell concerned, or -1 when it is not known. */
  public int cell() {
    return cell;
  }
}
