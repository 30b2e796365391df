package dev.coodie.model;

import java.util.Collection;
import java.util.Comparator;
import java.util.Locale;
import java.util.Optional;

/** Suggests what a misspelled name probably meant. */
public final class Suggestions {
  private Suggestions() {}

  /** {@code Did you mean "price"? } with a trailing space, or nothing when no name is close. */
  public static String forName(String wrong, Collection<String> known) {
    Optional<String> best =
        known.stream().min(Comparator.comparingInt(name -> distance(wrong, name)));
    return best.filter(name -> distance(wrong, name) <= 1 + wrong.length() / 3)
        .map(name -> "Did you mean \"" + name + "\"? ")
        .orElse("");
  }

  /** Insertions, deletions and replacements, ignoring case and underscores. */
  private static int distance(String left, String right) {
    String a = left.replace("_", "").toLowerCase(Locale.ROOT);
    String b = right.replace("_", "").toLowerCase(Locale.ROOT);
    int[] previous = new int[b.length() + 1];
    for (int j = 0; j <= b.length(); j++) {
      previous[j] = j;
    }
    for (int i = 1; i <= a.length(); i++) {
      int[] current = new int[b.length() + 1];
      current[0] = i;
      for (int j = 1; j <= b.length(); j++) {
        int replaced = previous[j - 1] + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
        current[j] = Math.min(replaced, 1 + Math.min(previous[j], current[j - 1]));
      }
      previous = current;
    }
    return previous[b.length()];
  }
}
