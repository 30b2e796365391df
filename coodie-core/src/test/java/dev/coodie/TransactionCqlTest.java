package dev.coodie;

import static org.assertj.core.api.Assertions.assertThat;

import dev.coodie.driver.Consistency;
import dev.coodie.driver.CqlStatement;
import dev.coodie.driver.StatementOptions;
import dev.coodie.transaction.Read;
import dev.coodie.transaction.Transaction;
import dev.coodie.transaction.TransactionCondition;
import dev.coodie.transaction.TransactionDocuments;
import dev.coodie.transaction.TransactionWrite;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** The text and the values of transactions. */
class TransactionCqlTest {
  private static final String ROW =
      "SELECT \"bank\", \"number\", \"motto\", \"balance\", \"rate\", \"owner\", \"tags\","
          + " \"visits\" FROM ks.account WHERE \"bank\" = ? AND \"number\" = ?";

  private final TransactionDocuments<Account> accounts =
      Coodie.of(TestDriver.empty()).documents(Account.class).inTransaction();
  private final Read<Account> from = accounts.read(Account_.key(1));
  private final Read<Account> to = accounts.read(Account_.key(2));

  private static String selected(String name) {
    return ("r.\"bank\", r.\"number\", r.\"motto\", r.\"balance\", r.\"rate\", r.\"owner\","
            + " r.\"tags\", r.\"visits\"")
        .replace("r.", name + ".");
  }

  @Test
  void a_transaction_reads_decides_and_writes() {
    CqlStatement statement =
        Transaction.reading(from, to)
            .onlyIf(from.is(Account_.balance.gte(30L)), to.is(Account_.balance.isNotNull()))
            .write(
                accounts.at(Account_.key(1)).update(Account_.balance.subtract(30L)),
                accounts
                    .at(Account_.key(2))
                    .update(
                        Account_.balance.add(30L),
                        Account_.owner.setTo(from.value(Account_.owner)),
                        Account_.rate.set(BigDecimal.ONE)))
            .cql();

    assertThat(statement.text())
        .isEqualTo(
            "BEGIN TRANSACTION LET r0 = ("
                + ROW
                + "); LET r1 = ("
                + ROW
                + "); SELECT "
                + selected("r0")
                + ", "
                + selected("r1")
                + "; IF r0.\"balance\" >= ? AND r1.\"balance\" IS NOT NULL THEN UPDATE ks.account SET"
                + " \"balance\" = \"balance\" - ? WHERE \"bank\" = ? AND \"number\" = ?; UPDATE"
                + " ks.account SET \"balance\" = \"balance\" + ?, \"owner\" = r0.\"owner\", \"rate\" ="
                + " ? WHERE \"bank\" = ? AND \"number\" = ?; END IF COMMIT TRANSACTION");
    assertThat(statement.values())
        .containsExactly("b", 1, "b", 2, 30L, 30L, "b", 1, 30L, BigDecimal.ONE, "b", 2);
    assertThat(statement.idempotent()).isFalse();
    assertThat(statement.conditional()).isTrue();
    assertThat(statement.options())
        .isEqualTo(StatementOptions.DEFAULT.withConsistency(Consistency.QUORUM));
  }

  @Test
  void the_text_is_written_once_for_each_shape() {
    assertThat(moved(1, 5).cql().text()).isSameAs(moved(7, 30).cql().text());
    assertThat(copied(from).text()).isSameAs(copied(from).text());
  }

  @Test
  void what_makes_texts_differ_makes_shapes_differ() {
    TransactionWrite delete = accounts.at(Account_.key(1)).delete();
    List<CqlStatement> all =
        List.of(
            Transaction.reading(from).cql(),
            Transaction.reading(from, to).cql(),
            Transaction.reading(accounts.readFirst(Account_.bank.eq("b"))).cql(),
            Transaction.reading(from).write(delete).cql(),
            Transaction.writing(delete).cql(),
            Transaction.writing(accounts.at(Account_.key(1)).delete(Account_.owner)).cql(),
            decided(from, from.exists()),
            decided(from, from.isMissing()),
            decided(from, from.is(Account_.owner.isNull())),
            decided(from, from.is(Account_.owner.isNotNull())),
            decided(from, from.is(Account_.rate.isNull())),
            decided(from, from.is(Account_.owner.eq("x"))),
            decided(from, from.is(Account_.owner.ne("x"))),
            Transaction.reading(from, to).onlyIf(to.exists()).write(delete).cql(),
            Transaction.reading(from, to).onlyIf(from.exists()).write(delete).cql(),
            copied(from),
            copied(to));

    assertThat(all).extracting(CqlStatement::text).doesNotHaveDuplicates();
  }

  private CqlStatement decided(Read<Account> read, TransactionCondition condition) {
    return Transaction.reading(read)
        .onlyIf(condition)
        .write(accounts.at(Account_.key(1)).delete())
        .cql();
  }

  private CqlStatement copied(Read<Account> source) {
    return Transaction.reading(from, to)
        .write(
            accounts.at(Account_.key(3)).update(Account_.owner.setTo(source.value(Account_.owner))))
        .cql();
  }

  private Transaction moved(int number, long amount) {
    Read<Account> read = accounts.read(Account_.key(number));
    return Transaction.reading(read)
        .onlyIf(read.is(Account_.balance.gt(amount)))
        .write(accounts.at(Account_.key(number)).update(Account_.balance.subtract(amount)));
  }

  @Test
  void conditions_say_null_as_cql_wants_it() {
    Transaction transaction =
        Transaction.reading(from)
            .onlyIf(
                from.exists(),
                from.isMissing(),
                from.is(
                    Account_.owner.isNull(),
                    Account_.owner.eq(null),
                    Account_.tags.isNotNull(),
                    Account_.visits.ne(3)))
            .write(accounts.at(Account_.key(1)).delete());

    assertThat(transaction.cql().text())
        .contains(
            "IF r0 IS NOT NULL AND r0 IS NULL AND r0.\"owner\" IS NULL AND r0.\"owner\" IS NULL AND"
                + " r0.\"tags\" IS NOT NULL AND r0.\"visits\" != ? THEN DELETE FROM ks.account WHERE"
                + " \"bank\" = ? AND \"number\" = ?; END IF COMMIT TRANSACTION");
  }

  @Test
  void without_writes_it_only_reads() {
    CqlStatement statement = Transaction.reading(from).cql();

    assertThat(statement.text())
        .isEqualTo(
            "BEGIN TRANSACTION LET r0 = ("
                + ROW
                + "); SELECT "
                + selected("r0")
                + "; COMMIT TRANSACTION");
    assertThat(statement.conditional()).isFalse();
    assertThat(statement.idempotent()).isFalse();
  }

  @Test
  void without_reads_it_only_writes() {
    Transaction transaction =
        Transaction.writing(
            accounts.at(Account_.key(1)).update(Account_.tags.add(Set.of("a"))),
            accounts.at(Account_.bank.eq("b")).update(Account_.motto.set("m")),
            accounts.at(Account_.key(2)).delete(Account_.owner, Account_.rate));

    assertThat(transaction)
        .hasToString(
            "BEGIN TRANSACTION UPDATE ks.account SET \"tags\" = \"tags\" + ? WHERE \"bank\" = ? AND"
                + " \"number\" = ?; UPDATE ks.account SET \"motto\" = ? WHERE \"bank\" = ?; DELETE"
                + " \"owner\", \"rate\" FROM ks.account WHERE \"bank\" = ? AND \"number\" = ?; COMMIT"
                + " TRANSACTION");
  }

  @Test
  void the_first_row_of_a_partition_is_limited() {
    Read<Account> first = accounts.readFirst(Account_.bank.eq("b"), Account_.number.gt(4));

    assertThat(first).asString().endsWith("WHERE \"bank\" = ? AND \"number\" > ? LIMIT ?");
    assertThat(Transaction.reading(first).cql().values()).containsExactly("b", 4, 1);
    assertThat(first.exists()).hasToString("r.\"number\" IS NOT NULL");
  }

  @Test
  void a_document_is_saved_as_elsewhere() {
    Transaction transaction = Transaction.writing(accounts.save(Account.of(1, 10)));

    assertThat(transaction.cql().text())
        .isEqualTo(
            "BEGIN TRANSACTION INSERT INTO ks.account (\"bank\", \"number\", \"motto\", \"balance\","
                + " \"rate\", \"owner\", \"tags\", \"visits\") VALUES (?, ?, ?, ?, ?, ?, ?, ?);"
                + " COMMIT TRANSACTION");
  }

  @Test
  void it_is_sent_as_it_or_its_handles_say() {
    Documents<Account> handle = Coodie.of(TestDriver.empty()).documents(Account.class);
    TransactionDocuments<Account> all = handle.consistency(Consistency.ALL).inTransaction();
    Transaction own =
        Transaction.writing(all.at(Account_.key(1)).delete()).timeout(Duration.ofSeconds(3));

    assertThat(own.cql().options().consistency()).isEqualTo(Consistency.ALL);
    assertThat(own.cql().options().timeout()).isEqualTo(Duration.ofSeconds(3));
    assertThat(own.consistency(Consistency.SERIAL).profile("p").cql().options())
        .isEqualTo(new StatementOptions(Consistency.SERIAL, null, Duration.ofSeconds(3), "p"));
  }
}
