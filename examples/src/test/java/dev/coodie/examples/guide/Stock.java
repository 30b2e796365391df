package dev.coodie.examples.guide;

import dev.coodie.annotation.Document;
import dev.coodie.annotation.PartitionKey;
import dev.coodie.annotation.Version;

// tag::stock[]
/** How much there is of an item; many change it. */
@Document(table = "stock")
record Stock(@PartitionKey String item, int amount, @Version long version) {
  Stock plus(int more) {
    return new Stock(item, amount + more, version);
  }
}
// end::stock[]
