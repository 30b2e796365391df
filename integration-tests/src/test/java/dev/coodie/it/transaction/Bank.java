package dev.coodie.it.transaction;

import dev.coodie.Coodie;
import dev.coodie.Documents;
import dev.coodie.transaction.Read;
import dev.coodie.transaction.Transaction;
import dev.coodie.transaction.TransactionDocuments;
import dev.coodie.transaction.TransactionResult;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** Accounts, each a partition, between which money moves; every transfer leaves a row. */
final class Bank {
  static final long START = 100;

  private final Coodie coodie;
  private final Documents<Tally> handle;
  private final TransactionDocuments<Tally> accounts;
  private final int first;
  final int size;

  Bank(Coodie coodie, int first, int size) {
    this.coodie = coodie;
    this.handle = coodie.documents(Tally.class);
    this.accounts = handle.inTransaction();
    this.first = first;
    this.size = size;
  }

  void open() {
    for (int i = 0; i < size; i++) {
      handle.save(new Tally(first + i, START, null));
    }
  }

  /** Moves money and writes the row of transfer {@code id}, if there is enough. */
  Transaction transfer(int from, int to, long amount, int id) {
    Read<Tally> payer = accounts.read(Tally_.id.eq(first + from));
    Read<Tally> payee = accounts.read(Tally_.id.eq(first + to));
    return Transaction.reading(payer, payee)
        .onlyIf(payer.is(Tally_.total.gte(amount)), payee.is(Tally_.total.isNotNull()))
        .write(
            accounts.at(Tally_.id.eq(first + from)).update(Tally_.total.subtract(amount)),
            accounts.at(Tally_.id.eq(first + to)).update(Tally_.total.add(amount)),
            accounts.save(new Tally(id, amount, "transfer")));
  }

  boolean run(Transaction transfer) {
    return coodie.execute(transfer).applied();
  }

  boolean isTransferred(int id) {
    return handle.findOne(Tally_.id.eq(id)).isPresent();
  }

  /** The numbers of all rows, those of transfers among them. */
  Set<Integer> transferred() {
    return handle.find().all().stream().map(Tally::id).collect(Collectors.toSet());
  }

  /** All accounts at one instant. */
  long sum() {
    List<Read<Tally>> reads = new ArrayList<>();
    for (int i = 0; i < size; i++) {
      reads.add(accounts.read(Tally_.id.eq(first + i)));
    }
    TransactionResult result = coodie.execute(Transaction.reading(reads.toArray(Read<?>[]::new)));
    long sum = 0;
    for (Read<Tally> read : reads) {
      sum += result.get(read).total();
    }
    return sum;
  }
}
