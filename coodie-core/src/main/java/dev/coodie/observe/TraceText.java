package dev.coodie.observe;

import java.time.Duration;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Writes a trace as a waterfall. */
final class TraceText {
  private static final int BAR = 20;

  private TraceText() {}

  static String of(Trace trace) {
    Duration duration = trace.duration();
    StringBuilder text = new StringBuilder(oneLine(trace.request()));
    if (trace.query() != null) {
      text.append(": ").append(oneLine(trace.query()));
    }
    text.append("\n  ")
        .append(duration == null ? "no end was written yet" : "took " + millis(duration).strip());
    add(text, "coordinator", trace.coordinator());
    add(text, "consistency", trace.consistency());
    trace.rowsRead().ifPresent(rows -> add(text, "live rows read", rows));
    trace.tombstonesRead().ifPresent(dead -> add(text, "tombstones read", dead));
    int nodes = trace.steps().stream().mapToInt(step -> step.node().length()).max().orElse(0);
    long whole = whole(trace);
    for (TraceStep step : trace.steps()) {
      text.append("\n  ")
          .append(millis(step.elapsed()))
          .append(" |")
          .append(bar(step.elapsed(), whole))
          .append("| ")
          .append(step.node())
          .append(" ".repeat(nodes - step.node().length() + 2))
          .append(oneLine(step.activity()));
    }
    return text.toString();
  }

  private static void add(StringBuilder text, String what, @Nullable Object value) {
    if (value != null) {
      text.append(", ").append(what).append(' ').append(value);
    }
  }

  private static long whole(Trace trace) {
    long longest =
        trace.steps().stream()
            .mapToLong(step -> step.elapsed() == null ? 0 : step.elapsed().toNanos())
            .max()
            .orElse(0);
    return Math.max(
        1, Math.max(longest, trace.duration() == null ? 0 : trace.duration().toNanos()));
  }

  private static String bar(@Nullable Duration elapsed, long whole) {
    int done = elapsed == null ? 0 : (int) (elapsed.toNanos() * BAR / whole);
    return "#".repeat(done) + " ".repeat(BAR - done);
  }

  private static String millis(@Nullable Duration duration) {
    return duration == null
        ? String.format(Locale.ROOT, "%12s", "?")
        : String.format(Locale.ROOT, "%9.3f ms", duration.toNanos() / 1e6);
  }

  private static String oneLine(String text) {
    return text.replaceAll("\\R", " ");
  }
}
