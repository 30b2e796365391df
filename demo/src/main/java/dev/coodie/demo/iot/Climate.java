package dev.coodie.demo.iot;

import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.Random;

/** How warm and damp it is somewhere: a wave over the day, and some noise. */
enum Climate {
  ATTIC(24, 6, 45),
  CELLAR(13, 0.6, 72),
  GREENHOUSE(21, 9, 80),
  KITCHEN(20, 2.5, 55);

  private final double mean;
  private final double swing;
  private final double humidity;

  Climate(double mean, double swing, double humidity) {
    this.mean = mean;
    this.swing = swing;
    this.humidity = humidity;
  }

  /** The name of its sensor. */
  String sensor() {
    return name().toLowerCase();
  }

  /** What the sensor measures at that time; warmest at 15:00 UTC. */
  Reading at(Instant time, Random random) {
    double hour = LocalTime.ofInstant(time, ZoneOffset.UTC).toSecondOfDay() / 3600.0;
    double wave = Math.cos((hour - 15) / 24 * 2 * Math.PI);
    double noise = random.nextGaussian() * 0.15;
    double temperature = mean + swing * wave + noise;
    double damp = humidity - wave * 8 + random.nextGaussian() * 0.4;
    return new Reading(sensor(), null, time, rounded(temperature), rounded(damp));
  }

  private static double rounded(double value) {
    return Math.round(value * 100) / 100.0;
  }
}
