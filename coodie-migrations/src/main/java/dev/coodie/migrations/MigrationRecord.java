package dev.coodie.migrations;

import java.time.Duration;
import java.time.Instant;

/**
 * An entry of the history, to which every run adds one for each migration; nothing is ever removed
 * from it.
 *
 * @param version {@code YYYYMMDD_NNN}
 * @param description from the name of its file or class
 * @param action what was done
 * @param outcome whether it worked
 * @param at when it started
 * @param duration how long it took
 * @param host the host and process that did it
 * @param user the operating system's user who did it
 * @param checksum of the up section; for Java what {@link Migration#checksum} said
 * @param note what failed, without values, or what was repaired; empty if there is nothing to say
 */
public record MigrationRecord(
    String version,
    String description,
    Action action,
    Outcome outcome,
    Instant at,
    Duration duration,
    String host,
    String user,
    String checksum,
    String note) {
  /** What can be done to a migration. */
  public enum Action {
    /** It was applied. */
    UP,
    /** It was undone. */
    DOWN,
    /** It was marked as applied. */
    BASELINE,
    /** What is recorded about it was changed. */
    REPAIR
  }

  /** How it ended. */
  public enum Outcome {
    /** It has not ended: it runs now, or its process died. */
    UNFINISHED,
    /** Well. */
    DONE,
    /** With an error. */
    FAILED
  }
}
