package dev.coodie.spark.internal.read;

import dev.coodie.spark.internal.connect.JobOption;
import dev.coodie.spark.internal.connect.JobOptions;
import dev.coodie.spark.internal.type.TableShape;
import java.util.ArrayList;
import java.util.List;
import org.apache.spark.sql.connector.read.InputPartition;

/** Partitions of a table whose keys are known: they are found, instead of scanned. */
final class KeysScan extends TableRead {
  private static final int KEYS_PER_TASK = 100;

  private final List<Conditions> keys;

  KeysScan(JobOptions options, TableShape table, Selected selected, List<Conditions> keys) {
    super(options, table, selected);
    this.keys = keys;
  }

  @Override
  public InputPartition[] planInputPartitions() {
    int most = options().number(JobOption.PARTS, cores(), Integer.MAX_VALUE);
    int tasks = Math.min(most, (keys.size() + KEYS_PER_TASK - 1) / KEYS_PER_TASK);
    List<List<Conditions>> dealt = new ArrayList<>();
    for (int i = 0; i < tasks; i++) {
      dealt.add(new ArrayList<>());
    }
    for (int i = 0; i < keys.size(); i++) {
      dealt.get(i % tasks).add(keys.get(i));
    }
    return dealt.stream().map(KeysPartition::new).toArray(InputPartition[]::new);
  }

  @Override
  public String description() {
    return super.description() + ", " + keys.size() + " partitions by " + keys.get(0);
  }
}
