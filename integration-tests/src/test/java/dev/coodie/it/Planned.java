package dev.coodie.it;

import dev.coodie.annotation.Document;
import dev.coodie.annotation.Frozen;
import dev.coodie.annotation.Indexed;
import dev.coodie.annotation.PartitionKey;

@Document(keyspace = "planned")
record Planned(@PartitionKey int id, @Indexed String label, @Frozen Place place) {}
