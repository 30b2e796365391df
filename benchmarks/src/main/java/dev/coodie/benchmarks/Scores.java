package dev.coodie.benchmarks;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;

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
    List<Double> found = rounds.get(new Key(group, name, contestant, metric));
    return found == null
        ? OptionalDouble.empty()
        : OptionalDouble.of(new Score(group, name, contestant, metric, found).median());
  }

  /**
   * How many times as much as another the first one took in each turn, which are rounds near in
   * time; nothing where one was not measured. The first turns are those of all, where one had more.
   */
  public Optional<Score> ratio(
      String group, String name, String contestant, String than, String metric) {
    List<Double> own = rounds.get(new Key(group, name, contestant, metric));
    List<Double> others = rounds.get(new Key(group, name, than, metric));
    if (own == null || others == null) {
      return Optional.empty();
    }
    List<Double> ratios = new ArrayList<>();
    for (int i = 0; i < Math.min(own.size(), others.size()); i++) {
      ratios.add(own.get(i) / others.get(i));
    }
    return Optional.of(new Score(group, name, contestant, metric, List.copyOf(ratios)));
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
