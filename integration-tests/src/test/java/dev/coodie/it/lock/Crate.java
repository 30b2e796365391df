package dev.coodie.it.lock;

import dev.coodie.annotation.Document;
import dev.coodie.annotation.Frozen;
import dev.coodie.annotation.Indexed;
import dev.coodie.annotation.PartitionKey;

@Document(table = "crates")
record Crate(@PartitionKey int id, @Indexed String label, @Frozen Measures measures) {}
