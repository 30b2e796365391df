package dev.coodie.examples;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.coodie.Coodie;
import dev.coodie.Documents;
import dev.coodie.driver.CqlStatement;
import dev.coodie.embedded.CassandraVersion;
import dev.coodie.embedded.EmbeddedCassandra;
import dev.coodie.error.LwtUnknownException;
import dev.coodie.test.FakeDriver;
import dev.coodie.transaction.Read;
import dev.coodie.transaction.Transaction;
import dev.coodie.transaction.TransactionDocuments;
import dev.coodie.transaction.TransactionResult;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Transactions, on a node of Cassandra 6.0. */
class TransferRecipeTest {
  private static EmbeddedCassandra cassandra;
  private static Coodie coodie;

  @BeforeAll
  static void start() {
    // tag::transactions-node[]
    cassandra = EmbeddedCassandra.builder().version(CassandraVersion.V6_0).transactions().start();
    coodie = cassandra.coodie("bank");
    coodie.schema().plan(Account.class, Booking.class).apply();
    // end::transactions-node[]
  }

  @AfterAll
  static void stop() {
    coodie.close();
    cassandra.close();
  }

  @Test
  void the_quickstart_tells_of_a_transfer_and_of_one_that_is_not_made() {
    ByteArrayOutputStream told = new ByteArrayOutputStream();
    try (Coodie other = cassandra.coodie("told")) {
      new TransferRecipe().run(other, new Story(new PrintStream(told, true, UTF_8)));
    }

    assertThat(told.toString(UTF_8))
        .containsSubsequence("moved 30 of 50", "did not move 30 of 20", "paidTo=bob");
  }

  @Test
  void a_transfer_is_made_once_there_is_enough() {
    Documents<Account> accounts = coodie.documents(Account.class);
    accounts.truncate();
    coodie.documents(Booking.class).truncate();
    accounts.save(new Account("A", "ann", 50));
    accounts.save(new Account("B", "bob", 0));
    UUID id = UUID.randomUUID();

    assertThat(TransferRecipe.move(coodie, "A", "B", id, 30)).isEqualTo("moved 30 of 50");
    assertThat(TransferRecipe.move(coodie, "A", "B", UUID.randomUUID(), 30))
        .isEqualTo("did not move 30 of 20");

    assertThat(accounts.find().all())
        .containsExactlyInAnyOrder(new Account("A", "ann", 20), new Account("B", "bob", 30));
    assertThat(coodie.documents(Booking.class).find().all())
        .containsExactly(new Booking("A", id, 30, "bob"));
  }

  @Test
  void several_rows_are_read_at_one_instant() {
    coodie.documents(Account.class).save(new Account("C", "cid", 1));

    // tag::transaction-read[]
    TransactionDocuments<Account> accounts = coodie.documents(Account.class).inTransaction();
    Read<Account> one = accounts.read(Account_.iban.eq("C"));
    Read<Account> other = accounts.read(Account_.iban.eq("D"));

    TransactionResult result = coodie.execute(Transaction.reading(one, other));

    Account there = result.get(one);
    Optional<Account> missing = result.find(other);
    // end::transaction-read[]

    assertThat(there.owner()).isEqualTo("cid");
    assertThat(missing).isEmpty();
  }

  @Test
  void an_unknown_outcome_is_found_out_by_reading() {
    List<String> told = new ArrayList<>();
    FakeDriver driver = new FakeDriver();
    driver
        .on("BEGIN TRANSACTION")
        .fails(new LwtUnknownException("coodie-504", "No answer.", "BEGIN TRANSACTION", null));
    Coodie lost = Coodie.of(driver);
    UUID id = UUID.randomUUID();

    // tag::transaction-unknown[]
    try {
      told.add(TransferRecipe.move(lost, "A", "B", id, 30));
    } catch (LwtUnknownException e) {
      boolean moved = coodie.documents(Booking.class).findOne(Booking_.key("A", id)).isPresent();
      told.add(moved ? "it was moved" : "it was not moved");
    }
    // end::transaction-unknown[]

    assertThat(told).containsExactly("it was not moved");
  }

  @Test
  void a_fake_answers_what_was_read() {
    // tag::transaction-fake[]
    FakeDriver driver =
        new FakeDriver()
            .returnsReads(new Account("A", "ann", 50), new Account("B", "bob", 0))
            .returnsReads(new Account("A", "ann", 20), Account.class); // no such row
    Coodie fake = Coodie.of(driver);

    String enough = TransferRecipe.move(fake, "A", "B", UUID.randomUUID(), 30);
    String missing = TransferRecipe.move(fake, "A", "B", UUID.randomUUID(), 10);
    // end::transaction-fake[]

    assertThat(enough).isEqualTo("moved 30 of 50");
    assertThat(missing).isEqualTo("did not move 10 of 20");
  }

  @Test
  void the_text_is_there_without_a_server() {
    TransactionDocuments<Account> accounts =
        Coodie.of(new FakeDriver("bank")).documents(Account.class).inTransaction();
    Read<Account> read = accounts.read(Account_.iban.eq("A"));

    CqlStatement statement =
        Transaction.reading(read)
            .onlyIf(read.is(Account_.owner.eq("ann")))
            .write(accounts.at(Account_.iban.eq("A")).delete())
            .cql();

    assertThat(statement.text())
        .isEqualTo(
            "BEGIN TRANSACTION LET r0 = (SELECT \"iban\", \"owner\", \"balance\" FROM bank.accounts"
                + " WHERE \"iban\" = ?); SELECT r0.\"iban\", r0.\"owner\", r0.\"balance\"; IF"
                + " r0.\"owner\" = ? THEN DELETE FROM bank.accounts WHERE \"iban\" = ?; END IF COMMIT"
                + " TRANSACTION");
    assertThatThrownBy(() -> read.is(Account_.owner.in("ann", "bob")))
        .hasMessageContaining("Use eq, ne, isNull and isNotNull");
  }
}
