package dev.coodie.transfer;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.coodie.cql.CqlNames;
import dev.coodie.driver.Row;
import dev.coodie.test.EmbeddedCoodieExtension;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Two tables of random columns and rows: what is told is what their rows, read one by one, differ
 * in, and after a repair that is nothing. {@code -Dsurefire.jvmArgs="-Dcoodie.tables=100
 * -Dcoodie.seed=7"} makes more of them, or others.
 */
class RandomTablesComparisonTest {
  @RegisterExtension
  static final EmbeddedCoodieExtension DATABASE = EmbeddedCoodieExtension.withDocuments();

  private static final Map<String, List<String>> VALUES =
      Map.ofEntries(
          Map.entry("int", List.of("0", "-1", "2147483647", "-2147483648", "7")),
          Map.entry("text", List.of("''", "'a'", "'A'", "'é'", "'b'")),
          Map.entry("boolean", List.of("true", "false")),
          Map.entry("timestamp", List.of("0", "-1", "5")),
          Map.entry(
              "uuid",
              List.of(
                  "00000000-0000-4000-8000-00000000000a", "ffffffff-ffff-1fff-bfff-ffffffffffff")),
          Map.entry("decimal", List.of("1.0", "1.00", "-3", "0")),
          Map.entry("double", List.of("0.0", "-0.0", "NaN", "1.5")),
          Map.entry("inet", List.of("'1.2.3.4'", "'::1'", "'200.0.0.1'")),
          Map.entry("frozen<list<int>>", List.of("[]", "[1]", "[1, 2]")),
          Map.entry("frozen<place>", List.of("{x: 1}", "{y: 'a'}", "{x: 1, y: ''}")),
          Map.entry("tuple<int, text>", List.of("(1, null)", "(null, 'a')", "(1, '')")),
          Map.entry("list<int>", List.of("[1]", "[1, 1]", "[2, 1]", "[]")),
          Map.entry("set<text>", List.of("{'a'}", "{'a', ''}", "{'b'}", "{}")),
          Map.entry(
              "map<int, frozen<list<text>>>",
              List.of("{1: []}", "{1: ['a'], 2: ['']}", "{2: ['']}")),
          Map.entry("place", List.of("{x: 1}", "{y: 'a'}", "{x: 1, y: ''}")),
          Map.entry("duration", List.of("1mo", "1d", "-1h")),
          Map.entry("vector<float, 2>", List.of("[1, 2]", "[1, -0.0]", "[1, 0]")));
  private static final List<String> ALL = VALUES.keySet().stream().sorted().toList();
  private static final List<String> OPEN =
      List.of("list<int>", "set<text>", "map<int, frozen<list<text>>>", "place");
  private static final List<String> KEYS =
      ALL.stream()
          .filter(type -> !OPEN.contains(type) && !type.equals("duration"))
          .filter(type -> !type.startsWith("vector"))
          .toList();

  private record Column(String name, String type, String kind) {}

  /** What a table has, of its rows and partitions: hexadecimal cells by their keys. */
  private record Content(
      Map<String, Map<String, String>> rows, Map<String, Map<String, String>> statics) {}

  private final List<Column> columns = new ArrayList<>();
  private SplittableRandom random = new SplittableRandom();

  static List<Integer> seeds() {
    int first = Integer.getInteger("coodie.seed", 0);
    return IntStream.range(first, first + Integer.getInteger("coodie.tables", 10)).boxed().toList();
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void what_differs_is_told_and_repaired(int seed) {
    random = new SplittableRandom(seed);
    ComparedPair pair = make(seed);
    fill(pair);

    List<String> told = told(pair.compare().lines());
    Side target = random.nextBoolean() ? Side.A : Side.B;
    List<String> expected = expected(content(pair, pair.a()), content(pair, pair.b()));
    pair.comparison().repair(target).apply().delete().force().parallelism(2).run();

    assertThat(told).describedAs("%s", columns).isEqualTo(expected);
    assertThat(told(pair.compare().lines())).describedAs("%s", columns).isEmpty();
    assertThat(content(pair, pair.a())).isEqualTo(content(pair, pair.b()));
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void an_older_table_becomes_the_same_with_its_times(int seed) {
    random = new SplittableRandom(seed);
    ComparedPair pair = make(seed + 1_000_000);
    fill(pair);

    pair.comparison().times().repair(Side.B).apply().delete().run();

    List<JsonNode> left = pair.compare(TableComparison::times).lines();
    assertThat(left).describedAs("%s", columns).isEmpty();
    assertThat(content(pair, pair.a())).isEqualTo(content(pair, pair.b()));
  }

  private ComparedPair make(int seed) {
    DATABASE
        .coodie()
        .schema()
        .run("CREATE TYPE IF NOT EXISTS " + DATABASE.keyspace() + ".place (x int, y text)");
    add("p", "partition", 1 + random.nextInt(2), KEYS);
    add("c", "clustering", random.nextInt(3), KEYS);
    if (!of("clustering").isEmpty()) {
      add("s", "static", random.nextInt(3), ALL);
    }
    add("v", "regular", random.nextInt(4), ALL);
    String all =
        columns.stream()
            .map(c -> c.name() + " " + c.type() + (c.kind().equals("static") ? " static" : ""))
            .collect(Collectors.joining(", "));
    String clustering = names(of("clustering"));
    String order =
        of("clustering").stream()
            .map(column -> column.name() + (random.nextBoolean() ? " ASC" : " DESC"))
            .collect(Collectors.joining(", "));
    return ComparedPair.make(
        DATABASE.coodie(),
        DATABASE.keyspace(),
        "t" + seed,
        "("
            + all
            + ", PRIMARY KEY (("
            + names(of("partition"))
            + (clustering.isEmpty()
                ? ")))"
                : "), " + clustering + ")) WITH CLUSTERING ORDER BY (" + order + ")"));
  }

  private void add(String prefix, String kind, int count, List<String> types) {
    for (int i = 0; i < count; i++) {
      columns.add(new Column(prefix + i, pick(types), kind));
    }
  }

  private List<Column> of(String kind) {
    return columns.stream().filter(column -> column.kind().equals(kind)).toList();
  }

  private static String names(List<Column> of) {
    return of.stream().map(Column::name).collect(Collectors.joining(", "));
  }

  /** A is written later than B, in which some of it is missing, and other things are. */
  private void fill(ComparedPair pair) {
    List<String> keys =
        IntStream.range(0, 5).mapToObj(i -> key(of("partition"))).distinct().toList();
    for (int i = 0; i < 60; i++) {
      String write = write(pick(keys));
      int where = random.nextInt(6);
      if (where != 0) {
        pair.inA(write.replace("~", String.valueOf(2_000_000 + i * 5_000)));
      }
      if (where != 1) {
        pair.inB(write.replace("~", String.valueOf(1_000_000 + i * 5_000)));
      }
    }
  }

  /** As conditions. */
  private String key(List<Column> of) {
    return of.stream()
        .map(column -> column.name() + " = " + keyValue(column))
        .collect(Collectors.joining(" AND "));
  }

  private String keyValue(Column column) {
    String value = pick(VALUES.get(column.type()));
    return value.equals("''") && of("partition").size() == 1 && column.kind().equals("partition")
        ? "'b'"
        : value;
  }

  private String write(String partition) {
    boolean shared = !of("static").isEmpty() && random.nextInt(4) == 0;
    String where =
        shared || of("clustering").isEmpty()
            ? partition
            : partition + " AND " + key(of("clustering"));
    List<Column> others = of(shared ? "static" : "regular");
    int kind = random.nextInt(10);
    if (others.isEmpty() || kind == 0) {
      return kind < 2
          ? "DELETE FROM @ USING TIMESTAMP ~ WHERE " + where
          : insert(partition, others, where);
    }
    if (kind < 6 && !shared) {
      return insert(partition, others, where);
    }
    String set =
        others.stream()
            .filter(column -> random.nextBoolean())
            .map(column -> column.name() + " = " + value(column))
            .collect(Collectors.joining(", "));
    return "UPDATE @ USING TIMESTAMP ~"
        + ttl()
        + " SET "
        + (set.isEmpty() ? others.get(0).name() + " = null" : set)
        + " WHERE "
        + where;
  }

  private String insert(String partition, List<Column> others, String where) {
    Map<String, String> cells = new LinkedHashMap<>();
    for (String condition : where.split(" AND ")) {
      int at = condition.indexOf(" = ");
      cells.put(condition.substring(0, at), condition.substring(at + 3));
    }
    others.forEach(column -> cells.put(column.name(), value(column)));
    return "INSERT INTO @ ("
        + String.join(", ", cells.keySet())
        + ") VALUES ("
        + String.join(", ", cells.values())
        + ") USING TIMESTAMP ~"
        + ttl();
  }

  private String ttl() {
    return random.nextInt(5) == 0 ? " AND TTL " + pick(List.of("50000", "90000")) : "";
  }

  private String value(Column column) {
    return random.nextInt(5) == 0 ? "null" : pick(VALUES.get(column.type()));
  }

  private <T> T pick(List<T> of) {
    return of.get(random.nextInt(of.size()));
  }

  /** Row by row, as CQL gives them. */
  private Content content(ComparedPair pair, String table) {
    Content content = new Content(new TreeMap<>(), new TreeMap<>());
    String name = CqlNames.table(pair.keyspace(), table);
    for (Row row : pair.coodie().execute("SELECT * FROM " + name)) {
      String partition = cells(row, of("partition")).toString();
      content.statics().put(partition, cells(row, of("static")));
      Map<String, String> clustering = cells(row, of("clustering"));
      if (clustering.size() == of("clustering").size()) {
        content.rows().put(partition + clustering, cells(row, of("regular")));
      }
    }
    return content;
  }

  private static Map<String, String> cells(Row row, List<Column> of) {
    Map<String, String> cells = new TreeMap<>();
    for (Column column : of) {
      ByteBuffer cell = row.bytes(row.columns().indexOf(column.name()));
      if (cell != null) {
        cells.put(column.name(), hex(cell));
      }
    }
    return cells;
  }

  private static String hex(ByteBuffer cell) {
    byte[] bytes = new byte[cell.remaining()];
    cell.duplicate().get(bytes);
    return HexFormat.of().formatHex(bytes);
  }

  /** How often each kind of difference is told, with the columns that differ. */
  private static List<String> told(List<JsonNode> lines) {
    return lines.stream()
        .map(
            line -> {
              TreeSet<String> names = new TreeSet<>();
              line.get("cells").fieldNames().forEachRemaining(names::add);
              return line.get("difference").asText() + " " + names;
            })
        .sorted()
        .toList();
  }

  private static List<String> expected(Content a, Content b) {
    List<String> all = new ArrayList<>();
    for (String partition : keys(a.statics(), b.statics())) {
      TreeSet<String> names = different(a.statics().get(partition), b.statics().get(partition));
      if (!names.isEmpty()) {
        all.add("static_cells " + names);
      }
    }
    for (String row : keys(a.rows(), b.rows())) {
      Map<String, String> inA = a.rows().get(row);
      Map<String, String> inB = b.rows().get(row);
      TreeSet<String> names = different(inA, inB);
      if (inA == null || inB == null) {
        all.add((inA == null ? "only_in_b " : "only_in_a ") + names);
      } else if (!names.isEmpty()) {
        all.add("cells " + names);
      }
    }
    return all.stream().sorted().toList();
  }

  private static TreeSet<String> keys(
      Map<String, Map<String, String>> a, Map<String, Map<String, String>> b) {
    TreeSet<String> keys = new TreeSet<>(a.keySet());
    keys.addAll(b.keySet());
    return keys;
  }

  private static TreeSet<String> different(
      @Nullable Map<String, String> a, @Nullable Map<String, String> b) {
    Map<String, String> left = a == null ? Map.of() : a;
    Map<String, String> right = b == null ? Map.of() : b;
    TreeSet<String> names = new TreeSet<>(left.keySet());
    names.addAll(right.keySet());
    names.removeIf(
        name ->
            left.getOrDefault(name, "").equals(right.getOrDefault(name, ""))
                && left.containsKey(name) == right.containsKey(name));
    return names;
  }
}
