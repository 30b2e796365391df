package dev.coodie.spark;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.Collectors;

/** Filters and aggregates of a random table, as SQL. */
final class RandomQuery {
  private final RandomTable table;
  private final SplittableRandom random;

  RandomQuery(RandomTable table, SplittableRandom random) {
    this.table = table;
    this.random = random;
  }

  /** Often one that finds partitions or rows by their key. */
  String filter() {
    List<String> all = new ArrayList<>();
    if (random.nextBoolean()) {
      table.of("partition_key").forEach(column -> all.add(equality(column)));
    }
    if (random.nextBoolean()) {
      List<RandomTable.Column> clustering = table.of("clustering");
      int equal = clustering.isEmpty() ? 0 : random.nextInt(clustering.size() + 1);
      clustering.subList(0, equal).forEach(column -> all.add(equality(column)));
      if (equal < clustering.size() && random.nextBoolean()) {
        all.add(range(clustering.get(equal)));
      }
    }
    int more = random.nextInt(all.isEmpty() ? 3 : 2);
    for (int i = 0; i < more; i++) {
      all.add(condition(2));
    }
    return all.isEmpty() ? "true" : String.join(" and ", all);
  }

  /** Of any columns; some are pushed. */
  String aggregates() {
    List<String> all = new ArrayList<>();
    int count = 1 + random.nextInt(3);
    for (int i = 0; i < count; i++) {
      String column = pick(table.columns).name();
      all.add(
          switch (random.nextInt(5)) {
            case 0 -> "count(*)";
            case 1 -> "count(" + column + ")";
            case 2 -> "count(distinct " + hashed(column) + ")";
            case 3 -> "min(" + ordered(column) + ")";
            default -> "max(" + ordered(column) + ")";
          });
    }
    return String.join("\n", all);
  }

  String columns() {
    return table.columns.stream()
        .map(RandomTable.Column::name)
        .filter(column -> random.nextBoolean())
        .collect(Collectors.joining("\n"));
  }

  private String hashed(String column) {
    return type(column).startsWith("map") ? "p0" : column;
  }

  private String ordered(String column) {
    return type(column).startsWith("map") ? "p0" : column;
  }

  private String type(String column) {
    return table.columns.stream()
        .filter(each -> each.name().equals(column))
        .findFirst()
        .orElseThrow()
        .type();
  }

  private String condition(int depth) {
    int kind = depth == 0 ? 0 : random.nextInt(8);
    return switch (kind) {
      case 5 -> "(" + condition(depth - 1) + " or " + condition(depth - 1) + ")";
      case 6 -> "not (" + condition(depth - 1) + ")";
      case 7 -> "(" + condition(depth - 1) + " and " + condition(depth - 1) + ")";
      default -> comparison(pick(table.columns));
    };
  }

  private String comparison(RandomTable.Column column) {
    String name = column.name();
    if (column.type().contains("<")) {
      return name + (random.nextBoolean() ? " is null" : " is not null");
    }
    return switch (random.nextInt(9)) {
      case 0 -> name + " is null";
      case 1 -> name + " is not null";
      case 2 -> name + " <=> " + literal(column);
      case 3 -> name + " <> " + literal(column);
      case 4 -> "coalesce(" + name + ", " + literal(column) + ") = " + literal(column);
      case 5 -> "not " + equality(column);
      case 6 -> range(column);
      default -> equality(column);
    };
  }

  private String equality(RandomTable.Column column) {
    if (column.type().contains("<")) {
      return column.name() + " is not null";
    }
    return switch (random.nextInt(6)) {
      case 0 -> literal(column) + " = " + column.name();
      case 1 -> column.name() + " in (" + literal(column) + ", null)";
      case 2, 3 ->
          column.name()
              + " in ("
              + String.join(", ", literal(column), literal(column), literal(column))
              + ")";
      default -> column.name() + " = " + literal(column);
    };
  }

  private String range(RandomTable.Column column) {
    if (column.type().contains("<")) {
      return column.name() + " is not null";
    }
    return switch (random.nextInt(4)) {
      case 0 -> column.name() + " between " + literal(column) + " and " + literal(column);
      case 1 -> literal(column) + " <= " + column.name();
      default -> column.name() + " " + pick(List.of("<", "<=", ">", ">=")) + " " + literal(column);
    };
  }

  /** Of the column's type in Spark, or one that Spark casts. */
  private String literal(RandomTable.Column column) {
    String value = pick(RandomTable.VALUES.get(column.type()));
    return switch (column.type()) {
      case "blob" -> "X'" + value.substring(2) + "'";
      case "date" -> random.nextInt(3) == 0 ? value : "date" + value;
      case "timestamp" ->
          pick(
              List.of(
                  "timestamp'1970-01-01 00:00:00'",
                  "timestamp'1970-01-01 00:00:00.001'",
                  "timestamp'1970-01-01 00:00:00.0005'",
                  "timestamp'1969-12-31 23:59:59.9995'",
                  "timestamp'1969-12-31 23:59:59.999'",
                  "'1970-01-01 00:00:01.001'"));
      case "time" -> pick(List.of("0", "1", "86399000000000", "-1", "86400000000000"));
      case "uuid", "timeuuid" ->
          pick(
              List.of(
                  "'" + value + "'",
                  "'" + value + "'",
                  "'" + value.toUpperCase(java.util.Locale.ROOT) + "'",
                  "'00000000-0000-4000-8000-00000000000a'",
                  "'a'"));
      case "inet" -> pick(List.of(value, value, "'0:0:0:0:0:0:0:1'", "'localhost'", "''"));
      case "double" -> pick(List.of("0.0D", "-0.0D", "double('NaN')", "1.5D", "1.5", "1"));
      case "float" -> pick(List.of("0.0F", "-0.0F", "float('NaN')", "1.5F", "0.1", "0.1F"));
      case "decimal", "varint", "duration" -> "'" + value.replace("'", "") + "'";
      case "tinyint", "smallint", "int" ->
          pick(List.of(value, value, value, "3000000000", "1.5", "'1'", "1L"));
      case "bigint" ->
          pick(List.of(value.startsWith("-92") ? "-9223372036854775807" : value, "1", "1.5D"));
      default -> value;
    };
  }

  private <T> T pick(List<T> of) {
    return of.get(random.nextInt(of.size()));
  }
}
