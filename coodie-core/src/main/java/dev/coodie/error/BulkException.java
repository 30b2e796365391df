package dev.coodie.error;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A bulk operation did not complete: items failed, its source failed, or it was stopped. What was
 * sent before took effect and is counted. The cause is that of the first failed item, or of the
 * source.
 */
public final class BulkException extends CoodieException {
  private static final long serialVersionUID = 1L;

  /**
   * An item that failed. {@code toString} does not show it.
   *
   * @param index its place in the source, from 0
   * @param item the item itself, null if the source gave null
   * @param error why it failed
   * @param attempts how often it was sent; 0 if it was wrong before
   */
  public record Failure(long index, @Nullable Object item, Throwable error, int attempts) {
    @Override
    public String toString() {
      return "item "
          + index
          + " after "
          + attempts
          + (attempts == 1 ? " attempt: " : " attempts: ")
          + (error instanceof CoodieException ? error : error.getClass().getName());
    }
  }

  private final long taken;
  private final long succeeded;
  private final long failed;
  // Items need not be serializable.
  private final transient @Nullable List<Failure> failures;

  /** {@code id} is the stable id, {@code sentence} the message without it. */
  public BulkException(
      String id,
      String sentence,
      long taken,
      long succeeded,
      long failed,
      List<Failure> failures,
      @Nullable Throwable cause) {
    super(id, sentence, cause);
    this.taken = taken;
    this.succeeded = succeeded;
    this.failed = failed;
    this.failures = List.copyOf(failures);
  }

  /** How many items were taken from the source. */
  public long taken() {
    return taken;
  }

  /** How many items succeeded. */
  public long succeeded() {
    return succeeded;
  }

  /**
   * How many items failed. Items that were taken but neither succeeded nor failed were not sent.
   */
  public long failed() {
    return failed;
  }

  /**
   * The items that failed, at most the first 1,000, in the order in which they did. Empty after
   * serialization.
   */
  public List<Failure> failures() {
    return failures == null ? List.of() : failures;
  }
}
