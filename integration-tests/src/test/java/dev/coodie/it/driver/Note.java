package dev.coodie.it.driver;

import dev.coodie.annotation.ClusteringKey;
import dev.coodie.annotation.Document;
import dev.coodie.annotation.PartitionKey;
import org.jspecify.annotations.Nullable;

@Document
record Note(@PartitionKey String book, @ClusteringKey int page, @Nullable String text) {}
