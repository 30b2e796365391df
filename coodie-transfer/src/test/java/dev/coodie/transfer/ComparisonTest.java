package dev.coodie.transfer;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.coodie.Coodie;
import dev.coodie.column.ValueType;
import dev.coodie.cql.CqlNames;
import dev.coodie.scan.ScanPart;
import dev.coodie.test.EmbeddedCoodieExtension;
import dev.coodie.transfer.ComparedPair.Found;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What two tables differ in. */
class ComparisonTest {
  @RegisterExtension
  static final EmbeddedCoodieExtension DATABASE = EmbeddedCoodieExtension.withDocuments();

  private static final AtomicInteger NUMBER = new AtomicInteger();
  private static Coodie coodie;

  @BeforeAll
  static void start() {
    coodie = DATABASE.coodie();
    EveryType.ddl(DATABASE.keyspace()).forEach(cql -> coodie.schema().run(cql));
    coodie
        .schema()
        .run(EveryType.ddl(DATABASE.keyspace()).get(2).replace(".every (", ".every_other ("));
  }

  private static ComparedPair pair(String definition) {
    return ComparedPair.make(
        coodie, DATABASE.keyspace(), "t" + NUMBER.incrementAndGet(), definition);
  }

  @Test
  void rows_and_cells_that_differ_are_told_with_their_times() {
    ComparedPair pair = pair("(id int PRIMARY KEY, name text, note text)");
    pair.both("INSERT INTO @ (id, name) VALUES (1, 'same')");
    pair.inA("INSERT INTO @ (id, name) VALUES (2, 'x') USING TIMESTAMP 2000");
    pair.inB("INSERT INTO @ (id, name) VALUES (2, 'y') USING TIMESTAMP 3000 AND TTL 500");
    pair.inA("INSERT INTO @ (id, name, note) VALUES (3, 'only a', '') USING TIMESTAMP 4000");
    pair.inB("INSERT INTO @ (id) VALUES (4)");
    pair.inA("INSERT INTO @ (id, note) VALUES (5, '')");
    pair.inB("INSERT INTO @ (id) VALUES (5)");

    Found found = pair.compare();

    assertThat(found.result().rows()).isEqualTo(5);
    assertThat(found.result().rowsA()).isEqualTo(4);
    assertThat(found.result().rowsB()).isEqualTo(4);
    assertThat(found.result().onlyInA()).isEqualTo(1);
    assertThat(found.result().onlyInB()).isEqualTo(1);
    assertThat(found.result().differentRows()).isEqualTo(2);
    assertThat(found.result().differentCells()).isEqualTo(2);
    assertThat(found.result().differences()).isEqualTo(4);
    assertThat(found.lines()).hasSize(4);
    JsonNode cells = found.line(2);
    assertThat(cells.get("difference").asText()).isEqualTo("cells");
    assertThat(cells.at("/cells/name/a"))
        .isEqualTo(ComparedPair.json("{\"write_time\":2000,\"ttl\":0}"));
    assertThat(cells.at("/cells/name/b/write_time").asLong()).isEqualTo(3000);
    assertThat(cells.at("/cells/name/b/ttl").asInt()).isBetween(400, 500);
    assertThat(found.line(3))
        .isEqualTo(
            ComparedPair.json(
                "{\"difference\":\"only_in_a\",\"key\":{\"id\":3},\"cells\":{"
                    + "\"name\":{\"a\":{\"write_time\":4000,\"ttl\":0}},"
                    + "\"note\":{\"a\":{\"write_time\":4000,\"ttl\":0}}}}"));
    assertThat(found.line(4))
        .isEqualTo(
            ComparedPair.json("{\"difference\":\"only_in_b\",\"key\":{\"id\":4},\"cells\":{}}"));
    assertThat(found.line(5).at("/cells/note/b").isNull()).as("empty is not null").isTrue();
  }

  @Test
  void values_are_told_only_if_they_shall_be() {
    ComparedPair pair = pair("(id int PRIMARY KEY, name text)");
    pair.inA("INSERT INTO @ (id, name) VALUES (1, 'hunter2')");
    pair.inB("INSERT INTO @ (id, name) VALUES (1, 'hunter3')");

    assertThat(pair.compare().lines().toString()).doesNotContain("hunter");
    JsonNode line = pair.compare(TableComparison::values).line(1);
    assertThat(line.at("/cells/name/a/value").asText()).isEqualTo("hunter2");
    assertThat(line.at("/cells/name/b/value").asText()).isEqualTo("hunter3");
  }

  @Test
  void times_are_differences_only_if_they_shall_be() {
    ComparedPair pair = pair("(id int PRIMARY KEY, name text, tags set<text>)");
    pair.inA("INSERT INTO @ (id, name) VALUES (1, 'x') USING TIMESTAMP 5000000");
    pair.inB("INSERT INTO @ (id, name) VALUES (1, 'x') USING TIMESTAMP 5002000");
    pair.both("INSERT INTO @ (id, name) VALUES (2, 'x') USING TIMESTAMP 5000000 AND TTL 5000");
    pair.inA("INSERT INTO @ (id, name) VALUES (3, 'x') USING TIMESTAMP 5000000 AND TTL 5000");
    pair.inB("INSERT INTO @ (id, name) VALUES (3, 'x') USING TIMESTAMP 5000000");
    pair.inA("INSERT INTO @ (id, tags) VALUES (4, {'a', 'b'}) USING TIMESTAMP 5000000");
    pair.inB("INSERT INTO @ (id, tags) VALUES (4, {'a', 'b'}) USING TIMESTAMP 6000000");

    Found found = pair.compare(TableComparison::times);

    assertThat(pair.compare().result().differences()).isZero();
    assertThat(found.lines()).hasSize(3);
    assertThat(found.line(1).at("/cells/name/only_times").asBoolean()).isTrue();
    assertThat(found.line(3).at("/cells/name/only_times").asBoolean()).isTrue();
    assertThat(found.line(4).at("/cells/tags/a/write_time")).hasSize(2);
  }

  @Test
  void static_cells_are_told_once_for_a_partition() {
    ComparedPair pair = pair("(p int, c int, s text static, v text, PRIMARY KEY (p, c))");
    for (int c = 0; c < 50; c++) {
      pair.both("INSERT INTO @ (p, c, s, v) VALUES (1, ?, 'same', 'v')", c);
      pair.both("INSERT INTO @ (p, c, v) VALUES (2, ?, 'v')", c);
    }
    pair.inA("INSERT INTO @ (p, s) VALUES (2, 'x')");
    pair.inB("INSERT INTO @ (p, s) VALUES (2, 'y')");
    pair.inA("INSERT INTO @ (p, s) VALUES (3, 'no rows')");
    pair.both("INSERT INTO @ (p, s) VALUES (4, 'no rows, the same')");
    pair.inA("INSERT INTO @ (p, s) VALUES (5, 'no rows here')");
    pair.inB("INSERT INTO @ (p, c, s) VALUES (5, 1, 'no rows here')");

    Found found = pair.compare(c -> c.pageSize(7));

    assertThat(found.result().differentPartitions()).isEqualTo(2);
    assertThat(found.result().onlyInB()).isEqualTo(1);
    assertThat(found.result().rows()).isEqualTo(101);
    assertThat(found.lines()).hasSize(3);
    assertThat(found.line(2).get("difference").asText()).isEqualTo("static_cells");
    assertThat(found.line(2).get("key")).isEqualTo(ComparedPair.json("{\"p\":2}"));
    assertThat(found.line(3).at("/cells/s/b").isMissingNode()).isTrue();
  }

  @Test
  void parts_of_collections_are_counted() {
    ComparedPair pair = pair("(id int PRIMARY KEY, m map<text, int>, l list<int>)");
    pair.inA("INSERT INTO @ (id, m, l) VALUES (1, {'a': 1, 'b': 2, 'c': 3}, [1, 2])");
    pair.inB("INSERT INTO @ (id, m, l) VALUES (1, {'b': 2, 'c': 4, 'd': 5}, [2, 1])");

    JsonNode line = pair.compare().line(1);

    assertThat(line.at("/cells/m/parts"))
        .isEqualTo(ComparedPair.json("{\"only_in_a\":1,\"only_in_b\":1,\"different\":1}"));
    assertThat(line.at("/cells/l/a/write_time")).hasSize(2);
    assertThat(line.toString()).as("no key of a map").doesNotContain("\"d\"");
  }

  @Test
  void every_type_is_compared() {
    String keyspace = DATABASE.keyspace();
    TransferTable every = TransferTable.read(coodie, keyspace, "every");
    TransferTable other = TransferTable.read(coodie, keyspace, "every_other");
    NodeTables.fill(coodie, every, 60);
    NodeTables.fill(coodie, other, 60);
    ComparedPair pair = new ComparedPair(coodie, keyspace, "every", "every_other");

    Found same = pair.compare();

    assertThat(same.lines()).isEmpty();
    assertThat(same.result().rows()).isEqualTo(60);
    AnyValues any = new AnyValues(99);
    TreeSet<String> changed = new TreeSet<>();
    for (TransferTable.Column column : other.columns()) {
      if (column.isKey() || column.isStatic()) {
        continue;
      }
      ByteBuffer before = cell("every", column, 7);
      ByteBuffer after = any.cell(column.type());
      while (column.type().isMissing(after) ? before == null : after.equals(before)) {
        after = any.cell(column.type());
      }
      coodie.execute(
          dev.coodie.driver.CqlStatement.of(
              "UPDATE "
                  + CqlNames.table(keyspace, "every_other")
                  + " SET "
                  + column.quoted()
                  + " = ? WHERE p = 1 AND c = 'c7'",
              new ByteBuffer[] {after},
              new ValueType<?>[] {column.type()}));
      if (!SameCells.are(column.type(), before, cell("every_other", column, 7))) {
        changed.add(column.name());
      }
    }

    Found found = pair.compare(TableComparison::values);

    assertThat(changed).hasSizeGreaterThan(60);
    assertThat(found.lines()).hasSize(1);
    List<String> told = new ArrayList<>();
    found.lines().get(0).get("cells").fieldNames().forEachRemaining(told::add);
    assertThat(told).containsExactlyInAnyOrderElementsOf(changed);
    TableComparison repair = pair.comparison().repair(Side.B).delete().apply().force();
    assertThat(repair.run().repair().newerCells()).isZero();
    assertThat(pair.compare().lines()).isEmpty();
  }

  private static ByteBuffer cell(String table, TransferTable.Column column, int row) {
    ByteBuffer cell =
        coodie
            .execute(
                "SELECT "
                    + column.quoted()
                    + " FROM "
                    + CqlNames.table(DATABASE.keyspace(), table)
                    + " WHERE p = ? AND c = ?",
                row / 5,
                "c" + row)
            .get(0)
            .bytes(0);
    return column.type().isMissing(cell) ? null : cell;
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "ascii",
        "bigint",
        "blob",
        "boolean",
        "date",
        "decimal",
        "double",
        "float",
        "inet",
        "int",
        "smallint",
        "text",
        "time",
        "timestamp",
        "timeuuid",
        "tinyint",
        "uuid",
        "varint",
        "frozen<list<text>>",
        "frozen<set<timeuuid>>",
        "frozen<map<int, decimal>>",
        "frozen<tuple<int, text, uuid>>",
        "frozen<person>",
        "vector<float, 3>",
        "vector<text, 2>"
      })
  void rows_are_laid_side_by_side_in_the_order_of_any_clustering_type(String type) {
    for (String direction : List.of("ASC", "DESC")) {
      ComparedPair pair =
          pair(
              "(p int, c "
                  + type
                  + ", v int, PRIMARY KEY (p, c)) WITH CLUSTERING ORDER BY (c "
                  + direction
                  + ")");
      TransferTable table = TransferTable.read(coodie, DATABASE.keyspace(), pair.a());
      ValueType<?> key = table.column("c").type();
      AnyValues any = new AnyValues(type.hashCode());
      List<List<ByteBuffer>> rows = new ArrayList<>();
      for (int i = 0; i < 300; i++) {
        rows.add(List.of(ValueType.INT.encode(1), any.cell(key), ValueType.INT.encode(i % 50)));
      }
      List<ValueType<?>> types = List.of(ValueType.INT, key, ValueType.INT);
      ComparedPair.write(coodie, insert(pair.a()), types, rows.subList(0, 280));
      ComparedPair.write(coodie, insert(pair.b()), types, rows.subList(20, 300));

      Found found = pair.compare(c -> c.pageSize(10));

      assertThat(found.result().rowsA()).isEqualTo(count(pair.a()));
      assertThat(found.result().rowsB()).isEqualTo(count(pair.b()));
      TableComparison repair = pair.comparison().repair(Side.B).delete().apply().force();
      assertThat(repair.run().differences()).isEqualTo(found.lines().size());
      assertThat(pair.compare().lines()).isEmpty();
    }
  }

  private static String insert(String table) {
    return "INSERT INTO "
        + CqlNames.table(DATABASE.keyspace(), table)
        + " (p, c, v) VALUES (?, ?, ?)";
  }

  private static long count(String table) {
    return coodie.execute("SELECT p FROM " + CqlNames.table(DATABASE.keyspace(), table)).size();
  }

  @Test
  void columns_of_one_table_are_told_and_passed_over() {
    String name = "t" + NUMBER.incrementAndGet();
    coodie
        .schema()
        .run(
            "CREATE TABLE "
                + DATABASE.keyspace()
                + "."
                + name
                + "a (id int PRIMARY KEY, x int, y int)",
            "CREATE TABLE "
                + DATABASE.keyspace()
                + "."
                + name
                + "b (id int PRIMARY KEY, x int, z int)");
    ComparedPair pair = new ComparedPair(coodie, DATABASE.keyspace(), name + "a", name + "b");
    pair.inA("INSERT INTO @ (id, x, y) VALUES (1, 1, 1)");
    pair.inB("INSERT INTO @ (id, x, z) VALUES (1, 1, 2)");

    Found found = pair.compare();

    assertThat(found.lines()).isEmpty();
    assertThat(found.notes()).hasSize(2).isEqualTo(found.result().notes());
    assertThat(found.notes().get(0)).contains("Only ").contains("\"y\", which is not compared");
    assertThat(found.notes().get(1)).contains("\"z\"");
  }

  @Test
  void the_parts_of_a_table_have_each_difference_once() {
    ComparedPair pair = pair("(id int PRIMARY KEY, name text)");
    for (int id = 0; id < 200; id++) {
      pair.inA("INSERT INTO @ (id, name) VALUES (?, 'a')", id);
      pair.inB("INSERT INTO @ (id, name) VALUES (?, 'b')", id);
    }
    List<JsonNode> lines = new ArrayList<>();
    long rows = 0;

    for (ScanPart part : coodie.scan(DATABASE.keyspace(), pair.a()).split(5)) {
      Found found = pair.compare(c -> c.part(part));
      lines.addAll(found.lines());
      rows += found.result().rows();
    }

    assertThat(rows).isEqualTo(200);
    assertThat(lines).hasSize(200).doesNotHaveDuplicates();
  }

  @Test
  void counters_are_compared() {
    ComparedPair pair = pair("(id int PRIMARY KEY, n counter)");
    pair.both("UPDATE @ SET n = n + 5 WHERE id = 1");
    pair.inA("UPDATE @ SET n = n + 1 WHERE id = 2");
    pair.inB("UPDATE @ SET n = n + 2 WHERE id = 2");

    Found found = pair.compare(TableComparison::values);

    assertThat(found.lines()).hasSize(1);
    assertThat(found.line(2).at("/cells/n/b/value").asInt()).isEqualTo(2);
  }
}
