package dev.coodie.migrations.scan;

import dev.coodie.annotation.ClusteringKey;
import dev.coodie.annotation.Document;
import dev.coodie.annotation.PartitionKey;
import java.util.Set;

/** A document to scan. */
@Document(table = "Readings")
record Reading(@PartitionKey String sensor, @ClusteringKey int number, Set<String> tags) {}
