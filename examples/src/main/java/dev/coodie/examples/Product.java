package dev.coodie.examples;

import dev.coodie.annotation.ClusteringKey;
import dev.coodie.annotation.Document;
import dev.coodie.annotation.PartitionKey;
import java.math.BigDecimal;

/** A product of a shop, found by its category. */
@Document
public record Product(
    @PartitionKey String category, @ClusteringKey int id, String name, BigDecimal price) {}
