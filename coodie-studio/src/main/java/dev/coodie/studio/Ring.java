package dev.coodie.studio;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Set;
import java.util.TreeMap;

/** The nodes by their tokens, and so the replicas of a token, as the server chooses them. */
final class Ring {
  /** A node as its peers know it. */
  record Node(String address, String datacenter, String rack) {}

  private final NavigableMap<Long, Node> owners = new TreeMap<>();

  /** A node owns the tokens up to each of its own. */
  void add(Node node, Iterable<Long> tokens) {
    tokens.forEach(token -> owners.put(token, node));
  }

  /** Replicas under a keyspace's replication; empty where its strategy is not known. */
  List<Node> replicas(long token, Map<?, ?> replication) {
    String strategy = String.valueOf(replication.get("class"));
    if (owners.isEmpty()) {
      return List.of();
    }
    if (strategy.endsWith("SimpleStrategy")) {
      return simple(token, factor(String.valueOf(replication.get("replication_factor"))));
    }
    if (strategy.endsWith("NetworkTopologyStrategy")) {
      return byDatacenter(token, replication);
    }
    return List.of();
  }

  /** Also {@code 3/1}, with one transient replica. */
  private static int factor(String number) {
    int slash = number.indexOf('/');
    return Integer.parseInt(slash < 0 ? number : number.substring(0, slash));
  }

  private Iterable<Node> clockwise(long token) {
    List<Node> nodes = new ArrayList<>(owners.tailMap(token, true).values());
    nodes.addAll(owners.headMap(token, false).values());
    return nodes;
  }

  private List<Node> simple(long token, int factor) {
    Set<Node> found = new LinkedHashSet<>();
    for (Node node : clockwise(token)) {
      if (found.size() < factor) {
        found.add(node);
      }
    }
    return List.copyOf(found);
  }

  /** In each datacenter first a node of each rack, then those that were passed over. */
  private List<Node> byDatacenter(long token, Map<?, ?> replication) {
    Map<String, Set<Node>> members = new HashMap<>();
    for (Node node : owners.values()) {
      members.computeIfAbsent(node.datacenter(), d -> new HashSet<>()).add(node);
    }
    Set<Node> found = new LinkedHashSet<>();
    for (Map.Entry<String, Set<Node>> datacenter : members.entrySet()) {
      Object wanted = replication.get(datacenter.getKey());
      if (wanted != null) {
        int factor = Math.min(factor(wanted.toString()), datacenter.getValue().size());
        found.addAll(
            inDatacenter(
                token,
                datacenter.getKey(),
                factor,
                (int) datacenter.getValue().stream().map(Node::rack).distinct().count()));
      }
    }
    return List.copyOf(found);
  }

  private Set<Node> inDatacenter(long token, String datacenter, int factor, int rackCount) {
    Set<Node> found = new LinkedHashSet<>();
    Set<String> seenRacks = new HashSet<>();
    List<Node> passed = new ArrayList<>();
    for (Node node : clockwise(token)) {
      if (!node.datacenter().equals(datacenter) || found.contains(node) || found.size() == factor) {
        continue;
      }
      if (seenRacks.add(node.rack())) {
        found.add(node);
        if (seenRacks.size() == rackCount) {
          passed.stream().limit(Math.max(0, factor - found.size())).forEach(found::add);
        }
      } else if (seenRacks.size() == rackCount) {
        found.add(node);
      } else if (!passed.contains(node)) {
        passed.add(node);
      }
    }
    return found;
  }
}
