package dev.coodie.demo.iot;

import static dev.coodie.annotation.ClusteringOrder.DESC;

import dev.coodie.annotation.Bucket;
import dev.coodie.annotation.BucketUnit;
import dev.coodie.annotation.ClusteringKey;
import dev.coodie.annotation.Document;
import dev.coodie.annotation.PartitionKey;
import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

// tag::reading[]
/** What a sensor measured; a partition holds a sensor's day, the newest reading first. */
@Document(table = "readings")
public record Reading(
    @PartitionKey(0) String sensor,
    @PartitionKey(1) @Bucket(of = "time", by = BucketUnit.DAY) @Nullable LocalDate day,
    @ClusteringKey(order = DESC) Instant time,
    double temperature,
    double humidity) {}
// end::reading[]
