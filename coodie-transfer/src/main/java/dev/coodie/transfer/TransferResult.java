package dev.coodie.transfer;

import java.nio.file.Path;
import java.time.Duration;
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
 */
public record TransferResult(
    long rows, long rejected, long resumedAfter, Duration duration, Optional<Path> rejects) {}
