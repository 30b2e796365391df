package dev.coodie;

import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/** A document whose day is filled from its time, and that is changed by hooks. */
record Measure(String sensor, @Nullable LocalDate day, Instant time, double value) {
  static final Instant TIME = Instant.parse("2026-11-22T23:59:59Z");

  static Measure at(Instant time) {
    return new Measure("s", null, time, 1.5);
  }

  Measure rounded() {
    return new Measure(sensor, day, time, Math.rint(value));
  }
}
