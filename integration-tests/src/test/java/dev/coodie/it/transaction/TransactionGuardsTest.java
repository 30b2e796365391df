package dev.coodie.it.transaction;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import com.datastax.oss.driver.api.core.ConsistencyLevel;
import com.datastax.oss.driver.api.core.CqlSession;
import com.datastax.oss.driver.api.core.cql.ResultSet;
import com.datastax.oss.driver.api.core.cql.Row;
import com.datastax.oss.driver.api.core.cql.SimpleStatement;
import com.datastax.oss.driver.api.core.servererrors.InvalidQueryException;
import com.datastax.oss.driver.api.core.servererrors.ServerError;
import dev.coodie.Coodie;
import dev.coodie.driver.Consistency;
import dev.coodie.embedded.EmbeddedCassandra;
import dev.coodie.error.CoodieException;
import dev.coodie.error.StatementException;
import dev.coodie.transaction.Read;
import dev.coodie.transaction.Transaction;
import dev.coodie.transaction.TransactionDocuments;
import dev.coodie.transaction.TransactionResult;
import java.time.Duration;
import java.util.List;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * What the server of 6.0-alpha2 does with transactions that coodie refuses, or reads for itself;
 * with the driver alone. When one of these fails, the server has changed, and a rule may go.
 */
@ExtendWith(Accord.class)
class TransactionGuardsTest {
  private static CqlSession session;

  private final Coodie coodie;
  private final TransactionDocuments<Slot> slots;

  TransactionGuardsTest(Coodie coodie) {
    this.coodie = coodie;
    this.slots = coodie.documents(Slot.class).inTransaction();
  }

  @BeforeAll
  static void create_tables(EmbeddedCassandra cassandra) {
    session = cassandra.sessionBuilder().build();
    run(
        "CREATE KEYSPACE g WITH replication = {'class': 'SimpleStrategy', 'replication_factor': 1}");
    run(
        "CREATE TABLE g.t (p int, c int, s int static, n int, v text, PRIMARY KEY (p, c)) WITH"
            + " transactional_mode = 'full'");
    run("CREATE TABLE g.plain (p int PRIMARY KEY, n int)");
    run(
        "CREATE TABLE g.expiring (p int PRIMARY KEY, n int) WITH transactional_mode = 'full' AND"
            + " default_time_to_live = 600");
  }

  @AfterAll
  static void disconnect() {
    session.close();
  }

  private static ResultSet run(String cql) {
    return session.execute(
        SimpleStatement.newInstance(cql)
            .setConsistencyLevel(ConsistencyLevel.QUORUM)
            .setTimeout(Duration.ofSeconds(30)));
  }

  private static ResultSet transaction(String statements) {
    return run("BEGIN TRANSACTION " + statements + " COMMIT TRANSACTION");
  }

  private static int number(int p, int c) {
    return run("SELECT n FROM g.t WHERE p = " + p + " AND c = " + c).one().getInt(0);
  }

  private static void refused(String id, ThrowingCallable call) {
    assertThat(catchThrowable(call))
        .isInstanceOfSatisfying(
            CoodieException.class, error -> assertThat(error.id()).isEqualTo(id));
  }

  @Test
  void two_additions_to_one_cell_are_one() {
    run("INSERT INTO g.t (p, c, n) VALUES (1, 1, 10)");
    String addition = "UPDATE g.t SET n += 1 WHERE p = 1 AND c = 1;";

    transaction(addition + " " + addition);

    assertThat(number(1, 1)).isEqualTo(11);
    Read<Slot> read = slots.read(Slot_.key(1, 1));
    refused(
        "coodie-1313",
        () ->
            Transaction.reading(read)
                .onlyIf(read.is(Slot_.big.isNotNull()))
                .write(
                    slots.at(Slot_.key(1, 1)).update(Slot_.big.add(1L)),
                    slots.at(Slot_.key(1, 1)).update(Slot_.big.add(1L))));
  }

  @Test
  void an_addition_beside_a_set_is_lost() {
    run("INSERT INTO g.t (p, c, n) VALUES (2, 1, 10)");

    transaction(
        "UPDATE g.t SET n = 100 WHERE p = 2 AND c = 1; UPDATE g.t SET n += 1 WHERE p = 2 AND c ="
            + " 1;");

    assertThat(number(2, 1)).isEqualTo(100);
  }

  @Test
  void an_addition_with_in_changes_the_first_row_alone() {
    run("INSERT INTO g.t (p, c, n) VALUES (3, 1, 10)");
    run("INSERT INTO g.t (p, c, n) VALUES (3, 2, 10)");

    transaction("UPDATE g.t SET n += 1 WHERE p = 3 AND c IN (1, 2);");

    assertThat(List.of(number(3, 1), number(3, 2))).containsExactly(11, 10);
    refused(
        "coodie-1315",
        () -> slots.at(Slot_.part.eq(3), Slot_.pos.in(1, 2)).update(Slot_.big.add(1L)));
  }

  @Test
  void an_addition_to_a_static_column_fails_inside() {
    assertThatThrownBy(() -> transaction("UPDATE g.t SET s += 1 WHERE p = 4;"))
        .isInstanceOf(ServerError.class);
  }

  @Test
  void an_addition_to_nothing_is_lost() {
    run("INSERT INTO g.t (p, c, v) VALUES (5, 1, 'x')");

    transaction("UPDATE g.t SET n += 1 WHERE p = 5 AND c = 1;");
    transaction("UPDATE g.t SET n += 1 WHERE p = 5 AND c = 2;");

    assertThat(run("SELECT n FROM g.t WHERE p = 5").all())
        .singleElement()
        .satisfies(row -> assertThat(row.isNull(0)).isTrue());
    Read<Slot> read = slots.read(Slot_.key(5, 1));
    refused(
        "coodie-1316",
        () ->
            Transaction.reading(read)
                .onlyIf(read.exists())
                .write(slots.at(Slot_.key(5, 1)).update(Slot_.big.add(1L))));
  }

  @Test
  void an_addition_overflows() {
    run("INSERT INTO g.t (p, c, n) VALUES (6, 1, " + Integer.MAX_VALUE + ")");

    transaction("UPDATE g.t SET n += 1 WHERE p = 6 AND c = 1;");

    assertThat(number(6, 1)).isEqualTo(Integer.MIN_VALUE);
  }

  @Test
  void a_write_beside_a_delete_stays_in_any_order() {
    String delete = "DELETE FROM g.t WHERE p = 7 AND c = 1;";
    String write = "UPDATE g.t SET n = 1 WHERE p = 7 AND c = 1;";
    for (String both : List.of(delete + " " + write, write + " " + delete)) {
      run("INSERT INTO g.t (p, c, n, v) VALUES (7, 1, 5, 'x')");

      transaction(both);

      Row row = run("SELECT n, v FROM g.t WHERE p = 7 AND c = 1").one();
      assertThat(row.getInt(0)).isEqualTo(1);
      assertThat(row.getString(1)).isNull();
    }
    refused(
        "coodie-1314",
        () ->
            Transaction.writing(
                slots.at(Slot_.key(7, 1)).delete(),
                slots.at(Slot_.key(7, 1)).update(Slot_.big.set(1L))));
  }

  @Test
  void a_row_of_a_table_with_a_default_ttl_is_gone_at_once() {
    transaction("INSERT INTO g.expiring (p, n) VALUES (1, 1);");
    run("INSERT INTO g.expiring (p, n) VALUES (2, 1)");

    assertThat(run("SELECT p FROM g.expiring").all())
        .singleElement()
        .satisfies(row -> assertThat(row.getInt(0)).isEqualTo(2));
  }

  @Test
  void nothing_says_whether_a_condition_held() {
    ResultSet result =
        transaction(
            "LET r = (SELECT n FROM g.t WHERE p = 8 AND c = 1); IF r.n = 1 THEN UPDATE g.t SET n ="
                + " 2 WHERE p = 8 AND c = 1; END IF");

    assertThat(result.wasApplied()).isTrue();
    assertThat(result.all()).isEmpty();
    assertThat(run("SELECT n FROM g.t WHERE p = 8").all()).isEmpty();
  }

  @Test
  void a_null_in_a_condition_fails_inside() {
    assertThatThrownBy(
            () ->
                transaction(
                    "LET r = (SELECT n FROM g.t WHERE p = 9 AND c = 1); IF r.n > null THEN UPDATE"
                        + " g.t SET n = 2 WHERE p = 9 AND c = 1; END IF"))
        .isInstanceOf(ServerError.class);
    refused("coodie-205", () -> slots.read(Slot_.key(9, 1)).is(Slot_.big.gt(null)));
  }

  @Test
  void an_empty_cell_meets_no_comparison_not_even_ne() {
    run("INSERT INTO g.t (p, c, v) VALUES (10, 1, 'x')");

    transaction(
        "LET r = (SELECT n FROM g.t WHERE p = 10 AND c = 1); IF r.n != 1 THEN UPDATE g.t SET n = 2"
            + " WHERE p = 10 AND c = 1; END IF");

    assertThat(run("SELECT n FROM g.t WHERE p = 10").one().isNull(0)).isTrue();
  }

  @Test
  void what_coodie_does_not_write_is_refused_by_the_server() {
    assertThat(
            List.of(
                "UPDATE g.t USING TTL 10 SET n = 1 WHERE p = 1 AND c = 1;",
                "UPDATE g.t USING TIMESTAMP 10 SET n = 1 WHERE p = 1 AND c = 1;",
                "UPDATE g.t SET n = 1 WHERE p = 1 AND c = 1 IF EXISTS;",
                "UPDATE g.plain SET n = 1 WHERE p = 1;"))
        .allSatisfy(
            statement ->
                assertThatThrownBy(() -> transaction(statement))
                    .isInstanceOf(InvalidQueryException.class));
  }

  @Test
  void the_drivers_default_consistency_is_refused() {
    assertThatThrownBy(() -> session.execute("SELECT * FROM g.t WHERE p = 1"))
        .isInstanceOf(InvalidQueryException.class)
        .hasMessageContaining("LOCAL_ONE is unsupported with Accord");
    assertThatThrownBy(
            () ->
                coodie
                    .documents(Slot.class)
                    .consistency(Consistency.LOCAL_QUORUM)
                    .find(Slot_.part.eq(1))
                    .all())
        .isInstanceOf(StatementException.class);
  }

  @Test
  void a_value_is_copied_before_anything_is_written() {
    coodie.documents(Slot.class).save(Slot.of(12, 1, 7));
    Read<Slot> read = slots.read(Slot_.key(12, 1));

    TransactionResult result =
        coodie.execute(
            Transaction.reading(read)
                .write(
                    slots.at(Slot_.key(12, 1)).update(Slot_.big.set(8L)),
                    slots.at(Slot_.key(12, 2)).update(Slot_.big.setTo(read.value(Slot_.big)))));

    assertThat(result.applied()).isTrue();
    assertThat(coodie.documents(Slot.class).get(Slot_.key(12, 2)).big()).isEqualTo(7);
  }
}
