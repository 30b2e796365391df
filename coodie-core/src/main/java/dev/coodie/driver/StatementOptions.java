package dev.coodie.driver;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * How a statement is sent; null leaves the choice to the driver's configuration.
 *
 * @param consistency how many replicas must answer
 * @param serialConsistency SERIAL or LOCAL_SERIAL, for the Paxos part of a conditional write
 * @param timeout how long to wait for an answer, more than zero
 * @param profile the name of an execution profile of the driver
 * @param timestamp the write time in microseconds since 1970 of what has none in its text; not of
 *     conditional writes and counters, whose time the servers choose
 * @param tracing whether the server writes a trace, whose id is in {@link PageInfo#traceId}
 */
public record StatementOptions(
    @Nullable Consistency consistency,
    @Nullable Consistency serialConsistency,
    @Nullable Duration timeout,
    @Nullable String profile,
    @Nullable Long timestamp,
    boolean tracing) {
  /** Everything left to the driver. */
  public static final StatementOptions DEFAULT = new StatementOptions(null, null, null, null);

  /** Without a write time. */
  public StatementOptions(
      @Nullable Consistency consistency,
      @Nullable Consistency serialConsistency,
      @Nullable Duration timeout,
      @Nullable String profile) {
    this(consistency, serialConsistency, timeout, profile, null);
  }

  /** Without a trace. */
  public StatementOptions(
      @Nullable Consistency consistency,
      @Nullable Consistency serialConsistency,
      @Nullable Duration timeout,
      @Nullable String profile,
      @Nullable Long timestamp) {
    this(consistency, serialConsistency, timeout, profile, timestamp, false);
  }

  /** The same with a consistency level. */
  public StatementOptions withConsistency(Consistency value) {
    return new StatementOptions(value, serialConsistency, timeout, profile, timestamp, tracing);
  }

  /** The same with a serial consistency level. */
  public StatementOptions withSerialConsistency(Consistency value) {
    return new StatementOptions(consistency, value, timeout, profile, timestamp, tracing);
  }

  /** The same with a timeout. */
  public StatementOptions withTimeout(Duration value) {
    return new StatementOptions(consistency, serialConsistency, value, profile, timestamp, tracing);
  }

  /** The same with an execution profile. */
  public StatementOptions withProfile(String value) {
    return new StatementOptions(consistency, serialConsistency, timeout, value, timestamp, tracing);
  }

  /**
   * The same with a write time, in microseconds since 1970.
   *
   * @throws dev.coodie.error.InvalidQueryException if it looks like another unit
   */
  public StatementOptions withTimestamp(long value) {
    long micros = WriteTimes.checked(value, "write USING TIMESTAMP into the CQL");
    return new StatementOptions(consistency, serialConsistency, timeout, profile, micros, tracing);
  }

  /** The same with a trace of the server. */
  public StatementOptions withTracing() {
    return new StatementOptions(consistency, serialConsistency, timeout, profile, timestamp, true);
  }

  /** These options, and where they leave a choice to the driver, the other ones. */
  @SuppressWarnings("ReferenceEquality") // a shortcut; equal options would only cost an object
  public StatementOptions orElse(StatementOptions other) {
    if (this == other || other == DEFAULT) {
      return this;
    }
    if (this == DEFAULT) {
      return other;
    }
    return new StatementOptions(
        consistency == null ? other.consistency : consistency,
        serialConsistency == null ? other.serialConsistency : serialConsistency,
        timeout == null ? other.timeout : timeout,
        profile == null ? other.profile : profile,
        timestamp == null ? other.timestamp : timestamp,
        tracing || other.tracing);
  }
}
