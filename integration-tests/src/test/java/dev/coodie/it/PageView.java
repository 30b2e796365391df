package dev.coodie.it;

import dev.coodie.annotation.ClusteringKey;
import dev.coodie.annotation.Counter;
import dev.coodie.annotation.Document;
import dev.coodie.annotation.PartitionKey;
import dev.coodie.annotation.StaticColumn;

/** Counters, one of them of the whole partition. */
@Document
record PageView(
    @PartitionKey String site,
    @ClusteringKey String page,
    @Counter @StaticColumn long total,
    @Counter long views,
    @Counter long likes) {}
