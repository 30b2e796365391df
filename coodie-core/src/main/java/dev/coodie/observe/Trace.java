package dev.coodie.observe;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.OptionalLong;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What a server did for one request, as it wrote it down in {@code system_traces}. Values that were
 * bound are left out; but the steps are the server's words, which can name keys and tokens, so
 * treat a trace as you treat the data.
 *
 * @param id of the trace
 * @param request what the server calls it: {@code Execute CQL3 query}
 * @param query its CQL as the server got it, null if it does not say it
 * @param coordinator the address of the node that answered, null if it is not known
 * @param consistency the consistency level, null if the server does not say it
 * @param startedAt when the coordinator began with it, null if it is not known
 * @param duration how long the coordinator took; null if the trace had no end yet when it was read,
 *     so that steps can be missing
 * @param steps in the order of their times
 */
public record Trace(
    UUID id,
    String request,
    @Nullable String query,
    @Nullable String coordinator,
    @Nullable String consistency,
    @Nullable Instant startedAt,
    @Nullable Duration duration,
    List<TraceStep> steps) {
  /** Cassandra's sentence, and ScyllaDB's, which has dead rows and range tombstones apart. */
  private static final Pattern READ =
      Pattern.compile(
          "[Rr]ead (\\d+) live rows? and (\\d+) tombstone(?: cell)?s?"
              + "|(\\d+) clustering row\\(s\\) \\((\\d+) live, (\\d+) dead\\)"
              + "(?:, (\\d+) range tombstone\\(s\\))?");

  /** Copies the list. */
  public Trace {
    steps = List.copyOf(steps);
  }

  /** Whether the server had written its end. */
  public boolean isComplete() {
    return duration != null;
  }

  /** How many tombstones all nodes read together; empty if no step says it, as for writes. */
  public OptionalLong tombstonesRead() {
    return sum(2, 5, 6);
  }

  /** How many live rows all nodes read together; empty if no step says it. */
  public OptionalLong rowsRead() {
    return sum(1, 4);
  }

  private OptionalLong sum(int... groups) {
    long sum = 0;
    boolean any = false;
    for (TraceStep step : steps) {
      Matcher read = READ.matcher(step.activity());
      while (read.find()) {
        any = true;
        for (int group : groups) {
          String number = read.group(group);
          sum += number == null ? 0 : Long.parseLong(number);
        }
      }
    }
    return any ? OptionalLong.of(sum) : OptionalLong.empty();
  }

  /**
   * For programs, on one line: {@code id}, {@code request}, {@code query}, {@code coordinator},
   * {@code consistency}, {@code startedAt} (ISO 8601), {@code durationMicros}, {@code rowsRead},
   * {@code tombstonesRead} and {@code steps} with {@code elapsedMicros}, {@code node}, {@code
   * thread} and {@code activity}; null for what is not known.
   */
  public String json() {
    return TraceJson.of(this);
  }

  /**
   * For people: what was asked, and a line for each step with a bar that shows when it was done.
   */
  @Override
  public String toString() {
    return TraceText.of(this);
  }
}
