package dev.coodie.migrations;

/** Where a migration stands in one keyspace. */
public enum MigrationState {
  /** It is known, and was not run, or was undone. */
  PENDING,
  /**
   * It was started and has not ended: it runs now, or its process died. The next run resumes it.
   */
  RUNNING,
  /** It was started and failed. The next run resumes it. */
  FAILED,
  /** It is applied. */
  DONE,
  /** It counts as applied, because of {@link Migrator#baseline}, and was not run. */
  BASELINE,
  /** Undoing it was started and has not ended, or failed. The next {@code down} resumes it. */
  UNDOING
}
