package dev.coodie.it;

import dev.coodie.annotation.Document;
import dev.coodie.annotation.PartitionKey;
import dev.coodie.annotation.TableOption;
import org.jspecify.annotations.Nullable;

/** The base of a materialized view, with options of its table and defaults of its statements. */
@Document(
    consistency = "LOCAL_ONE",
    defaultTtl = 86_400,
    options = {
      @TableOption(name = "comment", value = "people; it's \"all\""),
      @TableOption(name = "gc_grace_seconds", value = "3600"),
      @TableOption(
          name = "compaction",
          entries = {"class: LeveledCompactionStrategy", "sstable_size_in_mb: 16"})
    })
record Person(@PartitionKey int id, String name, @Nullable String town, int born) {}
