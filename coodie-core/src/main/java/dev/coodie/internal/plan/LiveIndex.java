package dev.coodie.internal.plan;

import dev.coodie.annotation.IndexMethod;
import dev.coodie.annotation.IndexTarget;
import dev.coodie.cql.CqlTypes;
import dev.coodie.schema.definition.ColumnDefinition;
import dev.coodie.schema.definition.IndexDefinition;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** An index as {@code system_schema} has it: all that it is made of is in its options. */
record LiveIndex(String name, Map<String, String> options) {
  private static final Pattern FUNCTION =
      Pattern.compile("(values|keys|entries|keys_and_values|full)\\((.+)\\)", Pattern.DOTALL);

  private static final String TARGET = "target";

  /** What it is; {@code columns} are those of its table. */
  IndexDefinition definition(List<ColumnDefinition> columns) {
    String target = options.getOrDefault(TARGET, "");
    Matcher function = FUNCTION.matcher(target);
    boolean plain = isColumn(target, columns) || !function.matches();
    String column = unquoted(plain ? target : function.group(2));
    IndexTarget part = plain ? IndexTarget.VALUES : part(function.group(1));
    Map<String, String> rest = new TreeMap<>(options);
    rest.remove(TARGET);
    String className = rest.getOrDefault(IndexDefinition.CLASS_NAME, "");
    IndexMethod method = method(className, column, columns);
    if (!className.equals("vector_index")
        && (className.isEmpty() || method != IndexMethod.SECONDARY)) {
      rest.remove(IndexDefinition.CLASS_NAME);
    }
    return new IndexDefinition(name, column, part, method, rest);
  }

  /** A column may have a name that looks like a function. */
  private static boolean isColumn(String name, List<ColumnDefinition> columns) {
    return columns.stream().anyMatch(c -> c.name().equals(name));
  }

  private static IndexTarget part(String function) {
    return switch (function) {
      case "keys" -> IndexTarget.KEYS;
      case "entries", "keys_and_values" -> IndexTarget.ENTRIES;
      case "full" -> IndexTarget.FULL;
      default -> IndexTarget.VALUES;
    };
  }

  private static String unquoted(String name) {
    return name.length() > 1 && name.startsWith("\"") && name.endsWith("\"")
        ? name.substring(1, name.length() - 1).replace("\"\"", "\"")
        : name;
  }

  private static IndexMethod method(
      String className, String column, List<ColumnDefinition> columns) {
    return switch (OptionDiff.simpleName(className).toLowerCase(Locale.ROOT)) {
      case "sai", "storageattachedindex" ->
          columns.stream().anyMatch(c -> c.name().equals(column) && CqlTypes.isVector(c.type()))
              ? IndexMethod.VECTOR
              : IndexMethod.SAI;
      case "sasiindex" -> IndexMethod.SASI;
      case "vector_index" -> IndexMethod.VECTOR;
      default -> IndexMethod.SECONDARY;
    };
  }
}
