package dev.coodie.examples.guide;

import static dev.coodie.annotation.ClusteringOrder.DESC;

import dev.coodie.annotation.ClusteringKey;
import dev.coodie.annotation.Document;
import dev.coodie.annotation.PartitionKey;
import java.math.BigDecimal;
import java.time.LocalDate;

// tag::purchase[]
/** What a customer bought; the newest first. */
@Document(table = "purchases")
record Purchase(
    @PartitionKey String customer,
    @ClusteringKey(value = 0, order = DESC) LocalDate day,
    @ClusteringKey(1) int number,
    Status status,
    int items,
    BigDecimal total) {
  enum Status {
    OPEN,
    PAID,
    SENT
  }
}
// end::purchase[]
