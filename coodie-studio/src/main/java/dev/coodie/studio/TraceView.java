package dev.coodie.studio;

import dev.coodie.observe.Trace;
import dev.coodie.observe.TraceStep;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/**
 * A trace for the page: each step with how long it took, which is the time since the step before it
 * in the same thread, or for the first of a thread since the node's last one, which handed it over;
 * and words for the slow ones.
 */
final class TraceView {
  /** A step is slow if it took this share of the whole, in percent. */
  private static final long SLOW_PERCENT = 15;

  /** Tombstones that are worth a sentence. */
  private static final long MANY_TOMBSTONES = 100;

  private TraceView() {}

  /**
   * @param hidesKeys whether keys that steps name are masked
   */
  static Map<String, @Nullable Object> of(Trace trace, boolean hidesKeys) {
    long whole = whole(trace);
    List<Map<String, @Nullable Object>> steps = new ArrayList<>();
    Map<String, TraceStep> ofNode = new HashMap<>();
    Map<String, TraceStep> ofThread = new HashMap<>();
    for (TraceStep step : trace.steps()) {
      TraceStep handing = ofNode.put(step.node(), step);
      TraceStep before = ofThread.put(step.node() + " " + step.thread(), step);
      steps.add(step(step, before == null ? handing : before, whole, hidesKeys));
    }
    Map<String, @Nullable Object> view = new LinkedHashMap<>();
    view.put("request", trace.request());
    view.put("coordinator", trace.coordinator());
    view.put("consistency", trace.consistency());
    view.put("micros", micros(trace.duration()));
    view.put("whole", whole);
    view.put("rows", number(trace.rowsRead()));
    view.put("tombstones", number(trace.tombstonesRead()));
    view.put("steps", steps);
    view.put("advice", advice(trace));
    return view;
  }

  private static Map<String, @Nullable Object> step(
      TraceStep step, @Nullable TraceStep before, long whole, boolean hidesKeys) {
    Long at = micros(step.elapsed());
    Long start = before == null ? Long.valueOf(0) : micros(before.elapsed());
    long took = at == null || start == null ? 0 : Math.max(0, at - start);
    String activity = step.activity();
    Map<String, @Nullable Object> view = new LinkedHashMap<>();
    view.put("node", step.node());
    view.put("thread", step.thread());
    view.put("at", at);
    view.put("took", took);
    view.put("activity", hidesKeys ? TraceWords.withoutKeys(activity) : activity);
    view.put("slow", took * 100 >= whole * SLOW_PERCENT ? TraceWords.of(activity) : null);
    return view;
  }

  private static long whole(Trace trace) {
    Long took = micros(trace.duration());
    long longest = took == null ? 1 : Math.max(1, took);
    for (TraceStep step : trace.steps()) {
      Long at = micros(step.elapsed());
      longest = Math.max(longest, at == null ? 0 : at);
    }
    return longest;
  }

  private static List<String> advice(Trace trace) {
    List<String> advice = new ArrayList<>();
    long rows = trace.rowsRead().orElse(0);
    long dead = trace.tombstonesRead().orElse(0);
    if (dead >= MANY_TOMBSTONES && dead > rows) {
      advice.add(
          "It read "
              + dead
              + " tombstones for "
              + rows
              + " live rows. Deletions, nulls and TTLs leave them, until a compaction after"
              + " gc_grace_seconds. Ask for a range without them, or delete whole partitions.");
    }
    trace.steps().stream()
        .map(step -> TraceWords.filesMerged(step.activity()))
        .filter(files -> files >= TraceWords.MANY_FILES)
        .findFirst()
        .ifPresent(
            files ->
                advice.add(
                    "The partition is spread over "
                        + files
                        + " files. Compaction joins them; a strategy for such writes does it"
                        + " sooner."));
    if (!trace.isComplete()) {
      advice.add("The server had not written the end of the trace yet, so steps can be missing.");
    }
    return advice;
  }

  private static @Nullable Long micros(@Nullable Duration duration) {
    return duration == null ? null : duration.toNanos() / 1_000;
  }

  private static @Nullable Long number(OptionalLong value) {
    return value.isPresent() ? value.getAsLong() : null;
  }
}
