package dev.coodie.it;

import dev.coodie.annotation.ClusteringKey;
import dev.coodie.annotation.Document;
import dev.coodie.annotation.PartitionKey;

@Document
record Watch(@PartitionKey String name, @ClusteringKey(0) int major, @ClusteringKey(1) int minor) {}
