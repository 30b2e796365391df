package dev.coodie.internal.batch;

import dev.coodie.driver.CqlStatement;
import dev.coodie.driver.RoutingKey;
import dev.coodie.internal.bulk.Group;
import dev.coodie.internal.run.WholeLists;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Puts statements of the same partition together. */
public final class Partitions {
  private Partitions() {}

  /** Groups in the order of their first statements, none empty. */
  public static List<List<CqlStatement>> divide(Collection<CqlStatement> statements) {
    List<Group<CqlStatement>> groups = new ArrayList<>();
    Map<RoutingKey, Group<CqlStatement>> open = new HashMap<>();
    Map<Group<CqlStatement>, WholeLists> lists = new HashMap<>();
    for (CqlStatement statement : statements) {
      RoutingKey partition = statement.partition().orElse(null);
      Group<CqlStatement> group = partition == null ? null : open.get(partition);
      long bytes = Group.bytes(statement);
      if (group == null
          || !group.takes(bytes)
          || listsOf(lists, group).conflict(statement) != null) {
        group = new Group<>();
        groups.add(group);
        if (partition != null) {
          open.put(partition, group);
        }
      }
      group.add(statement, bytes);
      CqlStatement unused = listsOf(lists, group).add(statement);
    }
    return groups.stream().map(g -> List.copyOf(g.members())).toList();
  }

  /** Two values of one list must not be in one batch. */
  private static WholeLists listsOf(
      Map<Group<CqlStatement>, WholeLists> lists, Group<CqlStatement> group) {
    return lists.computeIfAbsent(group, g -> new WholeLists(null));
  }
}
