package dev.coodie.internal.batch;

import dev.coodie.driver.CqlBatch;
import dev.coodie.driver.CqlStatement;
import dev.coodie.driver.RoutingKey;
import dev.coodie.error.InvalidQueryException;
import dev.coodie.internal.bulk.Group;
import dev.coodie.internal.table.Defaults;
import java.nio.ByteBuffer;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The size of a batch as the server measures it, as far as that can be known without a schema: the
 * data it becomes, without partition keys, and only if there is more than one partition.
 *
 * @param partitions how many there are for sure: those with different keys
 * @param usual all values; what the server measures unless statements change the same cells
 * @param least what it measures even if all statements of a partition change the same cells
 */
record BatchSize(int partitions, long usual, long least) {
  private static final Logger LOG = LoggerFactory.getLogger(BatchSize.class);

  /** Refuses a batch that is too large, or warns of it. */
  static void check(CqlBatch batch, Defaults defaults) {
    // The server does not measure conditional batches, nor those of one partition.
    if (!batch.conditional() && areOfSeveral(batch.statements())) {
      of(batch.statements()).checkBytes(batch, defaults);
    }
  }

  private static boolean areOfSeveral(List<CqlStatement> statements) {
    RoutingKey first = null;
    for (int i = 0; i < statements.size(); i++) {
      RoutingKey next = statements.get(i).partition().orElse(null);
      if (first == null) {
        first = next;
      } else if (next != null && !first.values().equals(next.values())) {
        return true;
      }
    }
    return false;
  }

  private static BatchSize of(Collection<CqlStatement> statements) {
    // Tables of one keyspace share the mutation of a key, so a table makes no other partition.
    Set<List<ByteBuffer>> keys = new HashSet<>();
    Map<RoutingKey, Long> largest = new HashMap<>();
    long usual = 0;
    for (CqlStatement statement : statements) {
      RoutingKey partition = statement.partition().orElse(null);
      long bytes = Group.bytes(statement);
      if (partition != null) {
        keys.add(partition.values());
        bytes -= partition.values().stream().mapToLong(ByteBuffer::remaining).sum();
        largest.merge(partition, storesValues(statement) ? bytes : 0L, Math::max);
      }
      usual += bytes;
    }
    long least = largest.values().stream().mapToLong(Long::longValue).sum();
    return new BatchSize(keys.size(), usual, least);
  }

  private void checkBytes(CqlBatch batch, Defaults defaults) {
    if (least > defaults.batchFailBytes()) {
      throw new InvalidQueryException(
          "coodie-278",
          "The batch has "
              + batch.statements().size()
              + " statements for "
              + partitions
              + " partitions with "
              + least
              + " bytes or more; the server takes at most "
              + defaults.batchFailBytes()
              + ". Send the statements one by one, or in Batch.byPartition(..). If the server's"
              + " batch_size_fail_threshold is higher, tell CoodieConfig.batchSize(..).");
    }
    if (usual > defaults.batchWarnBytes()) {
      LOG.warn(
          "A batch has {} statements for {} partitions with about {} bytes, which is more than {}."
              + " All nodes involved wait for the slowest; send smaller batches, or the statements"
              + " one by one. {}",
          batch.statements().size(),
          partitions,
          usual,
          defaults.batchWarnBytes(),
          batch.text());
    }
  }

  /** What is removed from a list is looked up, and stored only if it is there. */
  private static boolean storesValues(CqlStatement statement) {
    return !statement.text().contains(" - ?");
  }
}
