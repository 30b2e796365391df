package dev.coodie.it;

import dev.coodie.annotation.ClusteringKey;
import dev.coodie.annotation.ClusteringOrder;
import dev.coodie.annotation.Document;
import dev.coodie.annotation.IndexTarget;
import dev.coodie.annotation.Indexed;
import dev.coodie.annotation.PartitionKey;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Measurements of a sensor on a day. */
@Document
record Reading(
    @PartitionKey(0) String sensor,
    @PartitionKey(1) LocalDate day,
    @ClusteringKey(value = 0, order = ClusteringOrder.DESC) int hour,
    @ClusteringKey(1) int minute,
    double value,
    @Indexed @Nullable String quality,
    @Indexed Set<String> tags,
    List<String> notes,
    @Indexed(target = IndexTarget.KEYS) Map<String, String> labels) {

  static Reading of(String sensor, LocalDate day, int hour, int minute) {
    return new Reading(
        sensor, day, hour, minute, hour + minute / 60.0, null, Set.of(), List.of(), Map.of());
  }
}
