package dev.coodie.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.coodie.Coodie;
import dev.coodie.CoodieConfig;
import dev.coodie.Documents;
import dev.coodie.batch.Batch;
import dev.coodie.batch.BatchResult;
import dev.coodie.column.ValueType;
import dev.coodie.driver.Consistency;
import dev.coodie.driver.CqlStatement;
import dev.coodie.driver.Row;
import dev.coodie.embedded.EmbeddedCassandra;
import dev.coodie.error.ConfigurationException;
import dev.coodie.error.InvalidQueryException;
import dev.coodie.error.StatementException;
import dev.coodie.test.EmbeddedCoodieExtension;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(EmbeddedCoodieExtension.class)
class BatchTest {
  private static final LocalDate DAY = LocalDate.of(2026, 11, 22);
  private static final int KIB = 1024;

  private final Coodie coodie;
  private final Documents<User> users;
  private final Documents<Reading> readings;

  BatchTest(Coodie coodie) {
    this.coodie = coodie;
    this.users = coodie.documents(User.class);
    this.readings = coodie.documents(Reading.class);
  }

  @BeforeAll
  static void create_tables(Coodie coodie) {
    coodie.schema().plan(User.class, Reading.class).apply();
  }

  private CqlStatement save(String name, int age) {
    return users.cql().save(User.of(name, age));
  }

  private CqlStatement save(String name, String email) {
    return users.cql().save(new User(name, email, 1, Set.of(), Map.of()));
  }

  private CqlStatement save(String sensor, int minute, String note) {
    return readings
        .cql()
        .save(new Reading(sensor, DAY, 1, minute, 1.0, null, Set.of(), List.of(note), Map.of()));
  }

  private int age(String name) {
    return users.get(User_.key(name)).age();
  }

  private long writeTime(String name) {
    List<Row> rows = coodie.execute("SELECT writetime(age) FROM users WHERE name = ?", name);
    Long time = rows.get(0).get(0, Long.class);
    return time == null ? -1 : time;
  }

  @Test
  void a_logged_batch_writes_several_tables() {
    CqlStatement raw = CqlStatement.of("INSERT INTO users (name, age) VALUES ('logged3', 3)");
    users.save(User.of("logged2", 2));

    coodie.execute(
        Batch.logged(save("logged1", 1), save("logged", 1, "note"))
            .and(raw, users.at(User_.key("logged2")).cql().update(User_.age.set(22)))
            .consistency(Consistency.QUORUM)
            .timeout(Duration.ofSeconds(20)));

    assertThat(age("logged1")).isEqualTo(1);
    assertThat(age("logged2")).isEqualTo(22);
    assertThat(age("logged3")).isEqualTo(3);
    assertThat(readings.get(Reading_.key("logged", DAY, 1, 1)).notes()).containsExactly("note");
  }

  @Test
  void an_unlogged_batch_writes_and_deletes_in_a_partition() {
    readings.save(Reading.of("unlogged", DAY, 2, 0));

    coodie.execute(
        Batch.unlogged(
            save("unlogged", 1, "a"),
            save("unlogged", 2, "b"),
            readings.at(Reading_.key("unlogged", DAY, 2, 0)).cql().delete()));

    assertThat(readings.find(Reading_.partition("unlogged", DAY)).all())
        .extracting(Reading::minute)
        .containsExactly(1, 2);
  }

  @Test
  void batches_run_without_waiting() {
    BatchResult result =
        coodie
            .async()
            .execute(Batch.logged(save("async1", 1), save("async2", 2)))
            .thenCompose(
                done ->
                    coodie
                        .async()
                        .execute(
                            Batch.conditional(
                                users.at(User_.key("async1")).cql().ifExists().delete())))
            .toCompletableFuture()
            .join();

    assertThat(result.applied()).isTrue();
    assertThat(users.findOne(User_.key("async1"))).isEmpty();
    assertThat(age("async2")).isEqualTo(2);
  }

  @Test
  void the_timestamp_is_that_of_statements_without_one() {
    Instant batch = Instant.ofEpochSecond(1_000_000, 5_000);
    CqlStatement own = users.timestamp(Instant.ofEpochSecond(7)).cql().save(User.of("time2", 1));

    coodie.execute(Batch.logged(save("time1", 1), own).timestamp(batch));

    assertThat(writeTime("time1")).isEqualTo(1_000_000_000_005L);
    assertThat(writeTime("time2")).isEqualTo(7_000_000L);
  }

  @Test
  void an_older_timestamp_loses() {
    users.save(User.of("older", 1));

    coodie.execute(Batch.logged(save("older", 2)).timestamp(Instant.now().minusSeconds(60)));
    assertThat(age("older")).isEqualTo(1);
    coodie.execute(Batch.logged(save("older", 3)).timestamp(Instant.now().plusSeconds(60)));
    users.save(User.of("older", 4));

    assertThat(age("older")).isEqualTo(3);
  }

  @Test
  void unset_values_leave_cells_as_they_are() {
    users.save(new User("unset", "old@x", 1, Set.of(), Map.of()));

    coodie.execute(
        Batch.logged(
            users.skipNulls().cql().save(new User("unset", null, 2, Set.of(), Map.of())),
            save("unset2", 1)));

    assertThat(users.get(User_.key("unset")))
        .isEqualTo(new User("unset", "old@x", 2, Set.of(), Map.of()));
  }

  @Test
  void a_conditional_batch_is_applied_as_a_whole_or_not_at_all() {
    Reading first = Reading.of("lwt", DAY, 1, 1);
    Reading second = Reading.of("lwt", DAY, 1, 2);
    Reading third = Reading.of("lwt", DAY, 1, 3);

    BatchResult applied =
        coodie.execute(
            Batch.conditional(readings.cql().insertIfNotExists(first), readings.cql().save(second))
                .serialConsistency(Consistency.LOCAL_SERIAL));
    BatchResult rejected =
        coodie.execute(
            Batch.conditional(
                readings.cql().insertIfNotExists(first), readings.cql().insertIfNotExists(third)));

    assertThat(applied.applied()).isTrue();
    assertThat(applied.rows()).isEmpty();
    assertThat(rejected.applied()).isFalse();
    assertThat(rejected.rows()).isNotEmpty();
    assertThat(rejected.current(readings)).contains(first).doesNotContain(third);
    assertThat(readings.find(Reading_.partition("lwt", DAY)).all()).containsExactly(first, second);
  }

  @Test
  void a_rejected_batch_tells_the_columns_of_its_conditions() {
    readings.save(Reading.of("why", DAY, 1, 1));

    BatchResult rejected =
        coodie.execute(
            Batch.conditional(
                readings
                    .at(Reading_.key("why", DAY, 1, 1))
                    .cql()
                    .onlyIf(Reading_.value.eq(99.0))
                    .update(Reading_.value.set(5.0)),
                save("why", 2, "never")));

    assertThat(rejected.applied()).isFalse();
    assertThat(rejected.rows()).hasSize(1);
    assertThat(rejected.rows().get(0).get(Reading_.value)).isEqualTo(1 + 1 / 60.0);
    assertThat(rejected.current(readings)).isEmpty();
    assertThat(readings.find(Reading_.partition("why", DAY)).count()).isEqualTo(1);
  }

  @Test
  void an_oversized_batch_is_refused_unless_it_has_one_partition() {
    String half = "x".repeat(30 * KIB);

    assertThatThrownBy(() -> coodie.execute(Batch.logged(save("big1", half), save("big2", half))))
        .isInstanceOf(InvalidQueryException.class)
        .hasMessageContaining("[coodie-278]");
    coodie.execute(Batch.logged(save("big", 1, half), save("big", 2, half)));
    List<CqlStatement> same = List.of(save("same", half), save("same", half), save("same2", "x"));
    coodie.execute(Batch.logged(same));

    assertThat(users.findOne(User_.key("big1"))).isEmpty();
    assertThat(readings.find(Reading_.partition("big", DAY)).count()).isEqualTo(2);
    assertThat(users.get(User_.key("same")).email()).isEqualTo(half);
  }

  @Test
  void what_only_the_server_can_measure_it_refuses_with_advice() {
    String third = "x".repeat(20 * KIB);
    List<CqlStatement> rows = new ArrayList<>();
    for (int minute = 0; minute < 3; minute++) {
      rows.add(save("measured", minute, third));
    }
    rows.add(save("measured2", "x"));

    assertThatThrownBy(() -> coodie.execute(Batch.logged(rows)))
        .isInstanceOf(StatementException.class)
        .hasMessageContaining("Batch.byPartition(..)")
        .hasMessageContaining("BEGIN BATCH of 4 statements, the first: INSERT INTO")
        .hasMessageNotContaining("xxx")
        .hasMessageContaining("[coodie-508]");
  }

  @Test
  void the_server_refuses_what_is_refused_here() {
    EmbeddedCassandra node = EmbeddedCassandra.shared();
    CoodieConfig config =
        CoodieConfig.at(node.address() + ":" + node.port()).batchSize(KIB, KIB * KIB);
    int bytes = 25 * KIB - 100;
    while (isSent(pair(bytes))) {
      bytes++;
    }
    Batch smallestRefused = pair(bytes);

    assertThat(bytes).isLessThanOrEqualTo(25 * KIB);
    try (Coodie roomy = Coodie.connect(config)) {
      assertThatThrownBy(() -> roomy.execute(smallestRefused))
          .isInstanceOf(StatementException.class)
          .hasMessageContaining("Batch too large");
    }
  }

  private Batch pair(int bytes) {
    String email = "x".repeat(bytes);
    return Batch.logged(save("edge1", email), save("edge2", email));
  }

  /** Whether it got as far as the server. */
  private boolean isSent(Batch batch) {
    try {
      coodie.execute(batch);
      return true;
    } catch (StatementException e) {
      return true;
    } catch (InvalidQueryException e) {
      return false;
    }
  }

  @Test
  void independent_writes_are_divided_by_partition() {
    List<CqlStatement> writes = new ArrayList<>();
    for (int minute = 0; minute < 30; minute++) {
      writes.add(save("part" + minute % 3, minute, "x".repeat(3 * KIB)));
    }

    List<Batch> batches = Batch.byPartition(writes);
    batches.forEach(coodie::execute);

    assertThat(batches).hasSize(3);
    assertThat(readings.find(Reading_.partition("part1", DAY)).count()).isEqualTo(10);
  }

  @Test
  void a_refusal_of_the_server_is_explained() {
    CqlStatement none =
        CqlStatement.of(
            "INSERT INTO nothing (a) VALUES (?)",
            new ByteBuffer[] {ValueType.TEXT.encode("s3cr3t")},
            new ValueType<?>[] {ValueType.TEXT});
    CqlStatement counter = CqlStatement.of("SELEC 1");

    assertThatThrownBy(() -> coodie.execute(Batch.logged(save("refused", 1), none)))
        .isInstanceOf(StatementException.class)
        .hasMessageContaining("Create it with schema()")
        .hasMessageContaining("INSERT INTO nothing")
        .hasMessageNotContaining("s3cr3t");
    assertThatThrownBy(() -> coodie.execute(Batch.logged(save("refused", 1), counter)))
        .isInstanceOf(StatementException.class)
        .hasMessageContaining("[coodie-507]");
    assertThatThrownBy(() -> coodie.execute(Batch.logged(save("refused", 1)).profile("nowhere")))
        .isInstanceOf(ConfigurationException.class)
        .hasMessageContaining("\"nowhere\"");
    assertThatThrownBy(
            () ->
                coodie.execute(
                    Batch.logged(save("refused", 1))
                        .profile("nowhere")
                        .timeout(Duration.ofSeconds(9))))
        .isInstanceOf(ConfigurationException.class)
        .hasMessageContaining("\"nowhere\"");
    assertThat(users.findOne(User_.key("refused"))).isEmpty();
  }

  @Test
  void the_number_of_values_must_be_that_of_the_markers() {
    CqlStatement wrong =
        CqlStatement.of(
            "INSERT INTO users (name, age) VALUES (?, ?)",
            new ByteBuffer[] {ValueType.TEXT.encode("a")},
            new ValueType<?>[] {ValueType.TEXT});

    assertThatThrownBy(() -> coodie.execute(Batch.logged(wrong)))
        .isInstanceOf(InvalidQueryException.class)
        .hasMessageContaining("2 bind markers, but 1 values");
  }

  @Test
  void statements_are_prepared_again_after_the_table_changed() {
    coodie.execute("CREATE TABLE changing (a int PRIMARY KEY, b int)");
    CqlStatement insert =
        CqlStatement.of(
            "INSERT INTO changing (a, b) VALUES (?, ?)",
            new ByteBuffer[] {ValueType.INT.encode(1), ValueType.INT.encode(2)},
            new ValueType<?>[] {ValueType.INT, ValueType.INT});
    coodie.execute(Batch.logged(insert));

    coodie.execute("DROP TABLE changing");
    coodie.execute("CREATE TABLE changing (a int PRIMARY KEY, b int, c int)");
    coodie.execute(Batch.logged(insert));

    assertThat(coodie.execute("SELECT a FROM changing")).hasSize(1);
  }

  @Test
  void the_defaults_are_those_of_the_server() {
    assertThat(CoodieConfig.defaults().batchWarnBytes()).isEqualTo(5 * KIB);
    assertThat(CoodieConfig.defaults().batchFailBytes()).isEqualTo(50 * KIB);
  }
}
