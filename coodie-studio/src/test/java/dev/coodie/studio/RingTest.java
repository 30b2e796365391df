package dev.coodie.studio;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class RingTest {
  private final Ring ring = new Ring();

  @BeforeEach
  void six_nodes_in_two_datacenters() {
    add("a1", "a", "r1", 0, 600);
    add("a2", "a", "r1", 100);
    add("a3", "a", "r2", 200);
    add("b1", "b", "r1", 300);
    add("b2", "b", "r2", 400);
    add("a4", "a", "r1", 500);
  }

  private void add(String address, String datacenter, String rack, long... tokens) {
    ring.add(new Ring.Node(address, datacenter, rack), Arrays.stream(tokens).boxed().toList());
  }

  private List<String> replicas(long token, Map<String, String> replication) {
    return ring.replicas(token, replication).stream().map(Ring.Node::address).toList();
  }

  @Test
  void a_token_belongs_to_the_next_node_of_the_ring() {
    Map<String, String> simple = Map.of("class", "org.x.SimpleStrategy", "replication_factor", "2");

    assertThat(replicas(100, simple)).containsExactly("a2", "a3");
    assertThat(replicas(101, simple)).containsExactly("a3", "b1");
    assertThat(replicas(601, simple)).containsExactly("a1", "a2");
  }

  @Test
  void racks_are_spread_before_nodes_are_taken_twice() {
    Map<String, String> topology =
        Map.of("class", "org.x.NetworkTopologyStrategy", "a", "3", "b", "1/1");

    assertThat(replicas(50, topology)).containsExactlyInAnyOrder("a2", "a3", "a4", "b1");
    assertThat(replicas(450, topology)).containsExactlyInAnyOrder("a4", "a3", "a1", "b1");
  }

  @Test
  void more_copies_than_nodes_are_all_nodes_and_other_strategies_are_not_known() {
    assertThat(replicas(0, Map.of("class", "NetworkTopologyStrategy", "b", "9")))
        .containsExactlyInAnyOrder("b1", "b2");
    assertThat(replicas(0, Map.of("class", "LocalStrategy"))).isEmpty();
    assertThat(new Ring().replicas(0, Map.of("class", "SimpleStrategy"))).isEmpty();
  }
}
