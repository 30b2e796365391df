package dev.coodie.benchmarks.path;

import com.datastax.oss.driver.api.core.ConsistencyLevel;
import com.datastax.oss.driver.api.core.CqlSession;
import com.datastax.oss.driver.api.core.cql.PreparedStatement;
import com.datastax.oss.driver.api.core.cql.Row;
import dev.coodie.Coodie;
import dev.coodie.column.Condition;
import dev.coodie.javadriver.JavaDriver;
import dev.coodie.transaction.Read;
import dev.coodie.transaction.Transaction;
import dev.coodie.transaction.TransactionDocuments;
import java.util.concurrent.CompletionStage;
import java.util.function.IntFunction;

/**
 * A transfer between two purses: two reads, two conditions, two additions; by coodie or by hand.
 */
final class Transfers {
  private final CqlSession session;
  private final Coodie coodie;
  private final TransactionDocuments<Purse> purses;

  Transfers(CqlSession session) {
    this.session = session;
    this.coodie = Coodie.of(JavaDriver.of(session));
    this.purses = coodie.documents(Purse.class).inTransaction();
  }

  /** The operations, by their number. */
  IntFunction<CompletionStage<?>> by(Peer peer) {
    return peer == Peer.COODIE ? this::run : byHand();
  }

  private CompletionStage<?> run(int i) {
    Condition<Purse> payer = Purse_.id.eq(payer(i));
    Condition<Purse> payee = Purse_.id.eq(payee(i));
    Read<Purse> from = purses.read(payer);
    Read<Purse> to = purses.read(payee);
    return coodie
        .async()
        .execute(transfer(from, to, payer, payee))
        .thenApply(result -> result.applied() && result.get(from).balance() > 0);
  }

  private Transaction transfer(
      Read<Purse> from, Read<Purse> to, Condition<Purse> payer, Condition<Purse> payee) {
    return Transaction.reading(from, to)
        .onlyIf(from.is(Purse_.balance.gte(1L)), to.is(Purse_.balance.isNotNull()))
        .write(
            purses.at(payer).update(Purse_.balance.subtract(1L)),
            purses.at(payee).update(Purse_.balance.add(1L)));
  }

  /** The same text, prepared and run by the driver; what was read says whether it was applied. */
  private IntFunction<CompletionStage<?>> byHand() {
    Condition<Purse> payer = Purse_.id.eq(0);
    Condition<Purse> payee = Purse_.id.eq(1);
    PreparedStatement prepared =
        session.prepare(
            transfer(purses.read(payer), purses.read(payee), payer, payee).cql().text());
    return i ->
        session
            .executeAsync(
                prepared
                    .boundStatementBuilder()
                    .setInt(0, payer(i))
                    .setInt(1, payee(i))
                    .setLong(2, 1L)
                    .setLong(3, 1L)
                    .setInt(4, payer(i))
                    .setLong(5, 1L)
                    .setInt(6, payee(i))
                    .setConsistencyLevel(ConsistencyLevel.QUORUM)
                    .build())
            .thenApply(page -> isApplied(page.one()));
  }

  private static boolean isApplied(Row row) {
    Purse from = new Purse(row.getInt(0), row.getString(1), row.getLong(2));
    return !row.isNull(5) && from.balance() >= 1;
  }

  private static int payer(int i) {
    return i % Purse.COUNT;
  }

  private static int payee(int i) {
    return (i + Purse.COUNT / 2) % Purse.COUNT;
  }
}
