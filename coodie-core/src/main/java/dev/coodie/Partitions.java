package dev.coodie;

import dev.coodie.driver.CqlStatement;
import dev.coodie.driver.PartitionKey;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Puts statements of the same partition together. */
final class Partitions {
  private static final int MOST_STATEMENTS = 100;
  private static final long MOST_BYTES = 50 * 1024;

  private static final class Group {
    final List<CqlStatement> statements = new ArrayList<>();
    long bytes;

    boolean takes(long more) {
      return statements.size() < MOST_STATEMENTS && bytes + more <= MOST_BYTES;
    }

    void add(CqlStatement statement, long size) {
      statements.add(statement);
      bytes += size;
    }
  }

  private Partitions() {}

  /** Groups in the order of their first statements, none empty. */
  static List<List<CqlStatement>> divide(Collection<CqlStatement> statements) {
    List<Group> groups = new ArrayList<>();
    Map<PartitionKey, Group> open = new HashMap<>();
    for (CqlStatement statement : statements) {
      PartitionKey partition = statement.partition().orElse(null);
      Group group = partition == null ? null : open.get(partition);
      long bytes = BatchSize.bytes(statement);
      if (group == null || !group.takes(bytes)) {
        group = new Group();
        groups.add(group);
        if (partition != null) {
          open.put(partition, group);
        }
      }
      group.add(statement, bytes);
    }
    return groups.stream().map(g -> List.copyOf(g.statements)).toList();
  }
}
