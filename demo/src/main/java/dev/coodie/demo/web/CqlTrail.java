package dev.coodie.demo.web;

import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The statements that one request sent: their texts, never their values. Thread-safe. */
final class CqlTrail {
  private static final ThreadLocal<@Nullable CqlTrail> CURRENT = new ThreadLocal<>();

  private final Map<String, Integer> times = new LinkedHashMap<>();

  /** The one that this thread works for. */
  static @Nullable CqlTrail current() {
    return CURRENT.get();
  }

  /** This thread works for that one from now on; for none, with null. */
  static void follow(@Nullable CqlTrail trail) {
    if (trail == null) {
      CURRENT.remove();
    } else {
      CURRENT.set(trail);
    }
  }

  synchronized void sent(String text) {
    times.merge(text, 1, Integer::sum);
  }

  /** Each text with how often it was sent, in the order of the first time. */
  synchronized Map<String, Integer> times() {
    return new LinkedHashMap<>(times);
  }
}
