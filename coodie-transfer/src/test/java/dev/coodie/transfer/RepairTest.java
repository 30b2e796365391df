package dev.coodie.transfer;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.coodie.Coodie;
import dev.coodie.column.ValueType;
import dev.coodie.cql.CqlNames;
import dev.coodie.driver.Row;
import dev.coodie.test.EmbeddedCoodieExtension;
import dev.coodie.transfer.ComparedPair.Found;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** How one table is made like another. */
class RepairTest {
  @RegisterExtension
  static final EmbeddedCoodieExtension DATABASE = EmbeddedCoodieExtension.withDocuments();

  private static final AtomicInteger NUMBER = new AtomicInteger();
  private static Coodie coodie;

  @BeforeAll
  static void start() {
    coodie = DATABASE.coodie();
    coodie.schema().run("CREATE TYPE " + DATABASE.keyspace() + ".place (street text, zip int)");
  }

  private static ComparedPair pair(String definition) {
    return ComparedPair.make(
        coodie, DATABASE.keyspace(), "t" + NUMBER.incrementAndGet(), definition);
  }

  private static ComparisonResult repair(ComparedPair pair) {
    return pair.comparison().repair(Side.B).apply().run();
  }

  private static Row inB(ComparedPair pair, String select) {
    return coodie
        .execute(select.replace("@", CqlNames.table(DATABASE.keyspace(), pair.b())))
        .get(0);
  }

  @Test
  void nothing_is_written_before_it_is_applied() {
    ComparedPair pair = pair("(id int PRIMARY KEY, name text)");
    pair.inA("INSERT INTO @ (id, name) VALUES (1, 'x')");
    pair.inB("INSERT INTO @ (id, name) VALUES (2, 'y')");

    Found planned = pair.compare(c -> c.repair(Side.B));

    assertThat(planned.result().repair().writtenRows()).isEqualTo(1);
    assertThat(planned.result().repair().extra()).isEqualTo(1);
    assertThat(planned.line(1).get("repair")).isEqualTo(ComparedPair.json("[\"write\"]"));
    assertThat(planned.line(2).get("repair")).isEqualTo(ComparedPair.json("[\"extra\"]"));
    assertThat(pair.compare().lines()).hasSize(2);
  }

  @Test
  void written_cells_keep_their_times() {
    ComparedPair pair = pair("(p int, c int, s text static, v text, w text, PRIMARY KEY (p, c))");
    pair.inA("INSERT INTO @ (p, c, v) VALUES (1, 1, 'v') USING TIMESTAMP 2000 AND TTL 5000");
    pair.inA("UPDATE @ USING TIMESTAMP 3000 SET w = 'w', s = 's' WHERE p = 1 AND c = 1");
    pair.inB("INSERT INTO @ (p, c, v) VALUES (1, 1, 'old') USING TIMESTAMP 1000");

    ComparisonResult result = repair(pair);

    assertThat(result.repair().writtenCells()).isEqualTo(3);
    assertThat(pair.compare(TableComparison::times).lines()).isEmpty();
    Row row =
        inB(
            pair,
            "SELECT v, s, w, writetime(v) AS wv, writetime(s) AS ws, writetime(w) AS ww,"
                + " ttl(v) AS tv, ttl(w) AS tw FROM @");
    assertThat(row.get("v")).isEqualTo("v");
    assertThat(row.get("wv")).isEqualTo(2000L);
    assertThat(row.get("ws")).isEqualTo(3000L);
    assertThat(row.get("ww")).isEqualTo(3000L);
    assertThat((Integer) row.get("tv")).isBetween(4000, 5000);
    assertThat(row.get("tw")).isNull();
  }

  @Test
  void a_table_that_lets_rows_expire_gets_cells_without_an_end() {
    ComparedPair pair = pair("(id int PRIMARY KEY, name text) WITH default_time_to_live = 9000");
    pair.inA("INSERT INTO @ (id, name) VALUES (1, 'x') USING TTL 0");

    repair(pair);

    assertThat(inB(pair, "SELECT ttl(name) AS t FROM @").get("t")).isNull();
  }

  @Test
  void newer_cells_of_the_target_stay_unless_forced() {
    ComparedPair pair = pair("(id int PRIMARY KEY, name text, note text)");
    pair.inA("INSERT INTO @ (id, name, note) VALUES (1, 'a', 'a') USING TIMESTAMP 2000");
    pair.inB("INSERT INTO @ (id, name, note) VALUES (1, 'b', 'b') USING TIMESTAMP 1000");
    pair.inB("UPDATE @ USING TIMESTAMP 9000 SET name = 'newer' WHERE id = 1");

    ComparisonResult result = repair(pair);
    Found left = pair.compare(c -> c.repair(Side.B));

    assertThat(result.repair().writtenCells()).isEqualTo(1);
    assertThat(result.repair().newerCells()).isEqualTo(1);
    assertThat(left.line(1).at("/cells/name/repair")).isEqualTo(ComparedPair.json("[\"newer\"]"));
    assertThat(inB(pair, "SELECT name FROM @").get("name")).isEqualTo("newer");
    ComparisonResult forced = pair.comparison().repair(Side.B).apply().force().run();
    assertThat(forced.repair().writtenCells()).isEqualTo(1);
    assertThat(pair.compare().lines()).isEmpty();
  }

  @Test
  void cells_of_the_same_time_become_those_of_the_source() {
    ComparedPair pair = pair("(id int PRIMARY KEY, name text)");
    pair.inA("INSERT INTO @ (id, name) VALUES (1, 'a') USING TIMESTAMP 2000");
    pair.inB("INSERT INTO @ (id, name) VALUES (1, 'z') USING TIMESTAMP 2000");

    repair(pair);

    assertThat(pair.compare(TableComparison::times).lines()).isEmpty();
  }

  @Test
  void what_is_written_while_it_runs_wins() {
    ComparedPair pair = pair("(id int PRIMARY KEY, name text, l list<int>)");
    pair.inA("INSERT INTO @ (id, name, l) VALUES (1, 'a', [1])");
    ComparisonResult result =
        pair.comparison()
            .repair(Side.B)
            .apply()
            .lines(line -> pair.inB("INSERT INTO @ (id, name, l) VALUES (1, 'newer', [2])"))
            .run();

    assertThat(result.onlyInA()).as("as it was told").isEqualTo(1);
    assertThat(result.repair().newerCells()).isEqualTo(2);
    assertThat(inB(pair, "SELECT name FROM @").get("name")).isEqualTo("newer");
    assertThat(inB(pair, "SELECT l FROM @").get("l")).isEqualTo(List.of(2));
  }

  @Test
  void nothing_is_deleted_unless_it_shall_be() {
    ComparedPair pair =
        pair("(p int, c int, s text static, v text, m map<text, int>, PRIMARY KEY (p, c))");
    pair.both("INSERT INTO @ (p, c, v, m) VALUES (1, 1, 'v', {'a': 1})");
    pair.inB("UPDATE @ SET s = 'extra', m['b'] = 2 WHERE p = 1 AND c = 1");
    pair.inB("INSERT INTO @ (p, c, v) VALUES (1, 2, 'extra')");
    pair.inB("INSERT INTO @ (p, c) VALUES (2, 1)");
    pair.inB("INSERT INTO @ (p, s) VALUES (3, 'extra')");

    ComparisonResult kept = repair(pair);
    assertThat(kept.repair().extra()).isEqualTo(5);
    assertThat(pair.compare().lines()).hasSize(5);

    ComparisonResult result = pair.comparison().repair(Side.B).apply().delete().run();

    assertThat(result.repair().deletedRows()).isEqualTo(2);
    assertThat(result.repair().deletedCells()).isEqualTo(3);
    assertThat(pair.compare().lines()).isEmpty();
    assertThat(inB(pair, "SELECT m FROM @").get("m")).isEqualTo(Map.of("a", 1));
  }

  @Test
  void a_deletion_hides_nothing_that_is_newer_than_what_was_read() {
    ComparedPair pair = pair("(id int PRIMARY KEY, name text)");
    pair.both("INSERT INTO @ (id) VALUES (1)");
    pair.inB("UPDATE @ USING TIMESTAMP 5000 SET name = 'extra' WHERE id = 1");
    ComparisonResult result = pair.comparison().repair(Side.B).apply().delete().run();
    pair.inB("UPDATE @ USING TIMESTAMP 5001 SET name = 'a late write' WHERE id = 1");

    assertThat(result.repair().deletedCells()).isEqualTo(1);
    assertThat(inB(pair, "SELECT name FROM @").get("name")).isEqualTo("a late write");
  }

  @Test
  void only_the_parts_that_differ_are_written() {
    ComparedPair pair =
        pair("(id int PRIMARY KEY, s set<int>, m map<text, int>, u place, f frozen<place>)");
    pair.inA(
        "INSERT INTO @ (id, s, m, u, f) VALUES (1, {1, 2}, {'a': 1, 'b': 2},"
            + " {street: 'x'}, {street: 'x'}) USING TIMESTAMP 2000");
    pair.inA("UPDATE @ USING TIMESTAMP 4000 AND TTL 700 SET s = s + {3} WHERE id = 1");
    pair.inB(
        "INSERT INTO @ (id, s, m, u, f) VALUES (1, {2, 9}, {'b': 1, 'c': 3},"
            + " {street: 'y', zip: 1}, {street: 'y'}) USING TIMESTAMP 1000");
    pair.inB("UPDATE @ USING TIMESTAMP 8000 SET m['b'] = 7 WHERE id = 1");

    ComparisonResult result = pair.comparison().repair(Side.B).apply().delete().run();

    assertThat(result.repair().newerCells()).isEqualTo(1);
    Row row =
        inB(pair, "SELECT s, m, u, f, writetime(s) AS ws, writetime(m) AS wm, ttl(s) AS ts FROM @");
    assertThat(row.get("s")).isEqualTo(Set.of(1, 2, 3));
    assertThat(row.get("m")).isEqualTo(Map.of("a", 1, "b", 7));
    assertThat(row.get("u").toString()).contains("x").doesNotContain("1");
    assertThat(row.get("ws")).as("2 was there").isEqualTo(List.of(2000L, 1000L, 4000L));
    assertThat(row.get("wm")).isEqualTo(List.of(2000L, 8000L));
    assertThat(((List<?>) row.get("ts")).get(2)).isNotNull();
  }

  private static void write(String table, String column, ByteBuffer cell) {
    TransferTable target = TransferTable.read(coodie, DATABASE.keyspace(), table);
    ComparedPair.write(
        coodie,
        "UPDATE "
            + CqlNames.table(DATABASE.keyspace(), table)
            + " USING TIMESTAMP 1000 SET "
            + column
            + " = ? WHERE id = 1",
        List.of(target.column(column).type()),
        List.of(List.of(cell)));
  }

  private static ByteBuffer joined(ValueType<?> type, ByteBuffer... parts) {
    return Parts.joinAny(type, Arrays.asList(parts));
  }

  private static ByteBuffer bytes(String table) {
    String select = "SELECT b FROM " + CqlNames.table(DATABASE.keyspace(), table);
    return Objects.requireNonNull(coodie.execute(select).get(0).bytes(0));
  }

  private static ByteBuffer bytes(int... bytes) {
    ByteBuffer buffer = ByteBuffer.allocate(bytes.length);
    for (int each : bytes) {
      buffer.put((byte) each);
    }
    return buffer.flip();
  }

  /** A field is put in order by the server when it is written alone, and not inside its type. */
  @Test
  void sets_and_maps_in_another_order_inside_a_type_are_the_same() {
    coodie
        .schema()
        .run(
            "CREATE TYPE "
                + DATABASE.keyspace()
                + ".box (s frozen<set<int>>, m frozen<map<int, text>>,"
                + " n frozen<list<frozen<set<int>>>>, v frozen<list<varint>>, x int)");
    ComparedPair pair = pair("(id int PRIMARY KEY, b box)");
    ValueType<?> box = TransferTable.read(coodie, DATABASE.keyspace(), pair.a()).column("b").type();
    ByteBuffer one = ValueType.INT.encode(1);
    ByteBuffer two = ValueType.INT.encode(2);
    ByteBuffer text = ValueType.TEXT.encode("t");
    ValueType<?> ints = box.arguments().get(0);
    ByteBuffer unsorted = joined(ints, two, one, one);
    ByteBuffer map = joined(box.arguments().get(1), two, text, one, text);
    ByteBuffer nested = joined(box.arguments().get(2), unsorted);
    ByteBuffer zeros = joined(box.arguments().get(3), bytes(0, 0, 7));
    write(pair.a(), "b", joined(box, unsorted, map, nested, zeros, one));
    pair.inB("UPDATE @ USING TIMESTAMP 500 SET b.x = 7 WHERE id = 1");

    repair(pair);

    assertThat(bytes(pair.a())).as("are stored as they were sent").isNotEqualTo(bytes(pair.b()));
    assertThat(pair.compare().lines()).isEmpty();
    pair.inB("UPDATE @ SET b.s = {1, 3} WHERE id = 1");
    assertThat(pair.compare().line(1).at("/cells/b/parts/different").asInt()).isEqualTo(1);
  }

  /** The same number in other bytes is told, and then gets those of the source. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "decimal | 1.0 | 1.00",
        "set<decimal> | {1.0} | {1.00}",
        "frozen<set<decimal>> | {1.0} | {1.00}",
        "map<decimal, int> | {1.0: 1} | {1.00: 1}",
        "map<int, decimal> | {1: 1.0} | {1: 1.00}",
        "list<decimal> | [1.0] | [1.00]",
        "tuple<decimal, int> | (1.0, 1) | (1.00, 1)",
        "text | 'a' | ''",
        "inet | '::1' | '127.0.0.1'"
      })
  void other_bytes_of_a_value_are_repaired_once(String type, String inA, String inB) {
    ComparedPair pair = pair("(id int PRIMARY KEY, v " + type + ")");
    pair.inA("INSERT INTO @ (id, v) VALUES (1, " + inA + ") USING TIMESTAMP 1000");
    pair.inB("INSERT INTO @ (id, v) VALUES (1, " + inB + ") USING TIMESTAMP 1000");
    assertThat(pair.compare().lines()).hasSize(1);

    assertThat(repair(pair).repair().writtenCells()).isEqualTo(1);

    assertThat(pair.compare().lines()).isEmpty();
  }

  @Test
  void zeros_before_a_number_are_repaired_once() {
    ComparedPair pair = pair("(id int PRIMARY KEY, v varint)");
    write(pair.a(), "v", bytes(0, 0, 7));
    write(pair.b(), "v", bytes(7));
    assertThat(pair.compare().lines()).hasSize(1);

    repair(pair);

    assertThat(pair.compare().lines()).isEmpty();
  }

  @Test
  void a_list_is_written_as_a_whole_and_never_twice() {
    ComparedPair pair = pair("(id int PRIMARY KEY, l list<int>)");
    pair.inA("INSERT INTO @ (id, l) VALUES (1, [1, 2, 2]) USING TIMESTAMP 2000");
    pair.inB("INSERT INTO @ (id, l) VALUES (1, [7, 8]) USING TIMESTAMP 1000");
    pair.inA("INSERT INTO @ (id, l) VALUES (2, [5])");
    pair.inA("INSERT INTO @ (id, l) VALUES (3, [3]) USING TIMESTAMP 2000");
    pair.inB("INSERT INTO @ (id, l) VALUES (3, [4]) USING TIMESTAMP 2000");
    pair.inB("INSERT INTO @ (id, l) VALUES (4, [4, 4])");
    pair.inA("INSERT INTO @ (id) VALUES (4)");

    for (int i = 0; i < 2; i++) {
      ComparisonResult unused = pair.comparison().repair(Side.B).apply().delete().run();
    }

    assertThat(pair.compare().lines()).isEmpty();
    assertThat(inB(pair, "SELECT l FROM @ WHERE id = 1").get("l")).isEqualTo(List.of(1, 2, 2));
  }

  @Test
  void the_first_table_can_be_made_like_the_second() {
    ComparedPair pair = pair("(id int PRIMARY KEY, name text)");
    pair.inB("INSERT INTO @ (id, name) VALUES (1, 'x')");

    ComparisonResult result = pair.comparison().repair(Side.A).apply().run();

    assertThat(result.repair().writtenRows()).isEqualTo(1);
    assertThat(pair.compare().lines()).isEmpty();
  }

  @Test
  void times_and_ends_that_differ_are_repaired_too() {
    ComparedPair pair = pair("(id int PRIMARY KEY, name text, s set<int>)");
    long now = Instant.now().toEpochMilli() * 1_000;
    pair.inA("INSERT INTO @ (id, name, s) VALUES (1, 'x', {1}) USING TIMESTAMP ? AND TTL 900", now);
    pair.inB("INSERT INTO @ (id, name, s) VALUES (1, 'x', {1}) USING TIMESTAMP ?", now - 5_000_000);

    ComparisonResult result = pair.comparison().times().repair(Side.B).apply().run();

    assertThat(result.repair().writtenCells()).isEqualTo(2);
    assertThat(pair.compare(TableComparison::times).lines()).isEmpty();
  }

  @Test
  void a_row_of_its_key_alone_is_written() {
    ComparedPair pair = pair("(p int, c int, v text, PRIMARY KEY (p, c))");
    pair.inA("INSERT INTO @ (p, c) VALUES (1, 1)");

    repair(pair);

    assertThat(pair.compare().lines()).isEmpty();
  }

  @Test
  void tombstones_newer_than_the_source_are_told_again_and_yield_to_force() {
    ComparedPair pair = pair("(id int PRIMARY KEY, name text)");
    pair.inA("INSERT INTO @ (id, name) VALUES (1, 'x') USING TIMESTAMP 1000");
    pair.inB("DELETE FROM @ USING TIMESTAMP 5000 WHERE id = 1");

    repair(pair);
    JsonNode still = pair.compare().line(1);
    ComparisonResult unused = pair.comparison().repair(Side.B).apply().force().run();

    assertThat(still.get("difference").asText()).isEqualTo("only_in_a");
    assertThat(pair.compare().lines()).isEmpty();
  }
}
