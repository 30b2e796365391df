package dev.coodie.examples.guide;

import dev.coodie.annotation.Document;
import dev.coodie.annotation.PartitionKey;
import dev.coodie.annotation.TableOption;
import java.util.UUID;

// tag::session[]
/** A session that ends by itself. */
@Document(
    table = "sessions",
    defaultTtl = 1800,
    consistency = "LOCAL_QUORUM",
    options = {
      @TableOption(name = "gc_grace_seconds", value = "3600"),
      @TableOption(
          name = "compaction",
          entries = {"class: LeveledCompactionStrategy", "sstable_size_in_mb: 100"})
    })
record Session(@PartitionKey UUID id, String user) {}
// end::session[]
