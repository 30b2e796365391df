package dev.coodie.it;

import dev.coodie.annotation.ClusteringKey;
import dev.coodie.annotation.ClusteringOrder;
import dev.coodie.annotation.Document;
import dev.coodie.annotation.Name;
import dev.coodie.annotation.PartitionKey;
import dev.coodie.annotation.StaticColumn;
import dev.coodie.annotation.TableOption;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Columns whose names try to be more than names. */
@Document(options = @TableOption(name = "comment", value = "it's\"; DROP TABLE victim; --"))
record Hostile(
    @PartitionKey @Name("weird\"; DROP TABLE victim; --") String key,
    @ClusteringKey(order = ClusteringOrder.DESC) @Name("it's") int place,
    @StaticColumn @Name("a, b") @Nullable String shared,
    @Name("SELECT") @Nullable String text,
    @Name("x = ? WHERE y") int number,
    @Name("\"\"") Set<String> tags,
    @Name("--") Map<String, Integer> scores) {

  Hostile with(@Nullable String newText, int newNumber) {
    return new Hostile(key, place, shared, newText, newNumber, tags, scores);
  }
}
