package dev.coodie.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.datastax.oss.driver.api.core.CqlSession;
import com.datastax.oss.driver.api.core.servererrors.InvalidQueryException;
import dev.coodie.Coodie;
import dev.coodie.CoodieConfig;
import dev.coodie.Documents;
import dev.coodie.annotation.ClusteringOrder;
import dev.coodie.annotation.IndexMethod;
import dev.coodie.annotation.IndexTarget;
import dev.coodie.column.ClusteringColumn;
import dev.coodie.column.Column;
import dev.coodie.column.Condition;
import dev.coodie.column.PartitionColumn;
import dev.coodie.column.PlainColumn;
import dev.coodie.column.Slice;
import dev.coodie.column.Term;
import dev.coodie.column.ValueType;
import dev.coodie.embedded.EmbeddedCassandra;
import dev.coodie.javadriver.JavaDriver;
import dev.coodie.schema.definition.Replication;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Conditions on the key: what coodie refuses before it sends anything, the server refuses; what is
 * about the key alone and passes, it answers. Tables have the key {@code ((a, b), c, d)}, a column
 * {@code v}, and indexes on any of these.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@Needs(ServerFeature.SAI)
class KeyRulesTest {
  private static final PartitionColumn<Anything, Integer> B =
      PartitionColumn.of(Anything.class, "b", ValueType.INT);
  private static final ClusteringColumn<Anything, Integer> C =
      ClusteringColumn.of(Anything.class, "c", ValueType.INT);
  private static final ClusteringColumn<Anything, Integer> D =
      ClusteringColumn.of(Anything.class, "d", ValueType.INT);
  private static final PlainColumn<Anything, Integer> V =
      PlainColumn.of(Anything.class, "v", ValueType.INT);
  private static final List<Column<Anything, Integer>> COLUMNS = List.of(Anything_.ID, B, C, D, V);
  private static final Set<String> KEY = Set.of("id", "b", "c", "d");

  private final EmbeddedCassandra node = EmbeddedCassandra.shared();
  private final CqlSession session = node.sessionBuilder().build();

  @BeforeAll
  void make_the_keyspace() {
    coodie().schema().createKeyspace("key_rules", Replication.simple(1));
  }

  @AfterEach
  void forget_the_table() {
    Anything_.is("anything", t -> t);
  }

  @AfterAll
  void drop_the_keyspace() {
    coodie().schema().dropKeyspace("key_rules");
    session.close();
    node.close();
  }

  @Test
  void half_of_a_partition_key_is_told_with_the_missing_column() {
    Documents<Anything> documents = table("half", Map.of());

    for (Supplier<?> door :
        List.<Supplier<?>>of(
            () -> documents.find(B.eq(1)).all(),
            () -> documents.find(B.eq(1)).page(),
            () -> documents.find(B.eq(1)).count(),
            () -> documents.find(B.eq(1)).exists(),
            () -> documents.find(B.eq(1)).stream().toList(),
            () -> documents.find(B.eq(1)).first(),
            () -> documents.find(B.eq(1)).rows(V),
            () -> documents.find(B.eq(1)).distinct().rows(Anything_.ID, B),
            () -> documents.find(B.eq(1)).json(),
            () -> documents.find(B.eq(1)).publisher(),
            () -> documents.findOne(B.eq(1)),
            () -> documents.get(B.eq(1)),
            () -> documents.cql().findOne(B.eq(1)),
            () -> documents.find(B.eq(1)).cql().count(),
            () -> documents.async().findOne(B.eq(1)))) {
      assertThatThrownBy(door::get)
          .isInstanceOf(dev.coodie.error.InvalidQueryException.class)
          .hasMessage(
              "A query of Anything with conditions on \"b\" of its key needs \"id\" with eq() or"
                  + " in(): without the partition key the server would read the whole table. Use"
                  + " allowFiltering() to let it search. An index on a key column must be declared"
                  + " with @Indexed. [coodie-285]");
    }
    assertThat(documents.find(B.eq(1)).allowFiltering().all()).isEmpty();
    assertThat(serverRefuses("SELECT v FROM key_rules.half WHERE b = 1")).isPresent();
  }

  @Test
  void a_change_tells_all_that_is_missing() {
    Documents<Anything> documents = table("change", Map.of());

    assertThatThrownBy(() -> documents.at(C.eq(1)).update(V.set(1)))
        .hasMessageStartingWith(
            "update() on Anything needs key columns \"id\", \"b\", \"d\" with eq() or in().");
    assertThatThrownBy(() -> documents.at(Anything_.ID.eq(1), B.eq(1), D.eq(1)).delete())
        .hasMessageStartingWith(
            "delete() on Anything with conditions on \"d\" of its key needs \"c\" with eq() or in()");
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4})
  void the_verdict_is_that_of_the_server(long seed) {
    Random random = new Random(seed);
    int refused = 0;
    int answered = 0;
    for (int shape = 0; shape < 6; shape++) {
      Map<String, IndexMethod> indexes = shape == 0 ? Map.of() : indexes(random);
      String name = "t" + seed + "_" + shape;
      Documents<Anything> documents = table(name, indexes);
      for (int i = 0; i < 60; i++) {
        List<Condition<Anything>> conditions = conditions(random);
        String where = where(conditions);
        String cql = "SELECT v FROM key_rules." + name + (where.isEmpty() ? "" : " WHERE " + where);

        Optional<String> ours = refusal(() -> documents.find(array(conditions)).cql().all());
        Optional<String> servers = serverRefuses(cql);

        String about = "seed " + seed + ", indexes " + indexes + ": " + cql + "\n" + ours + servers;
        refused += ours.isPresent() ? 1 : 0;
        answered += servers.isPresent() ? 0 : 1;
        if (ours.isPresent()) {
          assertThat(servers).as(about).isPresent();
        } else if (isOfKeyAlone(conditions, indexes.keySet())) {
          assertThat(servers).as(about).isEmpty();
        }
        if (!where.isEmpty()) {
          assertThat(refusal(() -> documents.find(array(conditions)).allowFiltering().cql().all()))
              .isEmpty();
        }
      }
    }
    assertThat(refused).isGreaterThan(20);
    assertThat(answered).isGreaterThan(20);
  }

  @ParameterizedTest
  @ValueSource(longs = {11, 12})
  void so_is_that_on_deletes(long seed) {
    Random random = new Random(seed);
    String name = "deletes" + seed;
    Documents<Anything> documents = table(name, Map.of());
    for (int i = 0; i < 150; i++) {
      List<Condition<Anything>> conditions =
          conditions(random).stream().filter(c -> isOfKey(c)).toList();
      if (conditions.isEmpty()) {
        continue;
      }
      String cql = "DELETE FROM key_rules." + name + " WHERE " + where(conditions);

      Optional<String> ours = refusal(() -> documents.at(array(conditions)).cql().delete());
      Optional<String> servers = serverRefuses(cql);

      assertThat(ours.isPresent())
          .as("seed " + seed + ": " + cql + "\n" + ours + servers)
          .isEqualTo(servers.isPresent());
    }
  }

  private Documents<Anything> table(String name, Map<String, IndexMethod> indexes) {
    Anything_.is(
        name,
        table -> {
          table.partitionKey(B);
          table.clusteringKey(C, ClusteringOrder.ASC).clusteringKey(D, ClusteringOrder.ASC);
          table.column(V);
          for (Column<Anything, Integer> column : COLUMNS) {
            IndexMethod method = indexes.get(column.name());
            if (method != null) {
              String index = name + "_" + column.name();
              table.index(index, column, IndexTarget.VALUES, method, Map.of());
            }
          }
          return table;
        });
    Coodie coodie = coodie();
    coodie.schema().plan(Anything.class).apply();
    return coodie.documents(Anything.class);
  }

  private Coodie coodie() {
    return Coodie.of(JavaDriver.of(session), CoodieConfig.defaults().keyspace("key_rules"));
  }

  private Optional<String> serverRefuses(String cql) {
    try {
      session.prepare(cql);
      return Optional.empty();
    } catch (InvalidQueryException e) {
      return Optional.of(String.valueOf(e.getMessage()));
    }
  }

  private static Optional<String> refusal(Runnable query) {
    try {
      query.run();
      return Optional.empty();
    } catch (dev.coodie.error.InvalidQueryException e) {
      assertThat(e.id()).isIn("coodie-285", "coodie-245");
      return Optional.of(e.sentence());
    }
  }

  private static Map<String, IndexMethod> indexes(Random random) {
    return COLUMNS.stream()
        .map(Column::name)
        .filter(name -> random.nextInt(3) == 0)
        .collect(
            Collectors.toMap(
                name -> name,
                name -> random.nextBoolean() ? IndexMethod.SAI : IndexMethod.SECONDARY));
  }

  private static List<Condition<Anything>> conditions(Random random) {
    List<Condition<Anything>> conditions = new ArrayList<>();
    boolean slice = random.nextInt(8) == 0;
    for (Column<Anything, Integer> column : COLUMNS) {
      boolean inSlice = slice && (column.equals(C) || column.equals(D));
      int kind = inSlice ? 9 : random.nextInt(column.equals(V) ? 12 : 7);
      switch (kind) {
        case 0, 1, 2 -> conditions.add(column.eq(1));
        case 3 -> conditions.add(column.in(1, 2));
        case 4 -> conditions.add(column.gt(1));
        default -> {}
      }
    }
    if (slice) {
      conditions.add(Slice.of(C, D).gt(1, 1));
    }
    return conditions;
  }

  private static boolean isOfKeyAlone(List<Condition<Anything>> conditions, Set<String> indexed) {
    Set<String> columns = new TreeSet<>();
    for (Condition<Anything> condition : conditions) {
      condition.terms().forEach(t -> t.columns().forEach(c -> columns.add(c.name())));
    }
    return KEY.containsAll(columns) && columns.stream().noneMatch(indexed::contains);
  }

  private static boolean isOfKey(Condition<?> condition) {
    return condition.terms().stream()
        .allMatch(t -> t.columns().stream().allMatch(c -> KEY.contains(c.name())));
  }

  private static String where(List<Condition<Anything>> conditions) {
    return conditions.stream()
        .flatMap(condition -> condition.terms().stream())
        .map(KeyRulesTest::text)
        .collect(Collectors.joining(" AND "));
  }

  private static String text(Term term) {
    List<String> names = term.columns().stream().map(Column::name).toList();
    return names.size() == 1
        ? names.get(0) + " " + term.operator().cql() + " ?"
        : "(" + String.join(", ", names) + ") " + term.operator().cql() + " (?, ?)";
  }

  @SuppressWarnings({"unchecked", "rawtypes"}) // generic arrays
  private static Condition<Anything>[] array(List<Condition<Anything>> conditions) {
    return (Condition<Anything>[]) conditions.toArray(new Condition[0]);
  }
}
