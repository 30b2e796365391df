package dev.coodie.examples;

import dev.coodie.annotation.Discriminator;
import dev.coodie.annotation.Document;
import dev.coodie.annotation.PartitionKey;
import java.util.UUID;

// tag::pet-document[]
/** Cats and dogs in one table; the column pet_type says which a row is. */
@Document(table = "pets")
@Discriminator(column = "pet_type", indexed = true)
public sealed interface Pet permits Cat, Dog {
  /** The key of every pet. */
  @PartitionKey
  UUID id();

  /** What it listens to, or not. */
  String name();
}
// end::pet-document[]
