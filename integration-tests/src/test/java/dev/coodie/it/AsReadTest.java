package dev.coodie.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.coodie.Coodie;
import dev.coodie.Documents;
import dev.coodie.annotation.ClusteringKey;
import dev.coodie.annotation.Document;
import dev.coodie.annotation.Frozen;
import dev.coodie.annotation.PartitionKey;
import dev.coodie.annotation.StaticColumn;
import dev.coodie.annotation.UserType;
import dev.coodie.annotation.Version;
import dev.coodie.column.ValueType;
import dev.coodie.driver.CqlStatement;
import dev.coodie.error.MappingException;
import dev.coodie.test.EmbeddedCoodieExtension;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** A condition on a row as it was read holds for every row that can be read. */
@Timeout(value = 180, unit = TimeUnit.SECONDS)
class AsReadTest {
  @RegisterExtension
  static final EmbeddedCoodieExtension DB =
      EmbeddedCoodieExtension.withDocuments(Kept.class, Counted.class);

  /** A type that grows while programs run. */
  @UserType(name = "part")
  record Part(String name, @Nullable Integer size) {}

  /** Everything that a class can read in more than one way. */
  @Document(table = "kept")
  record Kept(
      @PartitionKey int id,
      @ClusteringKey int row,
      @StaticColumn @Nullable String owner,
      @Nullable Integer number,
      @Nullable String text,
      @Nullable Long size,
      @Frozen List<String> path,
      @Frozen Map<String, Integer> sizes,
      Set<String> tags,
      List<String> names,
      @Nullable Part part,
      @Frozen @Nullable Part frozenPart,
      List<Part> parts) {
    Kept numbered(int next) {
      return new Kept(
          id, row, owner, next, text, size, path, sizes, tags, names, part, frozenPart, parts);
    }
  }

  /** A row with a version. */
  @Document(table = "counted")
  record Counted(@PartitionKey int id, @Nullable Integer number, @Version long version) {}

  private final Coodie coodie = DB.coodie();
  private final Documents<Kept> all = coodie.documents(Kept.class);

  @BeforeEach
  void nothing() {
    all.truncate();
  }

  static Stream<String> rows() {
    return Stream.of(
        "INSERT INTO kept (id, row) VALUES (1, 1)",
        "INSERT INTO kept (id, row, number, text) VALUES (1, 1, 5, '')",
        "INSERT INTO kept (id, row, path, sizes) VALUES (1, 1, [], {})",
        "INSERT INTO kept (id, row, path, sizes) VALUES (1, 1, ['a'], {'a': 1})",
        "INSERT INTO kept (id, row, tags, names) VALUES (1, 1, {}, [])",
        "INSERT INTO kept (id, row, tags, names) VALUES (1, 1, {'a', 'b'}, ['a', 'a'])",
        "INSERT INTO kept (id, row, owner) VALUES (1, 1, 'ann')",
        "INSERT INTO kept (id, row, part, frozen_part, parts) VALUES (1, 1, {name: 'a', size: 1},"
            + " {name: 'a', size: 1}, [{name: 'a', size: 1}])",
        "INSERT INTO kept (id, row, part, frozen_part) VALUES (1, 1, {name: 'a'}, {name: 'a'})",
        "INSERT INTO kept (id, row, size) VALUES (1, 1, 7)");
  }

  @ParameterizedTest
  @MethodSource("rows")
  void every_row_that_can_be_read_can_be_swapped(String insert) {
    coodie.execute(insert);

    Kept stored = all.compareAndSet(AsReadTest_Kept_.key(1, 1), k -> k.numbered(9));

    assertThat(stored.number()).isEqualTo(9);
    assertThat(all.get(AsReadTest_Kept_.key(1, 1))).isEqualTo(stored);
  }

  @Test
  void a_value_of_no_bytes_is_named_and_stays() {
    coodie.execute("INSERT INTO kept (id, row) VALUES (1, 1)");
    coodie.execute(
        CqlStatement.of(
            "UPDATE kept SET size = ? WHERE id = 1 AND row = 1",
            new ByteBuffer[] {ByteBuffer.allocate(0)},
            new ValueType<?>[] {ValueType.BIGINT}));

    assertThatThrownBy(() -> all.compareAndSet(AsReadTest_Kept_.key(1, 1), k -> k.numbered(9)))
        .isInstanceOf(MappingException.class)
        .hasMessageContainingAll("\"size\"", "a value of no bytes");

    var row = coodie.execute("SELECT number, size FROM kept").get(0);
    assertThat(row.bytes(0)).isNull();
    assertThat(row.bytes(1)).isNotNull().matches(b -> b.remaining() == 0);
  }

  @Test
  void fields_that_the_class_does_not_know_are_compared_too() {
    Kept before =
        new Kept(
            1,
            1,
            null,
            1,
            null,
            null,
            List.of(),
            Map.of(),
            Set.of(),
            List.of(),
            new Part("a", 1),
            new Part("a", 1),
            List.of(new Part("a", 1)));
    all.save(before);
    all.compareAndSet(AsReadTest_Kept_.key(1, 1), k -> k.numbered(2));
    coodie.execute("ALTER TYPE part ADD weight int");
    coodie.execute(
        "UPDATE kept SET part.weight = 7, frozen_part = {name: 'a', size: 1, weight: 7} WHERE id = 1"
            + " AND row = 1");

    all.compareAndSet(AsReadTest_Kept_.key(1, 1), k -> k.numbered(3));
    all.compareAndSet(AsReadTest_Kept_.key(1, 1), k -> k.numbered(4));

    var row =
        coodie.execute("SELECT number, part.weight AS w, frozen_part.weight AS f FROM kept").get(0);
    assertThat(row.get("number", Integer.class)).isEqualTo(4);
    assertThat(row.get("w", Integer.class)).isEqualTo(7);
    assertThat(row.get("f", Integer.class)).isEqualTo(7);
  }

  @Test
  void a_change_by_others_is_seen_also_where_the_class_reads_the_same() {
    coodie.execute("INSERT INTO kept (id, row, path) VALUES (1, 1, [])");
    int[] tries = {0};

    all.compareAndSet(
        AsReadTest_Kept_.key(1, 1),
        k -> {
          if (tries[0]++ == 0) {
            coodie.execute(
                "UPDATE kept SET path = null, number = 1 WHERE id = 1 AND row = 1 IF EXISTS");
          }
          return k.numbered(k.number() == null ? 10 : k.number() + 1);
        });

    assertThat(tries[0]).isEqualTo(2);
    assertThat(all.get(AsReadTest_Kept_.key(1, 1)).number()).isEqualTo(2);
  }

  @Test
  void a_version_is_compared_as_it_came() {
    Documents<Counted> counted = coodie.documents(Counted.class);
    counted.save(new Counted(1, 5, 0));

    Counted stored =
        counted.compareAndSet(AsReadTest_Counted_.key(1), c -> new Counted(1, 6, c.version()));

    assertThat(stored).isEqualTo(new Counted(1, 6, 2));
    assertThat(counted.get(AsReadTest_Counted_.key(1))).isEqualTo(stored);
  }

  @Test
  void writers_that_swap_at_once_lose_nothing() throws Exception {
    coodie.execute("INSERT INTO kept (id, row, number, path) VALUES (1, 1, 0, [])");

    List<Thread> threads =
        Stream.generate(
                () ->
                    new Thread(
                        () ->
                            all.compareAndSet(
                                AsReadTest_Kept_.key(1, 1), k -> k.numbered(k.number() + 1))))
            .limit(3)
            .toList();
    threads.forEach(Thread::start);
    for (Thread thread : threads) {
      thread.join();
    }

    assertThat(all.get(AsReadTest_Kept_.key(1, 1)).number()).isEqualTo(3);
  }
}
