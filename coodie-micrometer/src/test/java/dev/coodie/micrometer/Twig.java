package dev.coodie.micrometer;

import dev.coodie.annotation.ClusteringKey;
import dev.coodie.annotation.Document;
import dev.coodie.annotation.PartitionKey;

/** Several in a partition. */
@Document
record Twig(@PartitionKey String tree, @ClusteringKey int number, String color) {}
