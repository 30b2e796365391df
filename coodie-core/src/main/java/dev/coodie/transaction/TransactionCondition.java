package dev.coodie.transaction;

import dev.coodie.annotation.CheckReturnValue;
import dev.coodie.annotation.Preview;
import dev.coodie.internal.transaction.RowCheck;
import java.util.List;
import java.util.stream.Collectors;

/** What must be so of a row that a transaction reads; made by {@link Read}. Immutable. */
@Preview
@CheckReturnValue
public final class TransactionCondition {
  private final List<RowCheck> checks;

  TransactionCondition(List<RowCheck> checks) {
    this.checks = checks;
  }

  List<RowCheck> checks() {
    return checks;
  }

  /** Its CQL with markers for values; for logs and messages. */
  @Override
  public String toString() {
    return checks.stream().map(check -> check.cql("r")).collect(Collectors.joining(" AND "));
  }
}
