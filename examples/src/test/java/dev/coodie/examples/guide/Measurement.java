package dev.coodie.examples.guide;

import static dev.coodie.annotation.ClusteringOrder.DESC;

import dev.coodie.annotation.Bucket;
import dev.coodie.annotation.BucketUnit;
import dev.coodie.annotation.ClusteringKey;
import dev.coodie.annotation.Document;
import dev.coodie.annotation.PartitionKey;
import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

// tag::measurement[]
/** What a sensor measured; a partition holds a day. */
@Document(table = "measurements")
record Measurement(
    @PartitionKey(0) String sensor,
    @PartitionKey(1) @Bucket(of = "time", by = BucketUnit.DAY) @Nullable LocalDate day,
    @ClusteringKey(order = DESC) Instant time,
    double value) {}
// end::measurement[]
