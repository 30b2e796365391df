package shop;

import dev.coodie.annotation.Document;
import dev.coodie.annotation.PartitionKey;
import java.math.BigDecimal;

/** What the shop sells: a row of table products, and the body of requests. */
@Document(table = "products")
public record Product(@PartitionKey String id, String name, BigDecimal price) {}
