package dev.coodie.spring.boot.changed;

import dev.coodie.annotation.Document;
import dev.coodie.annotation.PartitionKey;

/** Wants the table of products with another key. */
@Document(table = "products")
public record OtherProduct(@PartitionKey long id, String name) {}
