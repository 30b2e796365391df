package dev.coodie.it;

import dev.coodie.annotation.Document;
import dev.coodie.annotation.PartitionKey;
import dev.coodie.annotation.Version;
import java.util.Set;

/** A row that many change. */
@Document
record Stock(@PartitionKey String item, int amount, Set<String> owners, @Version long version) {
  Stock plus(int more) {
    return new Stock(item, amount + more, owners, version);
  }
}
