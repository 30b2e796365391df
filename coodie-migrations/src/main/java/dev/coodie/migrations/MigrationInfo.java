package dev.coodie.migrations;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * One migration and where it stands: what the sources say, joined with what the keyspace has
 * recorded.
 *
 * @param version {@code YYYYMMDD_NNN}
 * @param description from the name of its file or class
 * @param kind what it is written in
 * @param source the file or class; empty when it is recorded but not among the sources
 * @param state where it stands
 * @param done how many of its statements, or steps in Java, are done; of the down section while it
 *     is being undone
 * @param total how many statements there are; 0 in Java, where nobody knows
 * @param started when the last run of it started
 * @param finished when it ended, well or not
 * @param duration how long that took, pauses between resumed runs not counted
 * @param host the host and process that ran it
 * @param user the operating system's user who ran it
 * @param error what the last run failed with, without values; empty unless it failed
 * @param reversible whether it can be undone; false without a source
 * @param destructive whether its up section drops or truncates something, or may
 */
public record MigrationInfo(
    String version,
    String description,
    MigrationKind kind,
    Optional<String> source,
    MigrationState state,
    int done,
    int total,
    Optional<Instant> started,
    Optional<Instant> finished,
    Optional<Duration> duration,
    String host,
    String user,
    String error,
    boolean reversible,
    boolean destructive) {}
