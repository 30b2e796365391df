package dev.coodie.spring.boot.shop;

import dev.coodie.annotation.Document;
import dev.coodie.annotation.PartitionKey;
import dev.coodie.annotation.Version;
import java.math.BigDecimal;
import java.util.UUID;

/** What a shop sells. */
@Document(table = "products")
public record Product(
    @PartitionKey UUID id, String name, BigDecimal price, @Version long version) {}
