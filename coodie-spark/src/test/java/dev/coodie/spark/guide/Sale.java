package dev.coodie.spark.guide;

import dev.coodie.annotation.ClusteringKey;
import dev.coodie.annotation.Document;
import dev.coodie.annotation.PartitionKey;
import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A document as programs have them, which cannot be serialised. */
@Document(table = "spark_sales")
public record Sale(
    @PartitionKey String shop,
    @ClusteringKey int number,
    BigDecimal price,
    @Nullable String note,
    List<String> items) {}
