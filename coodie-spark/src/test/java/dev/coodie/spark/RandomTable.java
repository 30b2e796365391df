package dev.coodie.spark;

import dev.coodie.Coodie;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * A table with a key of any types, and rows of values that are near each other: the ends of ranges,
 * no bytes, texts that are equal to some.
 */
final class RandomTable {
  /** The literals of CQL for a type; what Spark compares them with is in {@link RandomQuery}. */
  static final Map<String, List<String>> VALUES =
      Map.ofEntries(
          Map.entry("tinyint", List.of("-128", "-1", "0", "1", "2", "127")),
          Map.entry("smallint", List.of("-32768", "-1", "0", "1", "2", "32767")),
          Map.entry("int", List.of("-2147483648", "-1", "0", "1", "2", "2147483647")),
          Map.entry("bigint", List.of("-9223372036854775808", "-1", "0", "1", "2147483648")),
          Map.entry("text", List.of("''", "'a'", "'A'", "'ab'", "'b'", "'é'", "'\uD835\uDC9C'")),
          Map.entry("ascii", List.of("''", "'a'", "'A'", "'ab'", "'1'", "' a'")),
          Map.entry("blob", List.of("0x", "0x00", "0x0000", "0x7f", "0x80", "0xff")),
          Map.entry("boolean", List.of("true", "false")),
          Map.entry("date", List.of("'1970-01-01'", "'1969-12-31'", "'2026-12-01'")),
          Map.entry("timestamp", List.of("0", "1", "-1", "1001", "9223372036854775807")),
          Map.entry("time", List.of("'00:00:00'", "'00:00:00.000000001'", "'23:59:59'")),
          Map.entry(
              "uuid",
              List.of(
                  "00000000-0000-0000-0000-00000000000a",
                  "00000000-0000-1000-8000-00000000000a",
                  "ffffffff-ffff-4fff-bfff-ffffffffffff")),
          Map.entry(
              "timeuuid",
              List.of(
                  "00000000-0000-1000-8000-00000000000a", "00000001-0000-1000-8000-00000000000a")),
          Map.entry("inet", List.of("'1.2.3.4'", "'::1'", "'::ffff:1.2.3.4'", "'255.0.0.1'")),
          Map.entry("double", List.of("0.0", "-0.0", "NaN", "1.5", "Infinity")),
          Map.entry("float", List.of("0.0", "-0.0", "NaN", "1.5", "0.1")),
          Map.entry("decimal", List.of("1.0", "1.00", "0", "-1.5")),
          Map.entry("varint", List.of("0", "-1", "1", "170141183460469231731687303715884105728")),
          Map.entry("frozen<list<int>>", List.of("[]", "[1]", "[1, 2]")),
          Map.entry("frozen<place>", List.of("{x: 1}", "{y: 'a'}", "{x: 1, y: ''}")),
          Map.entry("tuple<int, text>", List.of("(1, null)", "(null, 'a')", "(1, '')")),
          Map.entry("set<text>", List.of("{}", "{'a'}", "{'a', ''}")),
          Map.entry("map<int, frozen<list<text>>>", List.of("{1: []}", "{1: ['a'], 2: ['']}")),
          Map.entry("duration", List.of("1mo", "1d", "-1h")));

  private static final List<String> KEYS =
      VALUES.keySet().stream()
          .filter(
              type ->
                  !type.startsWith("set") && !type.startsWith("map") && !type.equals("duration"))
          .sorted()
          .toList();
  private static final List<String> ALL = VALUES.keySet().stream().sorted().toList();

  /** Of these the server has values without bytes. */
  private static final List<String> EMPTY =
      List.of("int", "bigint", "boolean", "timestamp", "uuid", "inet", "double", "decimal");

  /** {@code kind} is as in the server's schema tables. */
  record Column(String name, String type, String kind) {}

  final String name;
  final List<Column> columns = new ArrayList<>();
  private final SplittableRandom random;

  private RandomTable(String name, SplittableRandom random) {
    this.name = name;
    this.random = random;
  }

  static RandomTable create(Coodie coodie, String name, SplittableRandom random) {
    RandomTable table = new RandomTable(name, random);
    coodie.execute("CREATE TYPE IF NOT EXISTS place (x int, y text)");
    table.choose();
    coodie.execute(table.cql());
    table.index(coodie);
    table.fill(coodie);
    return table;
  }

  List<Column> of(String kind) {
    return columns.stream().filter(column -> column.kind().equals(kind)).toList();
  }

  private void choose() {
    add("p", "partition_key", 1 + random.nextInt(2), KEYS);
    add("c", "clustering", random.nextInt(4), KEYS);
    if (!of("clustering").isEmpty()) {
      add("s", "static", random.nextInt(3), ALL);
    }
    add("v", "regular", 1 + random.nextInt(4), ALL);
  }

  private void add(String prefix, String kind, int count, List<String> types) {
    for (int i = 0; i < count; i++) {
      columns.add(new Column(prefix + i, pick(types), kind));
    }
  }

  private String cql() {
    String all =
        columns.stream()
            .map(
                column ->
                    column.name()
                        + " "
                        + column.type()
                        + (column.kind().equals("static") ? " static" : ""))
            .collect(Collectors.joining(", "));
    String clustering = names(of("clustering"));
    String order =
        of("clustering").stream()
            .map(column -> column.name() + (random.nextBoolean() ? " ASC" : " DESC"))
            .collect(Collectors.joining(", "));
    return "CREATE TABLE "
        + name
        + " ("
        + all
        + ", PRIMARY KEY (("
        + names(of("partition_key"))
        + ")"
        + (clustering.isEmpty() ? ")) " : ", " + clustering + ")) ")
        + (order.isEmpty() ? "" : "WITH CLUSTERING ORDER BY (" + order + ")");
  }

  private static String names(List<Column> columns) {
    return columns.stream().map(Column::name).collect(Collectors.joining(", "));
  }

  /** Some columns, some of them with the newer kind of index. */
  private void index(Coodie coodie) {
    for (Column column : columns) {
      boolean several =
          column.type().contains("<")
              || column.type().equals("duration")
              || (column.kind().equals("partition_key") && of("partition_key").size() == 1);
      if (!several && random.nextInt(4) == 0) {
        coodie.execute(
            "CREATE INDEX ON "
                + name
                + " ("
                + column.name()
                + ")"
                + (random.nextBoolean() && !column.type().equals("blob") ? " USING 'sai'" : ""));
      }
    }
  }

  private void fill(Coodie coodie) {
    List<List<String>> partitions =
        IntStream.range(0, 6).mapToObj(i -> values(of("partition_key"))).toList();
    for (int i = 0; i < 50; i++) {
      List<String> partition = pick(partitions);
      boolean shared = !of("static").isEmpty() && random.nextInt(6) == 0;
      List<Column> key = new ArrayList<>(of("partition_key"));
      List<String> values = new ArrayList<>(partition);
      List<Column> others = of("static");
      if (!shared) {
        key.addAll(of("clustering"));
        values.addAll(values(of("clustering")));
        others = random.nextInt(5) == 0 ? of("static") : of("regular");
      }
      key.addAll(others);
      for (Column column : others) {
        values.add(random.nextInt(4) == 0 ? "null" : value(column));
      }
      coodie.execute(
          "INSERT INTO "
              + name
              + " ("
              + names(key)
              + ") VALUES ("
              + String.join(", ", values)
              + ")");
    }
  }

  private List<String> values(List<Column> of) {
    return of.stream().map(this::value).toList();
  }

  private String value(Column column) {
    boolean alone = column.kind().equals("partition_key") && of("partition_key").size() == 1;
    if (!alone && EMPTY.contains(column.type()) && random.nextInt(12) == 0) {
      return "blobAs"
          + column.type().substring(0, 1).toUpperCase(java.util.Locale.ROOT)
          + column.type().substring(1)
          + "(0x)";
    }
    String value = pick(VALUES.get(column.type()));
    boolean empty = value.equals("''") || value.equals("0x");
    return alone && empty ? (column.type().equals("blob") ? "0x01" : "'b'") : value;
  }

  private <T> T pick(List<T> of) {
    return of.get(random.nextInt(of.size()));
  }
}
