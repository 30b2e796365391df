package dev.coodie.benchmarks.path;

import dev.coodie.benchmarks.Reading;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.UUID;

/** What is in the tables: the same in every run. */
public final class Data {
  static final int SENSORS = 64;
  static final int READINGS = 50;
  static final String WIDE = "sensor-wide";
  static final int WIDE_READINGS = 5_000;
  static final int PASSAGES = 1_000;
  static final int OWNERS = 20;
  static final int PETS = 100;

  private Data() {}

  /** A sensor that is read; {@code i} may be any. */
  static String sensor(int i) {
    return "sensor-" + (10_000 + Math.floorMod(i, SENSORS));
  }

  /** The key of the n-th reading of a sensor. */
  static UUID event(int n) {
    return new UUID(0x0a1b2c3d4e5f4000L, 0x8c7d000000000000L + n);
  }

  /** Differs in every column from the one before. */
  public static Reading reading(String sensor, int n) {
    return new Reading(
        sensor,
        event(n),
        "Conference room " + (100 + n % 900),
        n % 2 == 0 ? "degrees Celsius" : "degrees Kelvin.",
        n / 8.0,
        n % 100,
        Instant.ofEpochMilli(1_795_356_000_000L + n),
        n % 2 == 0,
        List.of("indoor", "calibrated", "battery" + n % 10),
        Map.of("building", "north", "floor", "third"));
  }

  static float[] vector(int n) {
    SplittableRandom random = new SplittableRandom(n);
    float[] vector = new float[Passage.DIMENSION];
    for (int i = 0; i < vector.length; i++) {
      vector[i] = (float) random.nextDouble(-1, 1);
    }
    return vector;
  }

  static Passage passage(int id) {
    return new Passage(id, "What is said in passage " + id, vector(id));
  }

  static String owner(int i) {
    return "owner-" + Math.floorMod(i, OWNERS);
  }

  static Pet pet(String owner, int number) {
    String name = "Pet number " + number;
    return switch (number % 3) {
      case 0 -> new Pet.Cat(owner, number, name, number % 2 == 0);
      case 1 -> new Pet.Dog(owner, number, name, "Breed " + number);
      default -> new Pet.Bird(owner, number, name, number / 4.0);
    };
  }
}
