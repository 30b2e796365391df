package dev.coodie.benchmarks.path;

import dev.coodie.annotation.Document;
import dev.coodie.annotation.PartitionKey;
import dev.coodie.annotation.TableOption;

/** What money is moved between. */
@Document(
    consistency = "QUORUM",
    options = @TableOption(name = "transactional_mode", value = "full"))
public record Purse(@PartitionKey int id, String owner, long balance) {
  /** How many there are. */
  static final int COUNT = 1_000;
}
