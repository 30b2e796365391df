package dev.coodie.benchmarks.path;

import dev.coodie.annotation.ClusteringKey;
import dev.coodie.annotation.Discriminator;
import dev.coodie.annotation.Document;
import dev.coodie.annotation.PartitionKey;
import dev.coodie.annotation.Variant;

/** Three types in one table. */
@Document
@Discriminator(column = "kind")
public sealed interface Pet {
  /** The partition. */
  @PartitionKey
  String owner();

  /** Counts from 0. */
  @ClusteringKey
  int number();

  /** What it is called. */
  String name();

  /** One kind. */
  @Variant("cat")
  record Cat(String owner, int number, String name, boolean indoor) implements Pet {}

  /** Another. */
  @Variant("dog")
  record Dog(String owner, int number, String name, String breed) implements Pet {}

  /** And another. */
  @Variant("bird")
  record Bird(String owner, int number, String name, double wingspan) implements Pet {}
}
