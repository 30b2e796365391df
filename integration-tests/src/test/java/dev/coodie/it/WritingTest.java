package dev.coodie.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.coodie.Coodie;
import dev.coodie.Documents;
import dev.coodie.LwtResult;
import dev.coodie.driver.CqlStatement;
import dev.coodie.driver.Row;
import dev.coodie.error.InvalidQueryException;
import dev.coodie.error.StatementException;
import dev.coodie.test.EmbeddedCoodieExtension;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(EmbeddedCoodieExtension.class)
class WritingTest {
  private static final LocalDate DAY = LocalDate.of(2026, 11, 22);

  private final Coodie coodie;
  private final Documents<User> users;
  private final Documents<Reading> readings;
  private final Documents<Account> accounts;

  WritingTest(Coodie coodie) {
    this.coodie = coodie;
    this.users = coodie.documents(User.class);
    this.readings = coodie.documents(Reading.class);
    this.accounts = coodie.documents(Account.class);
  }

  @BeforeAll
  static void create_tables(Coodie coodie) {
    coodie.schema().plan(User.class, Reading.class, Account.class).apply();
  }

  @Test
  void save_replaces_the_row_and_clears_nulls() {
    users.save(User.of("ann", 1));
    users.save(new User("ann", null, 2, Set.of(), Map.of()));

    User ann = users.get(User_.key("ann"));

    assertThat(ann.email()).isNull();
    assertThat(ann.age()).isEqualTo(2);
  }

  @Test
  void skip_nulls_leaves_cells_as_they_are() {
    users.save(new User("bob", "bob@example.org", 1, Set.of("admin"), Map.of()));
    users.skipNulls().save(new User("bob", null, 2, Set.of(), Map.of()));

    User bob = users.get(User_.key("bob"));

    assertThat(bob.email()).isEqualTo("bob@example.org");
    assertThat(bob.roles()).containsExactly("admin");
    assertThat(bob.age()).isEqualTo(2);
  }

  @Test
  void insert_if_not_exists_tells_the_row_that_was_there() {
    User first = User.of("cara", 1);
    LwtResult<User> inserted = users.insertIfNotExists(first);
    LwtResult<User> rejected = users.insertIfNotExists(User.of("cara", 99));

    assertThat(inserted.applied()).isTrue();
    assertThat(inserted.current()).isEmpty();
    assertThat(rejected.applied()).isFalse();
    assertThat(rejected.current()).contains(first);
    assertThat(rejected.current(User_.age)).contains(1);
    assertThat(users.get(User_.key("cara")).age()).isEqualTo(1);
  }

  @Test
  void insert_if_not_exists_writes_no_nulls() {
    assertThat(users.insertIfNotExists(new User("nulls", null, 1, Set.of(), Map.of())).applied())
        .isTrue();
    CqlStatement insert =
        users.cql().insertIfNotExists(new User("nulls", null, 1, Set.of(), Map.of()));

    assertThat(insert.isUnset(1)).isTrue();
    assertThat(insert.isUnset(3)).isTrue();
    assertThat(insert.isUnset(2)).isFalse();
  }

  @Test
  void delete_removes_the_row() {
    User dan = User.of("dan", 4);
    users.save(dan);

    users.delete(dan);

    assertThat(users.findOne(User_.key("dan"))).isEmpty();
  }

  @Test
  void update_changes_only_what_it_names() {
    users.save(new User("eve", "e@x", 5, Set.of("a"), Map.of("k", "v", "old", "1")));

    users
        .at(User_.key("eve"))
        .update(User_.age.set(6), User_.roles.add("b", "c"), User_.settings.put("k2", "v2"));
    users.at(User_.key("eve")).update(User_.roles.remove("a"), User_.settings.remove("old"));
    users.at(User_.key("eve")).update(User_.settings.putAll(Map.of("k3", "v3")));

    assertThat(users.get(User_.key("eve")))
        .isEqualTo(
            new User("eve", "e@x", 6, Set.of("b", "c"), Map.of("k", "v", "k2", "v2", "k3", "v3")));
  }

  @Test
  void lists_grow_at_both_ends() {
    Reading reading = Reading.of("lists", DAY, 1, 1);
    readings.save(reading);

    readings.at(reading).update(Reading_.notes.append("c", "d"));
    readings.at(reading).update(Reading_.notes.prepend("a", "b"));
    readings.at(reading).update(Reading_.notes.setAt(1, "B"));
    readings.at(reading).update(Reading_.notes.remove("d"));

    assertThat(readings.get(Reading_.key("lists", DAY, 1, 1)).notes())
        .containsExactly("a", "B", "c");
  }

  @Test
  void deleting_columns_empties_their_cells() {
    users.save(User.of("fay", 6));

    users.at(User_.key("fay")).delete(User_.email);

    assertThat(users.get(User_.key("fay")).email()).isNull();
    assertThat(users.get(User_.key("fay")).age()).isEqualTo(6);
  }

  @Test
  void a_range_or_a_partition_is_deleted_at_once() {
    for (int hour = 0; hour < 4; hour++) {
      readings.save(Reading.of("range", DAY, hour, 0));
    }

    readings.at(Reading_.partition("range", DAY), Reading_.hour.gte(2)).delete();
    assertThat(readings.find(Reading_.partition("range", DAY)).all()).hasSize(2);
    readings.at(Reading_.partition("range", DAY)).delete();
    assertThat(readings.find(Reading_.partition("range", DAY)).exists()).isFalse();
  }

  @Test
  void conditional_changes_report_whether_they_were_made() {
    users.save(User.of("gil", 7));
    var gil = users.at(User_.key("gil"));

    LwtResult<User> wrong = gil.onlyIf(User_.age.eq(8)).update(User_.age.set(9));
    LwtResult<User> right =
        gil.onlyIf(User_.age.gte(7), User_.email.isNotNull()).update(User_.age.set(9));
    LwtResult<User> missing = users.at(User_.key("nobody")).ifExists().update(User_.age.set(1));

    assertThat(wrong.applied()).isFalse();
    assertThat(wrong.current(User_.age)).contains(7);
    assertThat(wrong.current()).isEmpty();
    assertThat(right.applied()).isTrue();
    assertThat(missing.applied()).isFalse();
    assertThat(missing.current(User_.age)).isEmpty();
    assertThat(gil.onlyIf(User_.email.isNull()).delete().applied()).isFalse();
    assertThat(gil.onlyIf(User_.age.in(1, 9)).delete(User_.email).applied()).isTrue();
    assertThat(gil.onlyIf(User_.age.ne(9)).delete().applied()).isFalse();
    assertThat(gil.ifExists().delete().applied()).isTrue();
    assertThat(users.findOne(User_.key("gil"))).isEmpty();
  }

  @Test
  void conditional_changes_work_without_waiting() {
    users.save(User.of("hal", 8));

    LwtResult<User> result =
        users
            .at(User_.key("hal"))
            .async()
            .onlyIf(User_.age.eq(8))
            .update(User_.age.set(9))
            .toCompletableFuture()
            .join();

    assertThat(result.applied()).isTrue();
  }

  @Test
  void ttl_and_timestamp_apply_to_written_cells() {
    Instant past = Instant.now().minusSeconds(3600);
    users.ttl(Duration.ofMinutes(10)).timestamp(past).save(User.of("ida", 9));

    Row row =
        coodie.execute("SELECT ttl(age), writetime(age) FROM users WHERE name = ?", "ida").get(0);

    assertThat((Integer) row.get(0)).isBetween(500, 600);
    assertThat((Long) row.get(1))
        .isBetween(past.toEpochMilli() * 1000, past.toEpochMilli() * 1000 + 999);
    users.at(User_.key("ida")).update(User_.age.set(10));
    assertThat(users.get(User_.key("ida")).age()).isEqualTo(10);
  }

  @Test
  void an_older_timestamp_loses() {
    users.save(User.of("jan", 1));
    users.timestamp(Instant.now().minusSeconds(60)).save(User.of("jan", 2));

    assertThat(users.get(User_.key("jan")).age()).isEqualTo(1);
  }

  @Test
  void a_class_with_a_static_column_and_quoted_names_is_written_and_read() {
    accounts.save(new Account("kim", 1, 100, "first"));
    accounts.save(new Account("kim", 2, 150, null));

    List<Account> found = accounts.find(Account_.partition("kim")).all();

    assertThat(found).extracting(Account::getBalance).containsExactly(150L, 150L);
    assertThat(found).extracting(Account::getMemo).containsExactly("first", null);
    accounts.at(Account_.partition("kim")).update(Account_.balance.set(7L));
    assertThat(accounts.get(Account_.key("kim", 1)).getBalance()).isEqualTo(7);
  }

  @Test
  void an_incomplete_or_impossible_address_is_refused_before_sending() {
    assertThatThrownBy(
            () -> readings.at(Reading_.partition("a", DAY)).update(Reading_.value.set(1.0)))
        .isInstanceOf(InvalidQueryException.class)
        .hasMessageContaining("\"hour\"");
    assertThatThrownBy(() -> users.at(User_.age.eq(1)).delete())
        .isInstanceOf(InvalidQueryException.class)
        .hasMessageContaining("onlyIf()");
    assertThatThrownBy(() -> users.at(User_.key("x")).update())
        .isInstanceOf(InvalidQueryException.class);
    assertThatThrownBy(
            () -> users.at(User_.key("x")).update(User_.roles.add("a"), User_.roles.set(Set.of())))
        .isInstanceOf(InvalidQueryException.class)
        .hasMessageContaining("twice");
    assertThatThrownBy(() -> users.at(User_.key("x")).update(users.column("name").set("y")))
        .isInstanceOf(InvalidQueryException.class)
        .hasMessageContaining("primary key");
  }

  @Test
  void statements_can_be_had_without_running_them() {
    CqlStatement save = users.cql().save(User.of("never", 1));

    assertThat(save.text()).startsWith("INSERT INTO").contains("users");
    assertThat(save.idempotent()).isTrue();
    assertThat(users.at(User_.key("x")).cql().update(User_.age.set(1)).idempotent()).isTrue();
    assertThat(
            readings
                .at(Reading_.key("a", DAY, 1, 1))
                .cql()
                .update(Reading_.notes.append("n"))
                .idempotent())
        .isFalse();
    assertThat(users.findOne(User_.key("never"))).isEmpty();
  }

  @Test
  void the_server_explains_what_only_it_can_know() {
    assertThatThrownBy(() -> users.keyspace("no_such_keyspace").save(User.of("x", 1)))
        .isInstanceOf(StatementException.class)
        .hasMessageContaining("no_such_keyspace")
        .hasMessageContaining("[coodie-");
  }
}
