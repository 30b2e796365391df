package dev.coodie.micrometer;

import dev.coodie.annotation.Document;
import dev.coodie.annotation.PartitionKey;

/** A document. */
@Document
record Leaf(@PartitionKey int id, String color) {}
