package dev.coodie.transfer;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What an export could not keep: sentences, and how often each was true. For one thread. */
final class Losses {
  private final Map<String, Long> counts = new LinkedHashMap<>();

  /** None yet, or those that an interrupted export stored. */
  Losses(@Nullable JsonNode earlier) {
    if (earlier != null) {
      earlier.properties().forEach(each -> counts.put(each.getKey(), each.getValue().asLong()));
    }
  }

  /** The sentence is about one value or row, and has no full stop. */
  void add(String sentence) {
    counts.merge(sentence, 1L, Long::sum);
  }

  /** The sentence is about the whole export, and has a full stop. */
  void once(String sentence) {
    counts.put(sentence, 0L);
  }

  Map<String, Long> counts() {
    return new LinkedHashMap<>(counts);
  }

  List<String> sentences() {
    return counts.entrySet().stream().map(Losses::sentence).toList();
  }

  private static String sentence(Map.Entry<String, Long> loss) {
    long count = loss.getValue();
    if (count == 0) {
      return loss.getKey();
    }
    return loss.getKey() + (count == 1 ? " (once)." : " (" + count + " times).");
  }
}
