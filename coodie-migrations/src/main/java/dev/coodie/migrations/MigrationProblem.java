package dev.coodie.migrations;

/**
 * Something about the migrations that somebody should look at.
 *
 * @param kind what it is
 * @param version of the migration concerned
 * @param message a sentence that says what is wrong and what to do
 */
public record MigrationProblem(Kind kind, String version, String message) {
  /** What can be wrong. */
  public enum Kind {
    /** It is applied, but there is no such migration any more. */
    MISSING(true),
    /** It is applied and newer than everything known: a newer release ran on the keyspace. */
    UNKNOWN(true),
    /** Its up section is not what was applied. */
    CHANGED(true),
    /** It is not applied, although a later one is. */
    OUT_OF_ORDER(true),
    /** It was interrupted by a statement that may have been run and must not be run twice. */
    UNDECIDED(true),
    /** It is partly undone. */
    HALF_UNDONE(true),
    /** It failed; the next run resumes it. */
    FAILED(false),
    /** It was started and has not ended: it runs now, or the next run resumes it. */
    INTERRUPTED(false);

    private final boolean blocking;

    Kind(boolean blocking) {
      this.blocking = blocking;
    }

    /** Whether {@link Migrator#migrate()} refuses to run because of it. */
    public boolean isBlocking() {
      return blocking;
    }
  }
}
