package dev.coodie.it;

import dev.coodie.annotation.ClusteringKey;
import dev.coodie.annotation.Discriminator;
import dev.coodie.annotation.Document;
import dev.coodie.annotation.PartitionKey;
import dev.coodie.annotation.Variant;
import org.jspecify.annotations.Nullable;

/** A hierarchy of three levels in one table, without an index on the discriminator. */
@Document(table = "animals")
@Discriminator(column = "kind")
sealed interface Animal {
  @PartitionKey
  String zoo();

  @ClusteringKey
  int id();

  /** An inner level. */
  sealed interface Feline extends Animal {}

  @Variant("lion")
  record Lion(String zoo, int id, boolean mane) implements Feline {}

  @Variant("tiger")
  record Tiger(String zoo, int id, int stripes) implements Feline {}

  @Variant("parrot")
  record Parrot(String zoo, int id, @Nullable String says) implements Animal {}
}
