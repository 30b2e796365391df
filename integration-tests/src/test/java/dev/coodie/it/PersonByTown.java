package dev.coodie.it;

import dev.coodie.annotation.ClusteringKey;
import dev.coodie.annotation.ClusteringOrder;
import dev.coodie.annotation.MaterializedView;
import dev.coodie.annotation.PartitionKey;

/** The first two people by town, the last first. */
@MaterializedView(of = Person.class, where = "id < 3")
record PersonByTown(
    @PartitionKey String town,
    @ClusteringKey(order = ClusteringOrder.DESC) int id,
    String name,
    int born) {}
