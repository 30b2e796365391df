package dev.coodie.examples.guide;

import dev.coodie.annotation.Converters;
import dev.coodie.annotation.Document;
import dev.coodie.annotation.PartitionKey;
import dev.coodie.annotation.SingleValue;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

// tag::delivery[]
/** A delivery, by its number. */
@Document(table = "deliveries")
@Converters(Grams.class)
record Delivery(
    @PartitionKey DeliveryId id,
    Weight total,
    Map<String, Weight> parts,
    Set<DeliveryId> together,
    List<URI> photos) {

  /** A number that cannot be mistaken for that of something else: a uuid. */
  @SingleValue
  record DeliveryId(UUID value) {}
}
// end::delivery[]
