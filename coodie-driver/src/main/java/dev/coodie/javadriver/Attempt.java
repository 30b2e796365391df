package dev.coodie.javadriver;

import dev.coodie.driver.BatchKind;
import dev.coodie.driver.CqlBatch;
import dev.coodie.driver.CqlStatement;
import dev.coodie.driver.RoutingKey;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What the driver was asked to send, for the words about its failure.
 *
 * @param statement a batch is one, too
 * @param batch the batch, if it is one
 * @param unsent whether it is certain that no node got it
 */
record Attempt(CqlStatement statement, @Nullable CqlBatch batch, boolean unsent) {

  static Attempt of(CqlStatement statement, boolean unsent) {
    return new Attempt(statement, null, unsent);
  }

  static Attempt of(CqlBatch batch, boolean unsent) {
    CqlStatement statement = CqlStatement.of(batch.text()).withOptions(batch.options());
    return new Attempt(batch.conditional() ? statement.asConditional() : statement, batch, unsent);
  }

  /** Whether it is conditional, also if only its text says so. */
  boolean conditional() {
    return statement.conditional()
        || (batch == null && StatementTexts.isConditional(statement.text()));
  }

  /**
   * Whether it is a write that the server does partition by partition, so that one part can have
   * had its effect when another is refused. The replicas of all partitions of a logged batch are
   * counted before the first is written.
   */
  boolean inParts() {
    if (batch == null) {
      return inParts(List.of(statement));
    }
    return batch.kind() != BatchKind.LOGGED && inParts(batch.statements());
  }

  private static boolean inParts(List<CqlStatement> statements) {
    Set<Optional<RoutingKey>> partitions = new HashSet<>();
    for (CqlStatement each : statements) {
      Optional<RoutingKey> partition = each.partition();
      boolean unknown = partition.isEmpty();
      if (unknown && (statements.size() > 1 || hasSeveralPartitions(each.text()))) {
        return true;
      }
      partitions.add(partition);
    }
    return partitions.size() > 1;
  }

  private static boolean hasSeveralPartitions(String text) {
    return StatementTexts.isWrite(text)
        && (StatementTexts.has(text, "IN") || StatementTexts.has(text, "BATCH"));
  }
}
