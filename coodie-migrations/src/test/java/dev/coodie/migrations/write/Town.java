package dev.coodie.migrations.write;

import dev.coodie.annotation.ClusteringKey;
import dev.coodie.annotation.ClusteringOrder;
import dev.coodie.annotation.Document;
import dev.coodie.annotation.Indexed;
import dev.coodie.annotation.PartitionKey;
import dev.coodie.annotation.UserType;
import java.util.Map;

@Document(table = "Town")
record Town(
    @PartitionKey String country,
    @ClusteringKey(order = ClusteringOrder.DESC) int number,
    @Indexed String name,
    Map<String, Map<String, Integer>> counts,
    Place place) {
  @UserType
  record Place(double latitude, double longitude) {}
}
