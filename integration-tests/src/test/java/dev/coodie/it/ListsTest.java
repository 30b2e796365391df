package dev.coodie.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.coodie.Coodie;
import dev.coodie.Documents;
import dev.coodie.annotation.ClusteringKey;
import dev.coodie.annotation.Document;
import dev.coodie.annotation.PartitionKey;
import dev.coodie.annotation.StaticColumn;
import dev.coodie.batch.Batch;
import dev.coodie.column.ValueType;
import dev.coodie.driver.CqlStatement;
import dev.coodie.error.BulkException;
import dev.coodie.error.InvalidQueryException;
import dev.coodie.test.EmbeddedCoodieExtension;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A list that is replaced has what it was given once, by whatever door. */
class ListsTest {
  @RegisterExtension
  static final EmbeddedCoodieExtension DB =
      EmbeddedCoodieExtension.withDocuments(Roll.class, Plain.class);

  /** Rows that share a list and have one of their own. */
  @Document(table = "roll")
  record Roll(
      @PartitionKey int id,
      @ClusteringKey int part,
      @StaticColumn List<String> owners,
      List<String> names,
      Set<String> tags) {
    Roll(int id, int part, List<String> owners, List<String> names) {
      this(id, part, owners, names, Set.of());
    }
  }

  /** A row without a clustering key. */
  @Document(table = "plain")
  record Plain(@PartitionKey int id, List<String> names) {}

  private static final Instant TIME = Instant.parse("2026-11-22T00:00:00Z");
  private static final List<String> AB = List.of("a", "b");

  private final Coodie coodie = DB.coodie();
  private final Documents<Roll> rolls = coodie.documents(Roll.class);
  private final Documents<Plain> plains = coodie.documents(Plain.class);

  @BeforeEach
  void nothing() {
    rolls.truncate();
    plains.truncate();
  }

  private Roll roll(int part) {
    return rolls.get(ListsTest_Roll_.key(1, part));
  }

  private List<String> names(int part) {
    return roll(part).names();
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void a_row_that_is_twice_in_a_batch_has_its_list_once(boolean logged) {
    List<CqlStatement> same =
        List.of(
            rolls.cql().save(new Roll(1, 1, List.of(), AB)),
            rolls.cql().save(new Roll(1, 1, List.of(), AB)),
            rolls.at(ListsTest_Roll_.key(1, 1)).cql().update(ListsTest_Roll_.names.set(AB)));

    coodie.execute(logged ? Batch.logged(same) : Batch.unlogged(same));

    assertThat(names(1)).isEqualTo(AB);
  }

  @Test
  void rows_of_a_partition_that_are_in_a_batch_have_their_static_list_once() {
    coodie.execute(
        Batch.unlogged(
            rolls.cql().save(new Roll(1, 1, AB, List.of("x"))),
            rolls.cql().save(new Roll(1, 2, AB, List.of("x"))),
            rolls.cql().save(new Roll(2, 1, AB, List.of("x")))));

    assertThat(rolls.find().all()).hasSize(3);
    assertThat(rolls.find().all()).allMatch(r -> r.owners().equals(AB));
    assertThat(rolls.find().all()).allMatch(r -> r.names().equals(List.of("x")));
  }

  @Test
  void a_conditional_batch_writes_a_list_once() {
    var result =
        coodie.execute(
            Batch.conditional(
                rolls.cql().insertIfNotExists(new Roll(1, 1, AB, AB)),
                rolls.at(ListsTest_Roll_.key(1, 1)).cql().update(ListsTest_Roll_.names.set(AB)),
                rolls.cql().save(new Roll(1, 2, AB, AB))));

    assertThat(result.applied()).isTrue();
    assertThat(roll(1).owners()).isEqualTo(AB);
    assertThat(names(1)).isEqualTo(AB);
    assertThat(names(2)).isEqualTo(AB);
  }

  static Stream<List<CqlStatement>> joined() {
    Documents<Roll> rolls = DB.coodie().documents(Roll.class);
    CqlStatement ab = rolls.cql().save(new Roll(1, 1, List.of(), AB));
    CqlStatement other = rolls.cql().save(new Roll(1, 1, List.of(), List.of("c")));
    return Stream.of(
        List.of(ab, other),
        List.of(
            ab,
            rolls
                .at(ListsTest_Roll_.partition(1).and(ListsTest_Roll_.part.in(1, 2)))
                .cql()
                .update(ListsTest_Roll_.names.set(AB))),
        List.of(
            rolls.cql().save(new Roll(1, 1, AB, List.of())),
            rolls.cql().save(new Roll(1, 2, List.of("c"), List.of()))),
        List.of(
            rolls.timestamp(TIME).cql().save(new Roll(1, 1, List.of(), AB)),
            rolls.timestamp(TIME).cql().save(new Roll(1, 1, List.of(), List.of("c")))));
  }

  @org.junit.jupiter.params.ParameterizedTest
  @org.junit.jupiter.params.provider.MethodSource("joined")
  void two_values_of_one_list_are_refused_in_a_batch(List<CqlStatement> two) {
    assertThatThrownBy(() -> coodie.execute(Batch.logged(two)))
        .isInstanceOf(InvalidQueryException.class)
        .hasMessageContaining("of one row is replaced twice in a batch")
        .hasMessageEndingWith("[coodie-259]");
    assertThat(rolls.find().all()).isEmpty();
  }

  @Test
  void the_later_of_two_times_in_a_batch_wins() {
    coodie.execute(
        Batch.logged(
            rolls.timestamp(TIME).cql().save(new Roll(1, 1, List.of(), AB)),
            rolls
                .timestamp(TIME.plusSeconds(1))
                .cql()
                .save(new Roll(1, 1, List.of(), List.of("c")))));

    assertThat(names(1)).containsExactly("c");
  }

  @Test
  void other_rows_and_empty_lists_are_no_second_value() {
    coodie.execute(
        Batch.logged(
            rolls.cql().save(new Roll(1, 1, List.of(), AB)),
            rolls.cql().save(new Roll(1, 2, List.of(), List.of("c"))),
            plains.cql().save(new Plain(1, List.of("d")))));

    assertThat(names(1)).isEqualTo(AB);
    assertThat(names(2)).containsExactly("c");
    assertThat(plains.get(ListsTest_Plain_.key(1)).names()).containsExactly("d");
  }

  @Test
  void two_values_of_one_list_are_in_two_of_the_batches_by_partition() {
    List<Batch> batches =
        Batch.byPartition(
            List.of(
                rolls.cql().save(new Roll(1, 1, AB, AB)),
                rolls.cql().save(new Roll(1, 2, AB, AB)),
                rolls.cql().save(new Roll(1, 1, AB, List.of("c")))));
    batches.forEach(coodie::execute);

    assertThat(batches).hasSize(2);
    assertThat(names(1)).containsExactly("c");
    assertThat(roll(2).owners()).isEqualTo(AB);
  }

  @Test
  void what_is_set_and_appended_in_one_batch_is_all_there() {
    var target = rolls.at(ListsTest_Roll_.key(1, 1)).cql();

    coodie.execute(
        Batch.logged(
            target.update(ListsTest_Roll_.names.set(AB)),
            target.update(ListsTest_Roll_.names.append("c"))));

    assertThat(names(1)).containsExactly("a", "b", "c");
  }

  @Test
  void what_is_set_and_deleted_in_one_batch_is_gone() {
    var target = rolls.at(ListsTest_Roll_.key(1, 1)).cql();

    coodie.execute(
        Batch.logged(
            target.update(ListsTest_Roll_.names.set(AB), ListsTest_Roll_.tags.add("t")),
            target.delete(ListsTest_Roll_.names)));

    assertThat(names(1)).isEmpty();
  }

  @Test
  void a_static_list_is_once_there_after_a_bulk_operation() {
    rolls.bulk().saveAll(IntStream.range(0, 300).mapToObj(i -> new Roll(i % 3, i, AB, AB)));

    assertThat(rolls.find().count()).isEqualTo(300);
    assertThat(rolls.find().all()).allMatch(r -> r.owners().equals(AB) && r.names().equals(AB));
  }

  @Test
  void a_list_that_the_same_item_writes_again_is_once_there() {
    rolls.bulk().saveAll(List.of(new Roll(1, 1, AB, AB), new Roll(1, 1, AB, AB)));

    assertThat(roll(1)).isEqualTo(new Roll(1, 1, AB, AB));
  }

  @Test
  void a_static_list_is_not_saved_with_a_time_of_its_own() {
    Documents<Roll> timed = rolls.timestamp(TIME);

    assertThatThrownBy(() -> timed.save(new Roll(1, 1, AB, List.of())))
        .hasMessageContaining("Static list \"owners\" of Roll is saved with timestamp(..)")
        .hasMessageEndingWith("[coodie-250]");
    assertThatThrownBy(() -> timed.bulk().saveAll(List.of(new Roll(1, 1, AB, List.of()))))
        .isInstanceOf(BulkException.class)
        .hasMessageContaining("coodie-250");
    timed.save(new Roll(1, 1, List.of(), AB));
    assertThat(names(1)).isEqualTo(AB);
  }

  @Test
  void only_a_list_with_a_time_of_its_own_may_not_be_written_twice() {
    Documents<Roll> timed = rolls.timestamp(TIME);
    Roll full = new Roll(1, 1, List.of(), AB);
    var at = ListsTest_Roll_.key(1, 1);

    assertThat(timed.cql().save(full).idempotent()).isFalse();
    assertThat(timed.at(at).cql().update(ListsTest_Roll_.names.set(AB)).idempotent()).isFalse();
    assertThat(timed.cql().saveJson("{}").idempotent()).isFalse();
    assertThat(
            timed
                .cql()
                .saveChanges(new Roll(1, 1, List.of(), List.of()), full)
                .orElseThrow()
                .idempotent())
        .isFalse();
    assertThat(timed.cql().save(new Roll(1, 1, List.of(), List.of())).idempotent()).isTrue();
    assertThat(timed.at(at).cql().update(ListsTest_Roll_.names.set(List.of())).idempotent())
        .isTrue();
    assertThat(rolls.cql().save(full).idempotent()).isTrue();
    assertThat(rolls.cql().saveJson("{}").idempotent()).isTrue();
  }

  @Test
  void the_driver_gives_a_statement_a_later_time_when_it_is_sent_again() {
    CqlStatement save = rolls.cql().save(new Roll(1, 1, AB, AB));

    for (int i = 0; i < 5; i++) {
      coodie.execute(save);
    }

    assertThat(roll(1)).isEqualTo(new Roll(1, 1, AB, AB));
  }

  @Test
  void raw_cql_that_writes_is_not_taken_to_be_idempotent() {
    CqlStatement insert =
        CqlStatement.of(
            "INSERT INTO plain (id, names) VALUES (?, ?)",
            new ByteBuffer[] {ValueType.INT.encode(1), ValueType.list(ValueType.TEXT).encode(AB)},
            new ValueType<?>[] {ValueType.INT, ValueType.list(ValueType.TEXT)});

    assertThat(insert.idempotent()).isFalse();
    assertThat(insert.withIdempotent(true).idempotent()).isTrue();
    assertThat(CqlStatement.of("UPDATE plain SET names = names + ['a'] WHERE id = 1").idempotent())
        .isFalse();
    assertThat(CqlStatement.of(" select * from plain").idempotent()).isTrue();
  }
}
