package dev.coodie.spark.internal.job;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Sentences of several exports about what was not kept, each once, with the sum of its count. */
final class NotKept {
  private static final Pattern COUNTED = Pattern.compile("(.*) \\((?:once|(\\d+) times)\\)\\.");

  private NotKept() {}

  static List<String> sum(Stream<String> sentences) {
    Map<String, Long> counts = new LinkedHashMap<>();
    sentences.forEach(
        sentence -> {
          Matcher counted = COUNTED.matcher(sentence);
          if (counted.matches()) {
            String times = counted.group(2);
            counts.merge(counted.group(1), times == null ? 1 : Long.parseLong(times), Long::sum);
          } else {
            counts.put(sentence, 0L);
          }
        });
    return counts.entrySet().stream().map(NotKept::sentence).toList();
  }

  private static String sentence(Map.Entry<String, Long> loss) {
    long count = loss.getValue();
    if (count == 0) {
      return loss.getKey();
    }
    return loss.getKey() + (count == 1 ? " (once)." : " (" + count + " times).");
  }
}
