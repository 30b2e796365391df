package dev.coodie.spark;

import dev.coodie.annotation.Document;
import dev.coodie.annotation.PartitionKey;
import dev.coodie.annotation.Version;

/** A document that is saved only if nobody else did. */
@Document(table = "spark_versioned_sales")
public record VersionedSale(@PartitionKey String shop, @Version long version) {}
