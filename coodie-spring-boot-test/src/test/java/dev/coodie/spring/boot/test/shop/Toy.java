package dev.coodie.spring.boot.test.shop;

import dev.coodie.annotation.Document;
import dev.coodie.annotation.PartitionKey;

/** What a shop sells. */
@Document(table = "toys")
public record Toy(@PartitionKey String name, int price) {}
