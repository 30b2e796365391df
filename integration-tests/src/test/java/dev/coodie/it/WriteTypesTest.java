package dev.coodie.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import dev.coodie.Coodie;
import dev.coodie.Counters;
import dev.coodie.Documents;
import dev.coodie.annotation.ClusteringKey;
import dev.coodie.annotation.Counter;
import dev.coodie.annotation.Document;
import dev.coodie.annotation.PartitionKey;
import dev.coodie.batch.Batch;
import dev.coodie.column.Condition;
import dev.coodie.column.ValueType;
import dev.coodie.driver.CqlStatement;
import dev.coodie.driver.Row;
import dev.coodie.embedded.EmbeddedCassandra;
import dev.coodie.error.CoodieException;
import dev.coodie.error.InvalidQueryException;
import dev.coodie.error.MappingException;
import dev.coodie.test.EmbeddedCoodieExtension;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** No door stores the bytes of one type as a value of another. */
@ExtendWith(EmbeddedCoodieExtension.class)
class WriteTypesTest {
  @Document(table = "mixed")
  record Mixed(
      @PartitionKey int id,
      @ClusteringKey int seq,
      int number,
      List<Integer> list,
      Map<String, Integer> map) {}

  @Document(table = "tally")
  record Tally(@PartitionKey String id, @Counter long n) {}

  @Document(table = "alike")
  record Alike(
      @PartitionKey String id,
      UUID time,
      String plain,
      @dev.coodie.annotation.CqlType("ascii") String narrow) {}

  private static Coodie coodie;
  private static Documents<Mixed> mixed;

  @BeforeAll
  static void create_a_table_of_other_types(Coodie connected) {
    coodie = connected;
    mixed = coodie.documents(Mixed.class);
    coodie.execute(
        "CREATE TABLE "
            + keyspace()
            + ".mixed (id int, seq int, number float, list list<float>, map map<text, float>,"
            + " PRIMARY KEY (id, seq))");
  }

  private static String keyspace() {
    return coodie.keyspace().orElseThrow();
  }

  private static Mixed seven(int id) {
    return new Mixed(id, 1, 7, List.of(8), Map.of("a", 9));
  }

  static Stream<Arguments> doors() {
    return Stream.of(
        door("save", () -> mixed.save(seven(1))),
        door("async", () -> mixed.async().save(seven(1)).toCompletableFuture().join()),
        door("ttl", () -> mixed.ttl(Duration.ofHours(1)).timestamp(Instant.now()).save(seven(1))),
        door("skipNulls", () -> mixed.skipNulls().save(seven(1))),
        door("insertIfNotExists", () -> mixed.insertIfNotExists(seven(1)).applied()),
        door("set", () -> mixed.at(key()).update(WriteTypesTest_Mixed_.number.set(7))),
        door(
            "ifExists",
            () -> mixed.at(key()).ifExists().update(WriteTypesTest_Mixed_.number.set(7)).applied()),
        door(
            "condition",
            () ->
                mixed
                    .at(key())
                    .onlyIf(WriteTypesTest_Mixed_.number.eq(7))
                    .update(WriteTypesTest_Mixed_.number.set(null))
                    .applied()),
        door("append", () -> mixed.at(key()).update(WriteTypesTest_Mixed_.list.append(List.of(7)))),
        door("element", () -> mixed.at(key()).update(WriteTypesTest_Mixed_.map.put("a", 7))),
        door(
            "saveChanges",
            () -> mixed.saveChanges(seven(1), new Mixed(1, 1, 6, List.of(8), Map.of("a", 9)))),
        door("batch", () -> coodie.execute(Batch.logged(mixed.cql().save(seven(1))))),
        door(
            "conditional batch",
            () ->
                coodie
                    .execute(Batch.conditional(mixed.cql().insertIfNotExists(seven(1))))
                    .applied()),
        door("where", () -> mixed.find(WriteTypesTest_Mixed_.number.eq(7)).allowFiltering().all()),
        door("raw", () -> coodie.execute(raw(ValueType.INT.encode(7), ValueType.INT))),
        door("raw in a batch", () -> coodie.execute(Batch.logged(raw(null, ValueType.INT)))));
  }

  private static Arguments door(String name, ThrowingCallable write) {
    return arguments(name, write);
  }

  private static Throwable root(Throwable error) {
    return error.getCause() == null ? error : root(error.getCause());
  }

  private static Condition<Mixed> key() {
    return WriteTypesTest_Mixed_.key(1, 1);
  }

  private static CqlStatement raw(ByteBuffer cell, ValueType<?> type) {
    return CqlStatement.of(
        "INSERT INTO " + keyspace() + ".mixed (id, seq, number) VALUES (1, 1, ?)",
        new ByteBuffer[] {cell},
        new ValueType<?>[] {type});
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("doors")
  void a_value_of_another_type_is_refused_before_anything_is_sent(
      String door, ThrowingCallable write) {
    assertThat(root(catchThrowable(write)))
        .isInstanceOf(InvalidQueryException.class)
        .hasMessageContaining(keyspace() + ".mixed")
        .hasMessageContaining("float")
        .hasMessageContaining("int")
        .hasMessageContaining("Nothing was sent")
        .hasMessageEndingWith("[coodie-516]");
    assertThat(coodie.execute("SELECT * FROM " + keyspace() + ".mixed")).isEmpty();
  }

  @Test
  void bulk_refuses_each() {
    assertThatThrownBy(() -> mixed.bulk().saveAll(List.of(seven(1), seven(2))))
        .hasMessageContaining("coodie-516");
    assertThatThrownBy(() -> mixed.bulk().saveAll(List.of(seven(1), seven(1))))
        .hasMessageContaining("coodie-516");
    assertThat(coodie.execute("SELECT * FROM " + keyspace() + ".mixed")).isEmpty();
  }

  @Test
  void counters_and_their_columns_are_alike() {
    coodie.schema().plan(Tally.class).apply();
    Counters<Tally> tallies = coodie.counters(Tally.class);

    tallies.at(WriteTypesTest_Tally_.key("a")).update(WriteTypesTest_Tally_.n.add(2));

    assertThat(tallies.get(WriteTypesTest_Tally_.key("a")).n()).isEqualTo(2);
  }

  @Test
  void types_of_the_same_bytes_are_written_and_read() {
    coodie.execute(
        "CREATE TABLE "
            + keyspace()
            + ".alike (id ascii PRIMARY KEY, time timeuuid, plain ascii, narrow text)");
    Documents<Alike> alike = coodie.documents(Alike.class);
    Alike value = new Alike("a", UUID.fromString("e1f8a2b0-7d2c-11ee-b962-0242ac120002"), "p", "n");

    alike.save(value);

    assertThat(alike.get(WriteTypesTest_Alike_.key("a"))).isEqualTo(value);
  }

  @Test
  void a_raw_row_is_not_read_as_another_type() {
    coodie.execute("CREATE TABLE " + keyspace() + ".other (id int PRIMARY KEY, number float)");
    coodie.execute("INSERT INTO " + keyspace() + ".other (id, number) VALUES (1, 1.5)");
    Row row = coodie.execute("SELECT * FROM " + keyspace() + ".other").get(0);

    assertThatThrownBy(() -> row.get(WriteTypesTest_Mixed_.number))
        .isInstanceOf(MappingException.class)
        .hasMessageEndingWith("[coodie-418]");
  }

  @Test
  void a_text_prepared_for_a_table_made_anew_works_in_every_session() {
    String table = keyspace() + ".remade";
    String insert = "INSERT INTO " + table + " (k, v) VALUES (?, ?)";
    try (EmbeddedCassandra node = EmbeddedCassandra.shared();
        Coodie other = node.coodie(keyspace())) {
      coodie.execute("CREATE TABLE " + table + " (k int PRIMARY KEY, v int)");
      coodie.execute(insert, 1, 5);
      other.execute(insert, 1, 5);
      coodie.execute("DROP TABLE " + table);
      coodie.execute("CREATE TABLE " + table + " (k int PRIMARY KEY, v text)");

      for (Coodie session : List.of(coodie, other)) {
        assertThatThrownBy(() -> session.execute(insert, 1, 5)).isInstanceOf(CoodieException.class);
        assertThat(coodie.execute("SELECT * FROM " + table)).isEmpty();
        session.execute(insert, 2, "abcd");
        assertThat(coodie.execute("SELECT v FROM " + table).get(0).get("v")).isEqualTo("abcd");
        coodie.execute("TRUNCATE " + table);
      }
    }
  }

  @Test
  void a_right_value_is_taken_at_once_after_a_table_was_made_anew() {
    String table = keyspace() + ".remade_again";
    String insert = "INSERT INTO " + table + " (k, v) VALUES (?, ?)";
    coodie.execute("CREATE TABLE " + table + " (k int PRIMARY KEY, v int)");
    coodie.execute(insert, 1, 5);
    coodie.execute("DROP TABLE " + table);
    coodie.execute("CREATE TABLE " + table + " (k int PRIMARY KEY, v text)");

    coodie.execute(insert, 1, "first");
    Batch batch = Batch.logged(statement(insert, "second"), statement(insert, "third"));
    coodie.execute("DROP TABLE " + table);
    coodie.execute("CREATE TABLE " + table + " (k int PRIMARY KEY, v text, w int)");
    coodie.execute(batch);

    assertThat(coodie.execute("SELECT * FROM " + table)).hasSize(1);
  }

  private static CqlStatement statement(String insert, String value) {
    return CqlStatement.of(
        insert,
        new ByteBuffer[] {ValueType.INT.encode(1), ValueType.TEXT.encode(value)},
        new ValueType<?>[] {ValueType.INT, ValueType.TEXT});
  }
}
