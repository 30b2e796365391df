package dev.coodie.benchmarks;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.function.ToDoubleFunction;

/** All that was measured, in the order it was. Not thread-safe. */
public final class Scores {
  private record Key(String group, String name, String contestant, String metric) {}

  private final Map<Key, List<Double>> rounds = new LinkedHashMap<>();

  /** Adds one round. */
  public void add(String group, String name, String contestant, String metric, double value) {
    rounds
        .computeIfAbsent(new Key(group, name, contestant, metric), key -> new ArrayList<>())
        .add(value);
  }

  /** The median of the rounds, if there was any. */
  public OptionalDouble median(String group, String name, String contestant, String metric) {
    return of(new Key(group, name, contestant, metric), Score::median);
  }

  /** How far the rounds are apart, see {@link Score#spread}, if there was any. */
  public OptionalDouble spread(String group, String name, String contestant, String metric) {
    return of(new Key(group, name, contestant, metric), Score::spread);
  }

  private OptionalDouble of(Key key, ToDoubleFunction<Score> number) {
    List<Double> found = rounds.get(key);
    return found == null
        ? OptionalDouble.empty()
        : OptionalDouble.of(
            number.applyAsDouble(
                new Score(key.group, key.name, key.contestant, key.metric, found)));
  }

  /** Everything. */
  public List<Score> all() {
    return rounds.entrySet().stream()
        .map(
            entry -> {
              Key key = entry.getKey();
              return new Score(
                  key.group, key.name, key.contestant, key.metric, List.copyOf(entry.getValue()));
            })
        .toList();
  }
}
