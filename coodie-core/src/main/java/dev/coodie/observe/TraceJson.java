package dev.coodie.observe;

import dev.coodie.cql.JsonText;
import java.time.Duration;
import java.util.OptionalLong;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Writes a trace as JSON. */
final class TraceJson {
  private TraceJson() {}

  static String of(Trace trace) {
    return "{"
        + String.join(
            ", ",
            member("id", text(trace.id())),
            member("request", text(trace.request())),
            member("query", text(trace.query())),
            member("coordinator", text(trace.coordinator())),
            member("consistency", text(trace.consistency())),
            member("startedAt", text(trace.startedAt())),
            member("durationMicros", micros(trace.duration())),
            member("rowsRead", number(trace.rowsRead())),
            member("tombstonesRead", number(trace.tombstonesRead())),
            member(
                "steps",
                trace.steps().stream()
                    .map(TraceJson::step)
                    .collect(Collectors.joining(", ", "[", "]"))))
        + "}";
  }

  private static String step(TraceStep step) {
    return "{"
        + String.join(
            ", ",
            member("elapsedMicros", micros(step.elapsed())),
            member("node", text(step.node())),
            member("thread", text(step.thread())),
            member("activity", text(step.activity())))
        + "}";
  }

  private static String member(String name, String value) {
    return JsonText.quoted(name) + ": " + value;
  }

  private static String text(@Nullable Object value) {
    return value == null ? "null" : JsonText.quoted(value.toString());
  }

  private static String micros(@Nullable Duration duration) {
    return duration == null ? "null" : Long.toString(duration.toNanos() / 1_000);
  }

  private static String number(OptionalLong value) {
    return value.isPresent() ? Long.toString(value.getAsLong()) : "null";
  }
}
