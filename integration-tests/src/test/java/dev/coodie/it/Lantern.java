package dev.coodie.it;

import dev.coodie.annotation.ClusteringKey;
import dev.coodie.annotation.Document;
import dev.coodie.annotation.PartitionKey;

/** A row of which several are in a partition. */
@Document
record Lantern(@PartitionKey String street, @ClusteringKey int number, String color) {}
