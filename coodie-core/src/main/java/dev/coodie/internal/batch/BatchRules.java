package dev.coodie.internal.batch;

import dev.coodie.driver.BatchKind;
import dev.coodie.driver.CqlBatch;
import dev.coodie.driver.CqlStatement;
import dev.coodie.driver.RoutingKey;
import dev.coodie.driver.StatementOptions;
import dev.coodie.error.InvalidQueryException;
import dev.coodie.internal.run.WholeLists;
import dev.coodie.internal.table.Defaults;
import org.jspecify.annotations.Nullable;

/** What a batch must not be. The server has the same rules, but says less. */
public final class BatchRules {
  private static final int MOST = 65_535;

  private BatchRules() {}

  /** The batch, when no rule is broken. */
  public static CqlBatch checked(CqlBatch batch, boolean conditional, Defaults defaults) {
    check(batch, conditional);
    BatchSize.check(batch, defaults);
    return batch;
  }

  private static void check(CqlBatch batch, boolean conditional) {
    checkCount(batch.statements().size());
    WholeLists lists =
        WholeLists.mayMeet(batch.statements()) ? new WholeLists(batch.timestamp()) : null;
    for (CqlStatement statement : batch.statements()) {
      checkRead(statement);
      if (lists != null) {
        checkLists(lists, statement);
      }
      checkCounter(statement, batch.kind());
      if (statement.conditional() && !conditional) {
        throw refusal(
            "coodie-275",
            "A conditional statement is in a batch whose result is not read. Use"
                + " Batch.conditional(..), which says whether it was applied.",
            statement);
      }
      checkOptions(statement, batch.options());
    }
    if (batch.kind() == BatchKind.COUNTER && batch.timestamp() != null) {
      throw new InvalidQueryException(
          "coodie-281",
          "A counter batch has a timestamp, and counters have none of their own. Remove"
              + " timestamp(..).");
    }
    if (conditional) {
      checkConditional(batch);
    }
  }

  private static void checkLists(WholeLists lists, CqlStatement statement) {
    String column = lists.conflict(statement);
    if (column != null) {
      throw refusal(
          "coodie-259",
          "List \""
              + column
              + "\" of one row is replaced twice in a batch, whose statements have one write time,"
              + " so that the row would have both lists, one after the other. Join the changes, or"
              + " send them one after another.",
          statement);
    }
    CqlStatement unused = lists.add(statement);
  }

  private static void checkCount(int size) {
    if (size == 0) {
      throw new InvalidQueryException(
          "coodie-271",
          "The conditional batch is empty, so there is nothing to decide. Give at least one"
              + " statement.");
    }
    if (size > MOST) {
      throw new InvalidQueryException(
          "coodie-277",
          "The batch has "
              + size
              + " statements; at most "
              + MOST
              + " can be sent together. Divide it, for example with Batch.byPartition(..).");
    }
  }

  private static void checkRead(CqlStatement statement) {
    if (statement.text().stripLeading().regionMatches(true, 0, "SELECT", 0, 6)) {
      throw refusal(
          "coodie-272",
          "A batch takes only writes, but this statement reads. Run it on its own.",
          statement);
    }
  }

  /** A statement that knows its partition comes from a model, and so knows about counters. */
  private static void checkCounter(CqlStatement statement, BatchKind kind) {
    if (statement.counter() && kind != BatchKind.COUNTER) {
      throw refusal(
          "coodie-273",
          "A change of counters is among other writes, which the server cannot apply together. Put"
              + " it into Batch.counter(..).",
          statement);
    }
    if (!statement.counter()
        && kind == BatchKind.COUNTER
        && (statement.conditional() || statement.partition().isPresent())) {
      throw refusal(
          "coodie-274",
          "A counter batch takes only changes of counters, and this is not one. Put it into"
              + " Batch.logged(..) or unlogged(..).",
          statement);
    }
  }

  private static void checkOptions(CqlStatement statement, StatementOptions batch) {
    StatementOptions own = statement.options();
    String differing =
        differs(own.consistency(), batch.consistency())
            ? "consistency"
            : differs(own.serialConsistency(), batch.serialConsistency())
                ? "serialConsistency"
                : differs(own.timeout(), batch.timeout())
                    ? "timeout"
                    : differs(own.profile(), batch.profile())
                        ? "profile"
                        : differs(own.timestamp(), batch.timestamp()) ? "timestamp" : null;
    if (differing != null) {
      throw refusal(
          "coodie-279",
          "A statement has another "
              + differing
              + " than its batch, or than another statement in it, and all are sent with one."
              + " Choose one for the batch, with "
              + differing
              + "(..), and none for the statement.",
          statement);
    }
  }

  private static boolean differs(@Nullable Object own, @Nullable Object batch) {
    return own != null && !own.equals(batch);
  }

  private static void checkConditional(CqlBatch batch) {
    if (!batch.conditional()) {
      throw refusal(
          "coodie-280",
          "No statement of a conditional batch has a condition. Use Batch.logged(..) or"
              + " unlogged(..); for CQL of your own with IF, CqlStatement.of(..).asConditional().",
          batch.statements().get(0));
    }
    RoutingKey first = null;
    for (CqlStatement statement : batch.statements()) {
      RoutingKey next = statement.partition().orElse(first);
      if (first != null && !first.equals(next)) {
        throw refusal(
            "coodie-276",
            "A conditional batch is about several partitions or tables, and Paxos decides about one"
                + " partition. Send a batch for each.",
            statement);
      }
      first = next;
    }
  }

  private static InvalidQueryException refusal(String id, String sentence, CqlStatement statement) {
    return new InvalidQueryException(id, sentence + " Statement: " + statement.text());
  }
}
