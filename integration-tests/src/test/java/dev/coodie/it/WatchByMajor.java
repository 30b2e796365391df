package dev.coodie.it;

import dev.coodie.annotation.ClusteringKey;
import dev.coodie.annotation.MaterializedView;
import dev.coodie.annotation.PartitionKey;

@MaterializedView(of = Watch.class, name = "watch_by_major")
record WatchByMajor(
    @PartitionKey int major, @ClusteringKey(0) String name, @ClusteringKey(1) int minor) {}
