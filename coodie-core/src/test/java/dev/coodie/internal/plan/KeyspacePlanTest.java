package dev.coodie.internal.plan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.coodie.error.SchemaException;
import dev.coodie.schema.change.Safety;
import dev.coodie.schema.change.SchemaChange;
import dev.coodie.schema.change.SchemaChanges;
import dev.coodie.schema.definition.KeyspaceOptions;
import dev.coodie.schema.definition.Replication;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class KeyspacePlanTest {
  private static final KeyspaceOptions THREE =
      KeyspaceOptions.of(Replication.perDatacenter(Map.of("dc1", 3)));

  private static FakeServer with(boolean durable, String... replication) {
    Map<String, String> options = new HashMap<>();
    for (int i = 0; i < replication.length; i += 2) {
      options.put(replication[i], replication[i + 1]);
    }
    return new FakeServer()
        .cassandra("5.0.9")
        .with("system_schema.keyspaces", "replication", options, "durable_writes", durable);
  }

  private static FakeServer perDatacenter(String... copies) {
    String[] all = new String[copies.length + 2];
    all[0] = "class";
    all[1] = "org.apache.cassandra.locator.NetworkTopologyStrategy";
    System.arraycopy(copies, 0, all, 2, copies.length);
    return with(true, all);
  }

  private static SchemaChange only(SchemaChanges changes) {
    assertThat(changes).hasSize(1);
    return changes.list().get(0);
  }

  @Test
  void a_missing_keyspace_is_made() {
    SchemaChange change = only(new FakeServer().keyspace(THREE.durableWrites(false)));

    assertThat(change.safety()).isEqualTo(Safety.SAFE);
    assertThat(change.statements())
        .containsExactly(
            "CREATE KEYSPACE IF NOT EXISTS ks WITH replication = {'class':"
                + " 'NetworkTopologyStrategy', 'dc1': '3'} AND durable_writes = false");
    assertThat(change.undo()).containsExactly("DROP KEYSPACE IF EXISTS ks");
    assertThatThrownBy(() -> new FakeServer().keyspace(KeyspaceOptions.none().durableWrites(true)))
        .hasCauseInstanceOf(SchemaException.class)
        .hasMessageContaining("Keyspace ks is to be created, but the number of its copies is")
        .hasMessageEndingWith("[coodie-750]");
  }

  @Test
  void a_keyspace_as_wanted_needs_nothing() {
    FakeServer server = perDatacenter("dc1", "3", "gone", "0");

    assertThat(server.keyspace(THREE)).isEmpty();
    assertThat(server.keyspace(THREE.durableWrites(true))).isEmpty();
    assertThat(server.keyspace(KeyspaceOptions.none())).isEmpty();
    assertThat(server.asked).hasSize(3).allMatch(cql -> cql.startsWith("SELECT replication"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '"',
      textBlock =
          """
          dc1=2       | true  | false | 'dc1': '3'
          dc1=5       | false | true  | 'dc1': '3'
          dc1=3,dc2=3 | false | true  | 'dc1': '3', 'dc2': '0'
          dc2=3       | true  | true  | 'dc1': '3', 'dc2': '0'
          dc1=3/1     | true  | true  | 'dc1': '3'
          """)
  void other_copies_are_destructive_and_it_is_told_what_they_cost(
      String now, boolean more, boolean fewer, String statement) {
    String[] copies = now.split("[=,]");

    SchemaChange change = only(perDatacenter(copies).keyspace(THREE));

    assertThat(change.safety()).isEqualTo(Safety.DESTRUCTIVE);
    assertThat(change.error()).isEqualTo("coodie-751");
    assertThat(change.advice().contains("New copies are empty")).isEqualTo(more);
    assertThat(change.advice().contains("This leaves fewer copies")).isEqualTo(fewer);
    assertThat(change.statements())
        .containsExactly(
            "ALTER KEYSPACE ks WITH replication = {'class': 'NetworkTopologyStrategy', "
                + statement
                + "}");
  }

  @Test
  void another_strategy_moves_copies() {
    SchemaChange change =
        only(with(true, "class", "SimpleStrategy", "replication_factor", "3").keyspace(THREE));

    assertThat(change.statements())
        .containsExactly(
            "ALTER KEYSPACE ks WITH replication = {'class': 'NetworkTopologyStrategy', 'dc1':"
                + " '3'}");
    assertThat(change.undo())
        .containsExactly(
            "ALTER KEYSPACE ks WITH replication = {'class': 'SimpleStrategy',"
                + " 'replication_factor': '3'}");
    assertThat(change.advice()).contains("New copies").contains("fewer copies");
  }

  @Test
  void undoing_a_new_datacenter_gives_it_no_copy() {
    KeyspaceOptions two = KeyspaceOptions.of(Replication.perDatacenter(Map.of("dc1", 3, "dc2", 1)));

    assertThat(only(perDatacenter("dc1", "3").keyspace(two)).undo())
        .containsExactly(
            "ALTER KEYSPACE ks WITH replication = {'class':"
                + " 'NetworkTopologyStrategy', 'dc1': '3', 'dc2': '0'}");
  }

  @Test
  void durable_writes_are_given_freely_and_taken_with_permission() {
    String[] simple = {"class", "SimpleStrategy", "replication_factor", "1"};
    KeyspaceOptions on = KeyspaceOptions.none().durableWrites(true);
    KeyspaceOptions off = KeyspaceOptions.none().durableWrites(false);

    SchemaChange given = only(with(false, simple).keyspace(on));
    SchemaChange taken = only(with(true, simple).keyspace(off));

    assertThat(given.safety()).isEqualTo(Safety.SAFE);
    assertThat(given.statements()).containsExactly("ALTER KEYSPACE ks WITH durable_writes = true");
    assertThat(given.undo()).containsExactly("ALTER KEYSPACE ks WITH durable_writes = false");
    assertThat(taken.safety()).isEqualTo(Safety.DESTRUCTIVE);
    assertThat(taken.advice())
        .isEqualTo(
            "Without durable writes a node that stops loses what it had not yet flushed. If that is"
                + " meant, apply the plan withDestructive().");
    assertThat(taken.description())
        .isEqualTo(
            "Keyspace ks has the replication {class=SimpleStrategy, replication_factor=1}, but"
                + " should have {class=SimpleStrategy, replication_factor=1} without durable writes");
  }

  @Test
  void tablets_need_a_scylla_that_has_them() {
    KeyspaceOptions tablets = THREE.tablets(true);

    assertThatThrownBy(() -> new FakeServer().cassandra("5.0.9").keyspace(tablets))
        .hasCauseInstanceOf(SchemaException.class)
        .hasMessageContaining(
            "The tablets of keyspace ks cannot be made: Cassandra 5.0.9 has no tablets. Remove"
                + " tablets(..) from its options; nothing was run.")
        .hasMessageEndingWith("[coodie-707]");
    for (String old : new String[] {"5.4.9", "2024.1.3"}) {
      assertThatThrownBy(() -> new FakeServer().scylla(old).keyspace(tablets))
          .hasMessageContaining(
              "ScyllaDB 6.0 or 2024.2 or newer, but the server is ScyllaDB " + old)
          .hasMessageEndingWith("[coodie-707]");
    }
    for (String known : new String[] {"6.0.0", "2024.2.0", "2025.4.0"}) {
      assertThat(new FakeServer().scylla(known).keyspace(tablets).statements())
          .containsExactly(
              "CREATE KEYSPACE IF NOT EXISTS ks WITH replication = {'class':"
                  + " 'NetworkTopologyStrategy', 'dc1': '3'} AND tablets = {'enabled': true}");
    }
  }

  @Test
  void tablets_cannot_come_or_go_later() {
    FakeServer with =
        perDatacenter("dc1", "3")
            .scylla("2025.4.0")
            .with("system_schema.scylla_keyspaces", "initial_tablets", 0);
    FakeServer without = perDatacenter("dc1", "3").scylla("2025.4.0");

    assertThat(with.keyspace(THREE.tablets(true))).isEmpty();
    assertThat(without.keyspace(THREE.tablets(false))).isEmpty();
    SchemaChange gone = only(with.keyspace(THREE.tablets(false)));
    SchemaChange come = only(without.keyspace(THREE.tablets(true)));
    assertThat(gone.safety()).isEqualTo(Safety.IMPOSSIBLE);
    assertThat(gone.description()).isEqualTo("Keyspace ks has tablets, but should have none");
    assertThat(come.description()).isEqualTo("Keyspace ks has no tablets, but should have some");
    assertThat(come.error()).isEqualTo("coodie-752");
  }
}
