package dev.coodie.it.lock;

import dev.coodie.annotation.ClusteringKey;
import dev.coodie.annotation.Document;
import dev.coodie.annotation.PartitionKey;

@Document(table = "shelved")
record Shelved(@PartitionKey String shelf, @ClusteringKey int place, int crate) {}
