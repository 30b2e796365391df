package dev.coodie.it.transaction;

import dev.coodie.annotation.Document;
import dev.coodie.annotation.PartitionKey;
import dev.coodie.annotation.TableOption;
import org.jspecify.annotations.Nullable;

@Document(
    consistency = "QUORUM",
    options = @TableOption(name = "transactional_mode", value = "full"))
record Tally(@PartitionKey int id, @Nullable Long total, @Nullable String text) {}
