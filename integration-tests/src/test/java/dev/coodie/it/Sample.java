package dev.coodie.it;

import dev.coodie.annotation.Bucket;
import dev.coodie.annotation.BucketUnit;
import dev.coodie.annotation.ClusteringKey;
import dev.coodie.annotation.ClusteringOrder;
import dev.coodie.annotation.Document;
import dev.coodie.annotation.PartitionKey;
import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/** Measurements in daily buckets. */
@Document
record Sample(
    @PartitionKey(0) String sensor,
    @PartitionKey(1) @Bucket(of = "time", by = BucketUnit.DAY) @Nullable LocalDate day,
    @ClusteringKey(order = ClusteringOrder.DESC) Instant time,
    double value) {}
