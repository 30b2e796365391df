package dev.coodie.studio;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** The Java of coodie that does what a view of the page shows, to copy. */
final class JavaText {
  private JavaText() {}

  static String of(TableQuery query, LiveTable table) {
    String type = upper(table.name());
    String door = table.hasCounters() ? "counters" : table.base().isEmpty() ? "documents" : "views";
    List<String> steps = new ArrayList<>();
    steps.add("coodie." + door + "(" + type + ".class)");
    steps.add(
        ".find("
            + query.conditions().stream()
                .map(condition -> condition(type, table, condition))
                .collect(Collectors.joining(", "))
            + ")");
    if (query.reversed() && !table.clustering().isEmpty()) {
      LiveColumn first = table.clustering().get(0);
      String way = first.order().equals("desc") ? "asc" : "desc";
      steps.add(".orderBy(" + type + "_." + lower(first.name()) + "." + way + "())");
    }
    steps.add(".pageSize(" + query.rows() + ")");
    steps.add(".page();");
    return String.join("\n    ", steps);
  }

  /** Raw CQL with its values. */
  static String of(String cql, int values) {
    StringBuilder java = new StringBuilder("coodie.execute(").append(literal(cql));
    for (int i = 1; i <= values; i++) {
      java.append(", value").append(i);
    }
    return java.append(");").toString();
  }

  private static String condition(String type, LiveTable table, Condition condition) {
    LiveColumn column = table.column(condition.column());
    String method =
        switch (condition.operator()) {
          case "=" -> "eq";
          case "IN" -> "in";
          case "<" -> "lt";
          case "<=" -> "lte";
          case ">" -> "gt";
          case ">=" -> "gte";
          case Condition.CONTAINS_KEY -> "containsKey";
          default -> "contains";
        };
    return type
        + "_."
        + lower(column.name())
        + "."
        + method
        + "("
        + condition.values().stream()
            .map(value -> value(column.type(), value))
            .collect(Collectors.joining(", "))
        + ")";
  }

  private static String value(String type, String text) {
    return switch (type) {
      case "int", "double", "boolean" -> text;
      case "bigint" -> text + "L";
      case "float" -> text + "f";
      case "smallint" -> "(short) " + text;
      case "tinyint" -> "(byte) " + text;
      case "uuid", "timeuuid" -> "UUID.fromString(" + literal(text) + ")";
      case "timestamp" -> "Instant.parse(" + literal(text) + ")";
      case "date" -> "LocalDate.parse(" + literal(text) + ")";
      case "time" -> "LocalTime.parse(" + literal(text) + ")";
      case "decimal" -> "new BigDecimal(" + literal(text) + ")";
      case "varint" -> "new BigInteger(" + literal(text) + ")";
      default -> literal(text);
    };
  }

  private static String literal(String text) {
    StringBuilder quoted = new StringBuilder("\"");
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      switch (c) {
        case '"' -> quoted.append("\\\"");
        case '\\' -> quoted.append("\\\\");
        case '\n' -> quoted.append("\\n");
        case '\r' -> quoted.append("\\r");
        case '\t' -> quoted.append("\\t");
        default -> quoted.append(c);
      }
    }
    return quoted.append('"').toString();
  }

  /** {@code videos_by_tag} is {@code VideosByTag}. */
  private static String upper(String name) {
    return List.of(name.split("_")).stream()
        .filter(part -> !part.isEmpty())
        .map(part -> part.substring(0, 1).toUpperCase(Locale.ROOT) + part.substring(1))
        .collect(Collectors.joining());
  }

  /** {@code added_at} is {@code addedAt}. */
  private static String lower(String name) {
    String upper = upper(name);
    return upper.isEmpty()
        ? name
        : upper.substring(0, 1).toLowerCase(Locale.ROOT) + upper.substring(1);
  }
}
