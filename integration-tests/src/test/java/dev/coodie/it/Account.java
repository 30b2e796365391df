package dev.coodie.it;

import dev.coodie.annotation.ClusteringKey;
import dev.coodie.annotation.Document;
import dev.coodie.annotation.Name;
import dev.coodie.annotation.PartitionKey;
import dev.coodie.annotation.StaticColumn;
import org.jspecify.annotations.Nullable;

/** A class instead of a record, with a static column and names that need quotes. */
@Document(table = "Order")
class Account {
  @PartitionKey private String owner = "";

  @ClusteringKey
  @Name("select")
  private int entry;

  @StaticColumn private long balance;

  @Name("Memo Text")
  private @Nullable String memo;

  Account() {}

  Account(String owner, int entry, long balance, @Nullable String memo) {
    this.owner = owner;
    this.entry = entry;
    this.balance = balance;
    this.memo = memo;
  }

  public String getOwner() {
    return owner;
  }

  public void setOwner(String owner) {
    this.owner = owner;
  }

  public int getEntry() {
    return entry;
  }

  public void setEntry(int entry) {
    this.entry = entry;
  }

  public long getBalance() {
    return balance;
  }

  public void setBalance(long balance) {
    this.balance = balance;
  }

  public @Nullable String getMemo() {
    return memo;
  }

  public void setMemo(@Nullable String memo) {
    this.memo = memo;
  }
}
