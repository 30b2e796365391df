package dev.coodie.examples;

import dev.coodie.Coodie;
import dev.coodie.Documents;
import dev.coodie.transaction.Read;
import dev.coodie.transaction.Transaction;
import dev.coodie.transaction.TransactionDocuments;
import dev.coodie.transaction.TransactionResult;
import java.util.UUID;

/**
 * Recipe 7, for Cassandra 6.0: a transfer between two accounts, with a row that tells of it. All of
 * it happens, or nothing.
 */
final class TransferRecipe implements Recipe {
  @Override
  public String title() {
    return "7. A transfer between two accounts, in one transaction";
  }

  @Override
  public void run(Coodie coodie, Story story) {
    coodie.schema().plan(Account.class, Booking.class).apply();
    Documents<Account> accounts = coodie.documents(Account.class);
    accounts.save(new Account("A", "ann", 50));
    accounts.save(new Account("B", "bob", 0));
    story.got(move(coodie, "A", "B", UUID.randomUUID(), 30));
    story.got(move(coodie, "A", "B", UUID.randomUUID(), 30));
    story.gotAll(coodie.documents(Booking.class).find(Booking_.iban.eq("A")).all());
  }

  /** Moves money if there is enough, and says what was there before. */
  static String move(Coodie coodie, String payer, String payee, UUID id, long amount) {
    // tag::transaction[]
    TransactionDocuments<Account> accounts = coodie.documents(Account.class).inTransaction();
    TransactionDocuments<Booking> bookings = coodie.documents(Booking.class).inTransaction();
    Read<Account> from = accounts.read(Account_.iban.eq(payer));
    Read<Account> to = accounts.read(Account_.iban.eq(payee));

    Transaction transfer =
        Transaction.reading(from, to)
            .onlyIf(from.is(Account_.balance.gte(amount)), to.is(Account_.balance.isNotNull()))
            .write(
                accounts.at(Account_.iban.eq(payer)).update(Account_.balance.subtract(amount)),
                accounts.at(Account_.iban.eq(payee)).update(Account_.balance.add(amount)),
                bookings
                    .at(Booking_.key(payer, id))
                    .update(
                        Booking_.amount.set(amount),
                        Booking_.paidTo.setTo(to.value(Account_.owner))));

    TransactionResult result = coodie.execute(transfer);

    boolean moved = result.applied();
    long before = result.get(from).balance();
    // end::transaction[]
    return (moved ? "moved " + amount : "did not move " + amount) + " of " + before;
  }
}
