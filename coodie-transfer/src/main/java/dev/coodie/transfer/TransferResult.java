package dev.coodie.transfer;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * What a transfer did, all of it: one that was stopped has no result, but an exception.
 *
 * @param rows rows written to the file, or records that were written to the table (or would have
 *     been, in a dry run)
 * @param rejected records that were not, each of them in the file of rejects
 * @param resumedAfter how many of both were done by runs before this one
 * @param duration how long this run took
 * @param rejects the file of rejects, if there is any in it
 * @param notKept what an export could not write into the file as the table has it, a sentence for
 *     each kind with how often it was so, such as times that the server does not tell; of all runs
 *     of this export. Empty if an import of the file brings the same back
 */
public record TransferResult(
    long rows,
    long rejected,
    long resumedAfter,
    Duration duration,
    Optional<Path> rejects,
    List<String> notKept) {
  /** A result whose sentences do not change. */
  public TransferResult {
    notKept = List.copyOf(notKept);
  }
}
