package dev.coodie.it;

import dev.coodie.annotation.ClusteringKey;
import dev.coodie.annotation.Document;
import dev.coodie.annotation.PartitionKey;

/** A key of which all but the first part can be of no bytes. */
@Document
record BlankKey(
    @PartitionKey(0) String id, @PartitionKey(1) String part, @ClusteringKey Integer number) {}
