package dev.coodie.internal.plan;

import dev.coodie.column.ValueType;
import dev.coodie.driver.Row;
import dev.coodie.internal.cql.Cql;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** The masks of columns, from rows of {@code system_schema.column_masks}, as CQL. */
final class Masks {
  private static final String DEFAULT = "DEFAULT";
  private static final Set<String> QUOTED =
      Set.of("text", "ascii", "varchar", "timestamp", "date", "time", "inet");
  private static final Set<String> BARE =
      Set.of(
          "int",
          "bigint",
          "smallint",
          "tinyint",
          "varint",
          "float",
          "double",
          "decimal",
          "boolean",
          "uuid",
          "timeuuid",
          "duration");

  private Masks() {}

  /** {@code DEFAULT}, or a call; its arguments are {@code ?} if one cannot be written as CQL. */
  static String text(Row row) {
    String keyspace = text(row, "function_keyspace");
    String name = text(row, "function_name");
    boolean ofSystem = keyspace.equals("system");
    if (ofSystem && name.equals("mask_default")) {
      return DEFAULT;
    }
    List<String> types = list(row, "function_argument_types", ValueType.TEXT);
    List<String> values = list(row, "function_argument_values", ValueType.TEXT);
    List<Boolean> nulls = list(row, "function_argument_nulls", ValueType.BOOLEAN);
    List<String> arguments = new ArrayList<>();
    boolean known = true;
    for (int i = 0; i < types.size(); i++) {
      Optional<String> argument =
          nulls.get(i) ? Optional.of("null") : literal(types.get(i), values.get(i));
      known &= argument.isPresent();
      arguments.add(argument.orElse("?"));
    }
    return (ofSystem ? name : Cql.table(keyspace, name))
        + "("
        + (known ? String.join(", ", arguments) : "?")
        + ")";
  }

  /** One text for what means the same; constants stay as they are. */
  static String normalized(String mask) {
    StringBuilder text = new StringBuilder();
    boolean quoted = false;
    for (int i = 0; i < mask.length(); i++) {
      char c = mask.charAt(i);
      quoted ^= c == '\'';
      if (quoted || c == '\'') {
        text.append(c);
      } else if (!Character.isWhitespace(c)) {
        text.append(Character.toLowerCase(c));
      }
    }
    String all = text.toString().replaceFirst("^system\\.", "");
    return all.equals("mask_default()") ? "default" : all;
  }

  private static Optional<String> literal(String type, String value) {
    if (QUOTED.contains(type)) {
      return Optional.of("'" + value.replace("'", "''") + "'");
    }
    if (BARE.contains(type)) {
      return Optional.of(value);
    }
    return type.equals("blob") ? Optional.of("0x" + value) : Optional.empty();
  }

  private static String text(Row row, String column) {
    return Optional.ofNullable(row.get(column, ValueType.TEXT)).orElse("");
  }

  private static <E> List<E> list(Row row, String column, ValueType<E> element) {
    return row.getOrEmpty(row.columns().indexOf(column), ValueType.list(element));
  }
}
