package dev.coodie.it.transaction;

import dev.coodie.annotation.ClusteringKey;
import dev.coodie.annotation.Document;
import dev.coodie.annotation.PartitionKey;
import dev.coodie.annotation.StaticColumn;
import dev.coodie.annotation.TableOption;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Set;
import org.jspecify.annotations.Nullable;

@Document(
    consistency = "QUORUM",
    options = @TableOption(name = "transactional_mode", value = "full"))
record Slot(
    @PartitionKey int part,
    @ClusteringKey int pos,
    @StaticColumn @Nullable String note,
    @Nullable Long big,
    @Nullable Integer small,
    @Nullable BigDecimal exact,
    @Nullable Double real,
    @Nullable String text,
    @Nullable Boolean flag,
    @Nullable Instant at,
    @Nullable Set<String> tags) {
  static Slot of(int part, int pos, long big) {
    return new Slot(part, pos, null, big, null, null, null, null, null, null, null);
  }
}
