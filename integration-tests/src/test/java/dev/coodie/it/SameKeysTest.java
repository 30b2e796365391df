package dev.coodie.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.coodie.Coodie;
import dev.coodie.Documents;
import dev.coodie.annotation.ClusteringKey;
import dev.coodie.annotation.Document;
import dev.coodie.annotation.Frozen;
import dev.coodie.annotation.PartitionKey;
import dev.coodie.batch.Batch;
import dev.coodie.column.ValueType;
import dev.coodie.driver.CqlStatement;
import dev.coodie.driver.Row;
import dev.coodie.test.EmbeddedCoodieExtension;
import java.math.BigDecimal;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Two spellings of a key are one row where the server says so. */
class SameKeysTest {
  @RegisterExtension
  static final EmbeddedCoodieExtension DB =
      EmbeddedCoodieExtension.withDocuments(Price.class, Tagged.class, Bag.class);

  /** A key that has many spellings. */
  @Document(table = "price")
  record Price(
      @PartitionKey int id, @ClusteringKey BigDecimal amount, int number, List<String> notes) {}

  /** Keys whose order the server chooses. */
  @Document(table = "tagged")
  record Tagged(
      @PartitionKey @Frozen Set<String> tags,
      @ClusteringKey @Frozen Set<String> more,
      int number) {}

  /** Elements that have many spellings. */
  @Document(table = "bag")
  record Bag(
      @PartitionKey int id,
      Set<BigDecimal> prices,
      Map<BigDecimal, String> names,
      Set<Set<String>> groups,
      Map<Set<String>, Integer> sizes) {}

  private static final BigDecimal ONE = new BigDecimal("1.0");
  private static final BigDecimal ALSO_ONE = new BigDecimal("1.00");

  private final Coodie coodie = DB.coodie();
  private final Documents<Price> prices = coodie.documents(Price.class);
  private final Documents<Tagged> tagged = coodie.documents(Tagged.class);
  private final Documents<Bag> bags = coodie.documents(Bag.class);

  @BeforeEach
  void nothing() {
    prices.truncate();
    tagged.truncate();
    bags.truncate();
  }

  private static <E> Set<E> set(List<E> elements) {
    return new LinkedHashSet<>(elements);
  }

  record Spellings(String cql, ValueType<?> type, ByteBuffer... cells) {
    @Override
    public String toString() {
      return cql;
    }
  }

  private static <V> Spellings values(ValueType<V> type, List<V> values) {
    return new Spellings(
        type.cql(), type, values.stream().map(type::encode).toArray(ByteBuffer[]::new));
  }

  private static ByteBuffer bytes(int... bytes) {
    ByteBuffer buffer = ByteBuffer.allocate(bytes.length);
    for (int each : bytes) {
      buffer.put((byte) each);
    }
    return buffer.flip();
  }

  static Stream<Spellings> spellings() {
    ValueType<Set<String>> texts = ValueType.set(ValueType.TEXT).frozen();
    ValueType<List<BigDecimal>> decimals = ValueType.list(ValueType.DECIMAL).frozen();
    ValueType<Set<BigDecimal>> set = ValueType.set(ValueType.DECIMAL).frozen();
    ValueType<Map<BigDecimal, String>> map =
        ValueType.map(ValueType.DECIMAL, ValueType.TEXT).frozen();
    Map<BigDecimal, String> both = new LinkedHashMap<>();
    both.put(new BigDecimal("2"), "b");
    both.put(ONE, "a");
    return Stream.of(
        values(
            ValueType.DECIMAL,
            Stream.of(
                    "1.0",
                    "1.00",
                    "1",
                    "0",
                    "0.000",
                    "-0.0",
                    "1E+2",
                    "100",
                    "1E+2147483647",
                    "10E+2147483646",
                    "-1",
                    "-1.0")
                .map(BigDecimal::new)
                .toList()),
        new Spellings(
            "varint",
            ValueType.VARINT,
            bytes(1),
            bytes(0, 1),
            bytes(0, 0, 1),
            bytes(-1),
            bytes(-1, -1),
            bytes()),
        new Spellings(
            "double",
            ValueType.DOUBLE,
            bytes(0x7f, 0xf8, 0, 0, 0, 0, 0, 0),
            bytes(0x7f, 0xf8, 0, 0, 0, 0, 0, 1),
            bytes(0xff, 0xf8, 0, 0, 0, 0, 0, 0),
            bytes(0, 0, 0, 0, 0, 0, 0, 0),
            bytes(0x80, 0, 0, 0, 0, 0, 0, 0)),
        new Spellings(
            "float",
            ValueType.FLOAT,
            bytes(0x7f, 0xc0, 0, 0),
            bytes(0x7f, 0xc0, 0, 1),
            bytes(0, 0, 0, 0),
            bytes(0x80, 0, 0, 0)),
        new Spellings("boolean", ValueType.BOOLEAN, bytes(1), bytes(2), bytes(0)),
        new Spellings(
            "inet",
            ValueType.INET,
            bytes(1, 2, 3, 4),
            bytes(0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0xff, 0xff, 1, 2, 3, 4)),
        values(ValueType.TEXT, List.of("a", "A", "\u00e9", "e\u0301")),
        values(texts, List.of(set(List.of("a", "b")), set(List.of("b", "a")), set(List.of("a")))),
        values(
            ValueType.list(texts).frozen(),
            List.of(List.of(set(List.of("a", "b"))), List.of(set(List.of("b", "a"))))),
        values(decimals, List.of(List.of(ONE), List.of(ALSO_ONE), List.of(ONE, ONE))),
        values(set, List.of(set(List.of(ONE, ALSO_ONE)), Set.of(ONE), Set.of(ALSO_ONE))),
        values(
            map,
            List.of(both, Map.of(ALSO_ONE, "a", new BigDecimal("2.0"), "b"), Map.of(ONE, "a"))),
        values(ValueType.vector(ValueType.DECIMAL, 1), List.of(List.of(ONE), List.of(ALSO_ONE))),
        new Spellings(
            "vector<float, 1>",
            ValueType.floatVector(1),
            bytes(0x7f, 0xc0, 0, 0),
            bytes(0x7f, 0xc0, 0, 1),
            bytes(0, 0, 0, 0),
            bytes(0x80, 0, 0, 0)),
        new Spellings(
            "frozen<tuple<decimal, int>>",
            ValueType.dynamicTuple(List.of(ValueType.DECIMAL, ValueType.INT)),
            ValueType.dynamicTuple(List.of(ValueType.DECIMAL, ValueType.INT))
                .encode(Arrays.asList(ONE, null)),
            ValueType.dynamicTuple(List.of(ValueType.DECIMAL)).encode(List.of(ALSO_ONE)),
            ValueType.dynamicTuple(List.of(ValueType.DECIMAL, ValueType.INT))
                .encode(List.of(ONE, 1))));
  }

  /** Writes each spelling, and sees which of them the server takes for another one. */
  @ParameterizedTest
  @MethodSource("spellings")
  void keys_are_the_same_exactly_where_the_server_says_so(Spellings keys) {
    assumeTrue(
        !keys.cql.startsWith("vector") || ServerFeature.VECTORS.isThere(),
        "This server has no vectors");
    coodie.execute("DROP TABLE IF EXISTS spelled");
    coodie.execute("CREATE TABLE spelled (p int, c " + keys.cql + ", n int, PRIMARY KEY (p, c))");
    coodie.execute("DROP TABLE IF EXISTS spelled_p");
    coodie.execute("CREATE TABLE spelled_p (p " + keys.cql + " PRIMARY KEY, n int)");
    assumeTrue(
        !keys.cql.startsWith("frozen<list<frozen<set") || sortsInnerSets(keys),
        "This server keeps a set inside a key as it was sent");
    for (int i = 0; i < keys.cells.length; i++) {
      for (int k = 0; k < keys.cells.length; k++) {
        ByteBuffer a = keys.cells[i];
        ByteBuffer b = keys.cells[k];

        assertThat(keys.type.keyOf(a).equals(keys.type.keyOf(b)))
            .as("clustering keys " + i + " and " + k)
            .isEqualTo(
                rows("spelled", "INSERT INTO spelled (p, c, n) VALUES (1, ?, 1)", keys, a, b) == 1);
        if (a.hasRemaining() && b.hasRemaining()) {
          assertThat(keys.type.storedOf(a).equals(keys.type.storedOf(b)))
              .as("partition keys " + i + " and " + k)
              .isEqualTo(
                  rows("spelled_p", "INSERT INTO spelled_p (p, n) VALUES (?, 1)", keys, a, b) == 1);
        }
      }
    }
  }

  private boolean sortsInnerSets(Spellings keys) {
    coodie.execute(
        CqlStatement.of(
            "INSERT INTO spelled (p, c, n) VALUES (1, ?, 1)",
            new ByteBuffer[] {keys.cells[1]},
            new ValueType<?>[] {keys.type}));
    List<Row> rows = coodie.execute("SELECT c FROM spelled");
    return !keys.cells[1].equals(rows.get(0).bytes(0));
  }

  private long rows(String table, String insert, Spellings keys, ByteBuffer a, ByteBuffer b) {
    coodie.execute("TRUNCATE " + table);
    for (ByteBuffer cell : List.of(a, b)) {
      coodie.execute(
          CqlStatement.of(insert, new ByteBuffer[] {cell}, new ValueType<?>[] {keys.type}));
    }
    return coodie.execute("SELECT n FROM " + table).size();
  }

  @Test
  void the_last_item_of_a_row_wins_however_its_key_is_spelled() {
    List<BigDecimal> spelled = List.of(ONE, ALSO_ONE, new BigDecimal("1"), new BigDecimal("1.000"));

    prices
        .bulk()
        .inFlight(64)
        .saveAll(
            IntStream.range(0, 1_000)
                .mapToObj(i -> new Price(1, spelled.get(i % 4), i, List.of("n" + i))));

    assertThat(prices.find().all())
        .singleElement()
        .satisfies(p -> assertThat(p.number()).isEqualTo(999))
        .satisfies(p -> assertThat(p.notes()).containsExactly("n999"));
  }

  @Test
  void sets_in_any_order_are_one_key() {
    List<String> ab = List.of("a", "b");
    List<String> ba = List.of("b", "a");

    tagged
        .bulk()
        .saveAll(
            IntStream.range(0, 500)
                .mapToObj(
                    i -> new Tagged(set(i % 2 == 0 ? ab : ba), set(i % 3 == 0 ? ab : ba), i)));

    assertThat(tagged.find().all())
        .singleElement()
        .satisfies(t -> assertThat(t.number()).isEqualTo(499));
  }

  @Test
  void a_list_of_one_row_is_once_in_a_batch_however_its_key_is_spelled() {
    coodie.execute(
        Batch.logged(
            prices.cql().save(new Price(1, ONE, 1, List.of("a"))),
            prices.cql().save(new Price(1, ALSO_ONE, 1, List.of("a")))));

    assertThat(prices.find().one().notes()).containsExactly("a");
  }

  @Test
  void a_conditional_batch_is_about_one_partition_however_it_is_spelled() {
    var result =
        coodie.execute(
            Batch.conditional(
                tagged.cql().insertIfNotExists(new Tagged(set(List.of("a", "b")), Set.of("x"), 1)),
                tagged.cql().save(new Tagged(set(List.of("b", "a")), Set.of("y"), 2))));

    assertThat(result.applied()).isTrue();
    assertThat(tagged.find().count()).isEqualTo(2);
  }

  @Test
  void two_states_are_of_one_row_however_its_key_is_spelled() {
    prices.save(new Price(1, ONE, 1, List.of()));

    prices.saveChanges(new Price(1, ONE, 1, List.of()), new Price(1, ALSO_ONE, 2, List.of()));

    assertThat(prices.find().one().number()).isEqualTo(2);
    assertThatThrownBy(
            () ->
                prices.saveChanges(
                    new Price(1, ONE, 1, List.of()), new Price(1, BigDecimal.TEN, 2, List.of())))
        .hasMessageEndingWith("[coodie-249]");
  }

  @Test
  void save_changes_loses_no_element_that_is_spelled_anew() {
    Bag before =
        new Bag(
            1,
            Set.of(ONE, BigDecimal.TEN),
            Map.of(ONE, "one", BigDecimal.TEN, "ten"),
            Set.of(set(List.of("a", "b"))),
            Map.of(set(List.of("a", "b")), 2));
    Bag after =
        new Bag(
            1,
            Set.of(ALSO_ONE),
            Map.of(ALSO_ONE, "one"),
            Set.of(set(List.of("b", "a")), Set.of("c")),
            Map.of(set(List.of("b", "a")), 2, Set.of("c"), 1));
    bags.save(before);

    bags.saveChanges(bags.get(SameKeysTest_Bag_.key(1)), after);

    assertThat(bags.get(SameKeysTest_Bag_.key(1))).isEqualTo(after);
  }
}
