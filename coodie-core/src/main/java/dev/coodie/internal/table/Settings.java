package dev.coodie.internal.table;

import dev.coodie.driver.Consistency;
import dev.coodie.driver.StatementOptions;
import dev.coodie.error.InvalidQueryException;
import dev.coodie.internal.check.Arguments;
import dev.coodie.model.DocumentModel;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;

/** What a handle was told, checked. Null leaves the choice to the document or the driver. */
public record Settings(
    StatementOptions options,
    @Nullable String keyspace,
    @Nullable Integer ttl,
    @Nullable Long timestamp,
    boolean skipNulls) {
  /** Nothing chosen. */
  public static final Settings NONE =
      new Settings(StatementOptions.DEFAULT, null, null, null, false);

  /** The server's limit: 20 years of 365 days. */
  private static final long LONGEST_TTL = 20L * 365 * 24 * 60 * 60;

  /** A number of rows, 1 or more. */
  public static int positive(String what, int rows) {
    if (rows < 1) {
      throw new InvalidQueryException(
          "coodie-226", what + "() is " + rows + "; it must be 1 or more.");
    }
    return rows;
  }

  public Settings withKeyspace(String name) {
    Arguments.given(name, "the name of a keyspace");
    if (name.isBlank()) {
      throw new InvalidQueryException("coodie-221", "The keyspace name is blank.");
    }
    return new Settings(options, name, ttl, timestamp, skipNulls);
  }

  /** TTL 0, which is another thing than none where the table has a default. */
  public Settings withoutEnd() {
    return new Settings(options, keyspace, 0, timestamp, skipNulls);
  }

  public Settings withTtl(Duration duration) {
    Arguments.given(duration, "a TTL");
    if (duration.isZero()) {
      throw new InvalidQueryException(
          "coodie-289",
          "The TTL is 0, which CQL takes for never. Use neverExpires() if that is meant, or a TTL"
              + " of 1 second or more.");
    }
    long seconds = duration.getSeconds();
    if (seconds < 1 || seconds > LONGEST_TTL || duration.getNano() != 0) {
      throw new InvalidQueryException(
          "coodie-222",
          "The TTL is "
              + duration
              + "; it must be whole seconds, from 1 second to 20 years ("
              + LONGEST_TTL
              + " seconds).");
    }
    return new Settings(options, keyspace, (int) seconds, timestamp, skipNulls);
  }

  public Settings withTimestamp(Instant instant) {
    Arguments.given(instant, "a timestamp");
    long micros;
    try {
      micros = ChronoUnit.MICROS.between(Instant.EPOCH, instant);
    } catch (ArithmeticException e) {
      throw new InvalidQueryException(
          "coodie-234",
          "The timestamp is further from 1970 than microseconds in 64 bits reach. Give one before"
              + " the year 292277.",
          e);
    }
    return new Settings(options, keyspace, ttl, micros, skipNulls);
  }

  /** Whether null properties leave their cells: the handle's choice, or the document's. */
  public boolean skipsNulls(DocumentModel<?> model) {
    return skipNulls || model.skipNulls();
  }

  public Settings withSkipNulls() {
    return new Settings(options, keyspace, ttl, timestamp, true);
  }

  public Settings withConsistency(Consistency level) {
    Arguments.given(level, "a consistency level");
    return withOptions(options.withConsistency(level));
  }

  public Settings withSerialConsistency(Consistency level) {
    if (level != Consistency.SERIAL && level != Consistency.LOCAL_SERIAL) {
      throw new InvalidQueryException(
          "coodie-223",
          "The serial consistency is " + level + "; it must be SERIAL or LOCAL_SERIAL.");
    }
    return withOptions(options.withSerialConsistency(level));
  }

  public Settings withTimeout(Duration timeout) {
    Arguments.given(timeout, "a timeout");
    if (timeout.isZero() || timeout.isNegative()) {
      throw new InvalidQueryException(
          "coodie-224", "The timeout is " + timeout + "; it must be more than zero.");
    }
    return withOptions(options.withTimeout(timeout));
  }

  public Settings withProfile(String name) {
    Arguments.given(name, "the name of a profile");
    return withOptions(options.withProfile(name));
  }

  public Settings withOptions(StatementOptions value) {
    return new Settings(value, keyspace, ttl, timestamp, skipNulls);
  }
}
