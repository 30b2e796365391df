package dev.coodie.error;

import org.jspecify.annotations.Nullable;

/** A scan could not read a range of tokens. Its cause says why. */
public final class UnreadableRangeException extends StatementException {
  private static final long serialVersionUID = 1L;

  private final long after;
  private final long upTo;

  /** {@code cql} is the text that failed, with markers instead of values. */
  public UnreadableRangeException(
      String id, String sentence, String cql, long after, long upTo, @Nullable Throwable cause) {
    super(id, sentence, cql, cause);
    this.after = after;
    this.upTo = upTo;
  }

  /** The token before the range. */
  public long after() {
    return after;
  }

  /** The last token of the range. */
  public long upTo() {
    return upTo;
  }
}
