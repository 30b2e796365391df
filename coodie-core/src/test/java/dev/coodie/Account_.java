package dev.coodie;

import static dev.coodie.annotation.ClusteringOrder.ASC;

import dev.coodie.column.CellSink;
import dev.coodie.column.Cells;
import dev.coodie.column.ClusteringColumn;
import dev.coodie.column.Condition;
import dev.coodie.column.NumberColumn;
import dev.coodie.column.PartitionColumn;
import dev.coodie.column.SetColumn;
import dev.coodie.column.TextColumn;
import dev.coodie.column.ValueType;
import dev.coodie.model.DocumentModel;
import java.math.BigDecimal;

/** What the annotation processor would write. */
public final class Account_ {
  static final PartitionColumn<Account, String> bank =
      PartitionColumn.of(Account.class, "bank", ValueType.TEXT);
  static final ClusteringColumn<Account, Integer> number =
      ClusteringColumn.of(Account.class, "number", ValueType.INT);
  static final TextColumn<Account> motto = TextColumn.of(Account.class, "motto", ValueType.TEXT);
  static final NumberColumn<Account, Long> balance =
      NumberColumn.of(Account.class, "balance", ValueType.BIGINT);
  static final NumberColumn<Account, BigDecimal> rate =
      NumberColumn.of(Account.class, "rate", ValueType.DECIMAL);
  static final TextColumn<Account> owner = TextColumn.of(Account.class, "owner", ValueType.TEXT);
  static final SetColumn<Account, String> tags =
      SetColumn.of(Account.class, "tags", ValueType.TEXT);

  /** Static, and so written by hand as a column of numbers: the processor gives a plain one. */
  static final NumberColumn<Account, Integer> visits =
      NumberColumn.of(Account.class, "visits", ValueType.INT);

  public static final DocumentModel<Account> MODEL =
      DocumentModel.builder(Account.class, "account")
          .option("transactional_mode", "full")
          .partitionKey(bank)
          .clusteringKey(number, ASC)
          .staticColumn(motto)
          .column(balance)
          .column(rate)
          .column(owner)
          .column(tags)
          .staticColumn(visits)
          .build(Account_::read, Account_::write);

  private Account_() {}

  static Condition<Account> key(int number) {
    return Condition.all(bank.eq("b"), Account_.number.eq(number));
  }

  private static Account read(Cells row) {
    return new Account(
        row.get(0, ValueType.TEXT),
        row.getInt(1),
        row.get(2, ValueType.TEXT),
        row.get(3, ValueType.BIGINT),
        row.get(4, ValueType.DECIMAL),
        row.get(5, ValueType.TEXT),
        row.get(6, tags.type()),
        row.bytes(7) == null ? 0 : row.getInt(7));
  }

  private static void write(Account account, CellSink out) {
    out.set(0, ValueType.TEXT, account.bank());
    out.set(1, ValueType.INT, account.number());
    out.set(2, ValueType.TEXT, account.motto());
    out.set(3, ValueType.BIGINT, account.balance());
    out.set(4, ValueType.DECIMAL, account.rate());
    out.set(5, ValueType.TEXT, account.owner());
    out.set(6, tags.type(), account.tags());
    out.set(7, ValueType.INT, account.visits());
  }
}
