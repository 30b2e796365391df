package dev.coodie.internal.cql;

import dev.coodie.cql.CqlNames;
import dev.coodie.error.SchemaException;
import dev.coodie.schema.definition.OptionValue;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Writes the options of tables, views and indexes: names are checked, values are constants. */
final class Options {
  private static final Pattern NAME = Pattern.compile("[a-z][a-z0-9_]*");
  private static final Pattern BARE =
      Pattern.compile("-?[0-9]+(\\.[0-9]+)?([eE][+-]?[0-9]+)?|true|false");

  private static final Comparator<String> BY_NAME =
      Comparator.comparing((String key) -> !key.equals("class"))
          .thenComparing(Comparator.naturalOrder());

  private Options() {}

  /** {@code name = value} for each. */
  static List<String> assignments(Map<String, OptionValue> options) {
    return options.entrySet().stream()
        .map(e -> checked(e.getKey()) + " = " + value(e.getValue()))
        .toList();
  }

  /** The same entries, "class" first and the others by name: one text for equal maps. */
  static Map<String, String> sorted(Map<String, String> entries) {
    Map<String, String> sorted = new TreeMap<>(BY_NAME);
    sorted.putAll(entries);
    return sorted;
  }

  /** {@code {'key': 'value', ..}}. */
  static String map(Map<String, String> entries) {
    return entries.entrySet().stream()
        .map(e -> CqlNames.text(e.getKey()) + ": " + CqlNames.text(e.getValue()))
        .collect(Collectors.joining(", ", "{", "}"));
  }

  private static String value(OptionValue value) {
    if (!value.entries().isEmpty()) {
      return map(sorted(value.entries()));
    }
    return BARE.matcher(value.text()).matches() ? value.text() : CqlNames.text(value.text());
  }

  private static String checked(String name) {
    if (NAME.matcher(name).matches()) {
      return name;
    }
    throw new SchemaException(
        "coodie-706",
        "\""
            + name
            + "\" is not the name of a table option: expected lower-case letters, digits and"
            + " underscores, for example gc_grace_seconds. Correct it in @TableOption.");
  }
}
