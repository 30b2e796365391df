package dev.coodie.it;

import dev.coodie.annotation.ClusteringKey;
import dev.coodie.annotation.Document;
import dev.coodie.annotation.PartitionKey;

/** As little as possible. */
@Document
record Tick(@PartitionKey String clock, @ClusteringKey int number, String text) {}
