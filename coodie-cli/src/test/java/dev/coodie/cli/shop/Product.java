package dev.coodie.cli.shop;

import dev.coodie.annotation.Document;
import dev.coodie.annotation.Indexed;
import dev.coodie.annotation.PartitionKey;
import java.util.UUID;

/** What commands of schema are tried on. */
@Document
public record Product(@PartitionKey UUID id, @Indexed String name, long price) {}
