package dev.coodie.migrations;

/**
 * Something about the migrations that somebody should look at.
 *
 * @param kind what it is
 * @param version of the migration concerned
 * @param message a sentence that says what is wrong and what to do
 * @param blocking whether nothing is run because of it
 */
public record MigrationProblem(Kind kind, String version, String message, boolean blocking) {
  /** What can be wrong. */
  public enum Kind {
    /** It is applied, but there is no such migration any more. */
    MISSING,
    /** It is applied and newer than everything known: a newer release ran on the keyspace. */
    UNKNOWN,
    /** What was applied of it is not what it says now. */
    CHANGED,
    /** It is not applied, although a later one is. */
    OUT_OF_ORDER,
    /** It would drop or truncate something, and that is not allowed. */
    DESTRUCTIVE,
    /** It is to be undone, but that is not possible. */
    IRREVERSIBLE,
    /** It was interrupted by a statement that may have been run and must not be run twice. */
    UNDECIDED,
    /** It is partly undone. */
    HALF_UNDONE,
    /** It failed; the next run resumes it. */
    FAILED,
    /** It was started and has not ended: it runs now, or the next run resumes it. */
    INTERRUPTED
  }
}
