package dev.coodie.spring.boot.shop;

import dev.coodie.annotation.Counter;
import dev.coodie.annotation.Document;
import dev.coodie.annotation.PartitionKey;

/** How often a page was seen. */
@Document(table = "visits")
public record Visits(@PartitionKey String page, @Counter long times) {}
