package dev.coodie.internal.bulk;

import dev.coodie.error.BulkException;
import dev.coodie.error.CoodieException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Why a job ended before its source did.
 *
 * @param drops whether items that were taken but not sent are dropped; a failed source's are sent
 */
record Stop(String id, String sentence, String advice, @Nullable Throwable cause, boolean drops) {
  static final Stop CANCELLED =
      new Stop("coodie-523", "The bulk operation was cancelled", "", null, true);

  static Stop source(Throwable cause) {
    return new Stop(
        "coodie-522",
        "The source of the items failed with " + explain(cause),
        " Fix the source, and run again with the items that are missing.",
        cause,
        false);
  }

  static Stop interrupted() {
    return new Stop(
        "coodie-524",
        "The thread that waits for the bulk operation was interrupted",
        "",
        new InterruptedException("while waiting for a bulk operation"),
        true);
  }

  static Stop listener(Throwable cause) {
    return new Stop(
        "coodie-525",
        "The listener given to onProgress(..) threw " + explain(cause),
        " Catch what it may throw; to stop a bulk operation, use cancel().",
        cause,
        true);
  }

  static Stop executor(@Nullable Throwable cause) {
    return new Stop(
        "coodie-528",
        "The executor of the bulk operation no longer accepts tasks",
        " Shut it down after the bulk operations that use it.",
        cause,
        true);
  }

  static Stop closed(@Nullable Throwable cause) {
    return new Stop(
        "coodie-529",
        "This Coodie was closed during the bulk operation",
        " Close it after the bulk operations that use it.",
        cause,
        true);
  }

  /** Of foreign exceptions the name alone: their messages can have values. */
  private static String explain(Throwable error) {
    return error instanceof CoodieException own
        ? own.sentence() + " [" + own.id() + "]"
        : error.getClass().getName();
  }

  BulkException error(Tally tally, Work<?, ?> work) {
    long unsent = tally.taken() - tally.succeeded() - tally.failed();
    return error(
        id,
        sentence
            + ". Of "
            + work.typeName()
            + ", "
            + tally.succeeded()
            + " were "
            + work.done()
            + " before, "
            + tally.failed()
            + " failed, and "
            + unsent
            + " that were taken from the source were not sent."
            + advice,
        tally,
        cause);
  }

  /** Some items failed, null if none did. */
  static @Nullable BulkException failures(Tally tally, Work<?, ?> work) {
    Throwable first = tally.firstError();
    if (first == null) {
      return null;
    }
    return error(
        "coodie-521",
        tally.failed()
            + " of "
            + tally.taken()
            + " "
            + work.typeName()
            + " were not "
            + work.done()
            + "; the others were. failures() has them and why, at most the first 1000. The first: "
            + explain(first),
        tally,
        first);
  }

  private static BulkException error(
      String id, String sentence, Tally tally, @Nullable Throwable cause) {
    return new BulkException(
        id,
        sentence,
        tally.taken(),
        tally.succeeded(),
        tally.failed(),
        List.copyOf(tally.failures()),
        cause);
  }
}
