package dev.coodie.internal.plan;

import dev.coodie.driver.Row;
import dev.coodie.schema.OptionValue;
import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Finds the options that a table has otherwise than wanted. Servers print some options otherwise
 * than they were given; what means the same is equal here, or it would look changed for ever.
 */
final class OptionDiff {
  private static final Pattern MEASURE =
      Pattern.compile("([0-9]+(?:\\.[0-9]+)?) ?(percentile|p|ms)");

  private OptionDiff() {}

  /** Those of {@code wanted} that differ; what the server does not show cannot be compared. */
  static Map<String, OptionValue> changed(Map<String, OptionValue> wanted, @Nullable Row found) {
    Map<String, OptionValue> changed = new LinkedHashMap<>();
    wanted.forEach(
        (name, value) -> {
          Object now =
              found == null || found.columns().find(name) < 0
                  ? null
                  : found.get(found.columns().find(name));
          if (now != null && !same(name, value, now)) {
            changed.put(name, value);
          }
        });
    return changed;
  }

  private static boolean same(String option, OptionValue wanted, Object found) {
    if (wanted.entries().isEmpty()) {
      return sameText(option, wanted.text(), found.toString());
    }
    return found instanceof Map<?, ?> map
        && wanted.entries().entrySet().stream()
            .allMatch(e -> sameEntry(e.getKey(), e.getValue(), map));
  }

  private static boolean sameEntry(String key, String wanted, Map<?, ?> map) {
    Object found = map.get(key);
    if (found == null) {
      found = map.get(otherName(key));
    }
    return found != null && sameText(key, wanted, found.toString());
  }

  /** Options of compression have another name in ScyllaDB and in old Cassandra. */
  private static String otherName(String key) {
    return switch (key) {
      case "class" -> "sstable_compression";
      case "sstable_compression" -> "class";
      case "chunk_length_in_kb" -> "chunk_length_kb";
      case "chunk_length_kb" -> "chunk_length_in_kb";
      default -> key;
    };
  }

  private static boolean sameText(String name, String wanted, String found) {
    return switch (name) {
      case "comment" -> wanted.equals(found);
      case "class", "sstable_compression" -> simpleName(wanted).equals(simpleName(found));
      case "speculative_retry", "additional_write_policy" ->
          measures(wanted).equals(measures(found));
      default -> wanted.equalsIgnoreCase(found) || sameNumber(wanted, found);
    };
  }

  private static boolean sameNumber(String wanted, String found) {
    try {
      return new BigDecimal(wanted).compareTo(new BigDecimal(found)) == 0;
    } catch (NumberFormatException e) {
      return false; // at least one is a text
    }
  }

  /** A class without its package. */
  static String simpleName(String className) {
    return className.substring(className.lastIndexOf('.') + 1);
  }

  /** {@code 99PERCENTILE}, {@code 99.0p} and {@code 99p} are one. */
  private static String measures(String text) {
    Matcher measure = MEASURE.matcher(text.toLowerCase(Locale.ROOT));
    return measure
        .replaceAll(
            m ->
                new BigDecimal(m.group(1)).stripTrailingZeros().toPlainString()
                    + (m.group(2).equals("ms") ? "ms" : "p"))
        .replace(" ", "");
  }
}
