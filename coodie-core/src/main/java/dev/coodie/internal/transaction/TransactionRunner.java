package dev.coodie.internal.transaction;

import dev.coodie.driver.CqlStatement;
import dev.coodie.driver.ResultPage;
import dev.coodie.driver.TransactionSupport;
import dev.coodie.error.ConfigurationException;
import dev.coodie.internal.run.Runner;
import java.util.concurrent.CompletionStage;

/** Runs transactions, after it has asked once whether the server can. Thread-safe. */
public final class TransactionRunner {
  private volatile boolean supported;

  /** Sends the statement of a transaction. */
  public CompletionStage<ResultPage> execute(
      Runner runner, CqlStatement statement, TransactionState transaction) {
    runner.checkOpen();
    if (supported) {
      return send(runner, statement, transaction);
    }
    return Runner.thenRead(
        runner.driver().transactions(),
        support -> {
          check(support);
          supported = true;
          return send(runner, statement, transaction);
        });
  }

  private static CompletionStage<ResultPage> send(
      Runner runner, CqlStatement statement, TransactionState transaction) {
    return runner.execute(statement, transaction.written(), transaction.compared());
  }

  private static void check(TransactionSupport support) {
    switch (support) {
      case AVAILABLE, UNKNOWN -> {}
      case OFF ->
          throw new ConfigurationException(
              "coodie-1302",
              "The server has transactions switched off. Set accord: {enabled: true} in"
                  + " cassandra.yaml of all nodes and restart them; nothing was sent.");
      case MISSING ->
          throw new ConfigurationException(
              "coodie-1301",
              "The server has no transactions, which need Cassandra 6.0 or newer. Upgrade it, or use"
                  + " conditional writes of one partition; nothing was sent.");
    }
  }
}
