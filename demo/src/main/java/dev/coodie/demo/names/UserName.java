package dev.coodie.demo.names;

import dev.coodie.annotation.Document;
import dev.coodie.annotation.PartitionKey;
import java.time.Instant;

/** A name that somebody has. */
@Document(table = "user_names")
public record UserName(@PartitionKey String name, String owner, Instant since) {}
