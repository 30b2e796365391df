package dev.coodie.internal.plan;

import dev.coodie.schema.definition.OptionValue;
import dev.coodie.schema.definition.TableDefinition;
import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Finds the options of a table that differ from what is wanted. Servers print some options
 * differently than they were given; what means the same is equal here, or it would look changed for
 * ever.
 */
final class OptionDiff {
  private static final String TTL = "default_time_to_live";
  private static final Pattern MEASURE =
      Pattern.compile("([0-9]+(?:\\.[0-9]+)?) ?(percentile|p|ms)");

  private OptionDiff() {}

  /**
   * The options of {@code wanted} that differ. One that the server does not show cannot be
   * compared; of a table that shows none at all, everything is missing.
   */
  static Map<String, OptionValue> changed(TableDefinition wanted, TableDefinition found) {
    Map<String, OptionValue> now = shown(found);
    Map<String, OptionValue> changed = new LinkedHashMap<>();
    wanted
        .allOptions()
        .forEach(
            (name, value) -> {
              OptionValue old = now.get(name);
              if (old == null ? found.options().isEmpty() : !same(name, value, old)) {
                changed.put(name, value);
              }
            });
    return changed;
  }

  /** What those options are now, as far as that is known. */
  static Map<String, OptionValue> before(Map<String, OptionValue> changed, TableDefinition found) {
    Map<String, OptionValue> now = shown(found);
    now.keySet().retainAll(changed.keySet());
    return now;
  }

  private static Map<String, OptionValue> shown(TableDefinition found) {
    Map<String, OptionValue> shown = new LinkedHashMap<>();
    shown.put(TTL, new OptionValue(Integer.toString(found.defaultTtl()), Map.of()));
    shown.putAll(found.allOptions());
    return shown;
  }

  private static boolean same(String option, OptionValue wanted, OptionValue found) {
    if (wanted.entries().isEmpty()) {
      return found.entries().isEmpty() && sameText(option, wanted.text(), found.text());
    }
    return wanted.entries().entrySet().stream()
        .allMatch(e -> sameEntry(e.getKey(), e.getValue(), found.entries()));
  }

  private static boolean sameEntry(String key, String wanted, Map<String, String> map) {
    String found = map.get(key);
    if (found == null) {
      found = map.get(otherName(key));
    }
    return found != null && sameText(key, wanted, found);
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
