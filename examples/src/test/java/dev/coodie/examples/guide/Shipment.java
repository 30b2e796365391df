package dev.coodie.examples.guide;

import dev.coodie.annotation.Document;
import dev.coodie.annotation.PartitionKey;
import org.jspecify.annotations.Nullable;

// tag::shipment[]
/** A shipment: what it is stays, where it is changes. */
@Document
final class Shipment {
  @PartitionKey private final String number;
  private final double weight;
  private @Nullable String place;

  Shipment(String number, double weight) {
    this.number = number;
    this.weight = weight;
  }

  public String getNumber() {
    return number;
  }

  public double getWeight() {
    return weight;
  }

  public @Nullable String getPlace() {
    return place;
  }

  public void setPlace(@Nullable String place) {
    this.place = place;
  }
}
// end::shipment[]
