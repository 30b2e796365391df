package dev.coodie.studio;

import dev.coodie.column.ValueType;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Columns, and fields of user-defined types, whose values never leave this process, by name. */
final class Masks {
  private final List<Pattern> patterns;

  Masks(List<String> names) {
    this.patterns = names.stream().filter(name -> !name.isBlank()).map(Masks::pattern).toList();
  }

  private static Pattern pattern(String name) {
    String expression =
        List.of(name.strip().toLowerCase(Locale.ROOT).split("\\*", -1)).stream()
            .map(Pattern::quote)
            .collect(Collectors.joining(".*"));
    return Pattern.compile(expression, Pattern.DOTALL);
  }

  boolean hides(String column) {
    String name = column.toLowerCase(Locale.ROOT);
    return patterns.stream().anyMatch(pattern -> pattern.matcher(name).matches());
  }

  /** Whether values of the type have a part that is hidden: a field, at any depth. */
  boolean hidesPartOf(ValueType<?> type) {
    return type.udtFields().stream().anyMatch(field -> hides(field.name()))
        || type.arguments().stream().anyMatch(this::hidesPartOf);
  }

  /** Whether the table, named with its keyspace, has something that is hidden, or is not known. */
  boolean hidesAny(LiveSchema schema, String table) {
    int dot = table.indexOf('.');
    return dot < 0
        || schema.table(table.substring(0, dot), table.substring(dot + 1)).columns().stream()
            .anyMatch(LiveColumn::isHidden);
  }

  /** Refuses to search or change by what may not be seen. */
  void requireVisible(String column) {
    if (hides(column)) {
      throw refusal(column);
    }
  }

  static StudioProblem refusal(String column) {
    return StudioProblem.refused(
        "coodie-1410",
        "Column \""
            + column
            + "\" is masked, or fields of it are, so it is neither searched nor changed here. The"
            + " masks are those of --mask (in Java Studio.mask(..)).");
  }
}
