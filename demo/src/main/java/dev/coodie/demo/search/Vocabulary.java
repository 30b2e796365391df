package dev.coodie.demo.search;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/**
 * Words with vectors that were computed beforehand: near each other where words mean the like, and
 * shorter where a word is frequent and says little. {@code src/main/embeddings/embed.py} made them.
 */
@Component
public class Vocabulary {
  /** As many numbers as the column of {@link Product} has. */
  private static final int DIMENSION = 48;

  private final Map<String, byte[]> vectors = new HashMap<>();

  Vocabulary() {
    for (String[] word : Tables.rows("words.tsv")) {
      vectors.put(word[0], Base64.getDecoder().decode(word[1]));
    }
  }

  /**
   * What a text means.
   *
   * @param vector the sum of its words' vectors; empty if no word is known
   * @param unknown words that are not in the vocabulary
   */
  record Meaning(Optional<float[]> vector, List<String> unknown) {}

  // tag::meaning[]
  /** A text means what its words mean together. */
  Meaning of(String text) {
    List<String> unknown = new ArrayList<>();
    float[] sum = new float[DIMENSION];
    for (String word : words(text)) {
      byte[] vector = vectors.get(word);
      if (vector == null) {
        unknown.add(word);
      } else {
        add(sum, vector);
      }
    }
    return new Meaning(hasDirection(sum) ? Optional.of(sum) : Optional.empty(), unknown);
  }

  // end::meaning[]

  private static Set<String> words(String text) {
    String[] words = text.toLowerCase(Locale.ROOT).split("[^a-z]+");
    return Arrays.stream(words)
        .filter(word -> word.length() > 1)
        .collect(Collectors.toCollection(LinkedHashSet::new));
  }

  private static void add(float[] sum, byte[] vector) {
    for (int i = 0; i < sum.length; i++) {
      sum[i] += vector[i] / 127f;
    }
  }

  private static boolean hasDirection(float[] vector) {
    for (float each : vector) {
      if (each != 0) {
        return true;
      }
    }
    return false;
  }
}
