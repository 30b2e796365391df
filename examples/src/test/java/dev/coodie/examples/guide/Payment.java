package dev.coodie.examples.guide;

import dev.coodie.annotation.ClusteringKey;
import dev.coodie.annotation.Discriminator;
import dev.coodie.annotation.Document;
import dev.coodie.annotation.PartitionKey;
import dev.coodie.annotation.Variant;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

// tag::payment[]
/** A payment; each kind is a type of its own, and all are in one table. */
@Document(table = "payments")
@Discriminator(column = "kind")
sealed interface Payment {
  @PartitionKey
  String customer();

  @ClusteringKey
  int number();

  BigDecimal amount();

  /** By card. */
  @Variant("card")
  record Card(String customer, int number, BigDecimal amount, String lastDigits)
      implements Payment {}

  /** By transfer. */
  @Variant("transfer")
  record Transfer(String customer, int number, BigDecimal amount, @Nullable String reference)
      implements Payment {}
}
// end::payment[]
