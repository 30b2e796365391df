package dev.coodie.it.scan;

import dev.coodie.annotation.Discriminator;
import dev.coodie.annotation.Document;
import dev.coodie.annotation.PartitionKey;
import dev.coodie.annotation.Variant;

/** Two types in one table. */
@Document(table = "beasts")
@Discriminator(column = "kind")
sealed interface Beast {
  @PartitionKey
  int id();

  @Variant("cat")
  record Cat(int id, boolean indoor) implements Beast {}

  @Variant("dog")
  record Dog(int id, String breed) implements Beast {}
}
