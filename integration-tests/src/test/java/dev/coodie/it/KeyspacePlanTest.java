package dev.coodie.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.coodie.Coodie;
import dev.coodie.error.SchemaException;
import dev.coodie.error.StatementException;
import dev.coodie.schema.Schema;
import dev.coodie.schema.SchemaPlan;
import dev.coodie.schema.change.Safety;
import dev.coodie.schema.definition.KeyspaceDefinition;
import dev.coodie.schema.definition.KeyspaceOptions;
import dev.coodie.schema.definition.Replication;
import dev.coodie.test.EmbeddedCoodieExtension;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Keyspaces that are made, altered, and refused, and types that are planned alone. */
@ExtendWith(EmbeddedCoodieExtension.class)
class KeyspacePlanTest {
  private static final String NAME = "PlannedKeyspace";
  private static final KeyspaceOptions ONE =
      KeyspaceOptions.of(Replication.perDatacenter(Map.of("datacenter1", 1)));

  private final Coodie coodie;
  private final Schema schema;

  KeyspacePlanTest(Coodie coodie) {
    this.coodie = coodie;
    this.schema = coodie.schema();
  }

  @AfterEach
  void drop() {
    schema.dropKeyspace(NAME);
  }

  private KeyspaceDefinition read() {
    return schema.keyspace(NAME).read().orElseThrow();
  }

  @Test
  void durable_writes_are_as_told() {
    schema.createKeyspace(NAME, ONE.durableWrites(false));

    assertThat(read().durableWrites()).isFalse();
    assertThat(read().replication())
        .isEqualTo(Map.of("class", "NetworkTopologyStrategy", "datacenter1", "1"));
    assertThat(schema.planKeyspace(NAME, ONE.durableWrites(false)).isEmpty()).isTrue();
  }

  @Test
  void a_keyspace_is_made_by_its_plan_and_unmade_by_its_undo() {
    SchemaPlan plan = schema.planKeyspace(NAME, ONE);
    assertThat(schema.keyspace(NAME).read()).isEmpty();

    List<String> undo = plan.apply().undo();

    assertThat(read().durableWrites()).isTrue();
    assertThat(schema.planKeyspace(NAME, ONE).statements()).isEmpty();
    schema.run(undo.toArray(String[]::new));
    assertThat(schema.keyspace(NAME).read()).isEmpty();
  }

  @Test
  void altering_copies_takes_permission_and_is_taken_back_by_its_undo() {
    schema.createKeyspace(NAME, ONE);
    KeyspaceDefinition before = read();
    KeyspaceOptions wanted =
        KeyspaceOptions.of(Replication.perDatacenter(Map.of("datacenter1", 3)))
            .durableWrites(false);
    SchemaPlan plan = schema.planKeyspace(NAME, wanted);

    assertThatThrownBy(plan::apply)
        .isInstanceOf(SchemaException.class)
        .hasMessageContaining("New copies are empty at first")
        .hasMessageContaining("Without durable writes")
        .hasMessageContaining("apply the plan withDestructive()")
        .hasMessageEndingWith("[coodie-751]");
    assertThat(read()).isEqualTo(before);

    List<String> undo = plan.withDestructive().apply().undo();
    assertThat(read().replication()).containsEntry("datacenter1", "3");
    assertThat(read().durableWrites()).isFalse();
    assertThat(read().tables()).isEmpty(); // of the lock, too
    assertThat(schema.planKeyspace(NAME, wanted).isEmpty()).isTrue();
    schema.run(undo.toArray(String[]::new));
    assertThat(read()).isEqualTo(before);
  }

  @Test
  void a_plan_tells_its_changes_as_text_and_json() {
    schema.createKeyspace(NAME, ONE.durableWrites(false));

    SchemaPlan plan = schema.planKeyspace(NAME, KeyspaceOptions.none().durableWrites(true));

    assertThat(plan.changes().list().get(0).safety()).isEqualTo(Safety.SAFE);
    assertThat(plan.toString())
        .isEqualTo(
            """
            PlannedKeyspace
              ~ Keyspace PlannedKeyspace has the replication {class=NetworkTopologyStrategy, \
            datacenter1=1} without durable writes, but should have {class=NetworkTopologyStrategy, \
            datacenter1=1}
            1 change: 1 safe.\
            """);
    assertThat(plan.changes().json())
        .contains("\"action\": \"alter\"", "\"subject\": \"keyspace\"")
        .contains("ALTER KEYSPACE \\\"PlannedKeyspace\\\" WITH durable_writes = true");
    plan.apply();
    assertThat(read().durableWrites()).isTrue();
  }

  @Test
  void a_datacenter_that_is_gone_may_be_left() {
    schema.createKeyspace(NAME, ONE);

    schema.run(
        "ALTER KEYSPACE \"PlannedKeyspace\" WITH replication = {'class':"
            + " 'NetworkTopologyStrategy', 'datacenter1': '1', 'gone': '0'}");

    assertThat(schema.planKeyspace(NAME, ONE).isEmpty()).isTrue();
  }

  @Test
  void cassandra_has_no_tablets_and_is_not_asked_for_them() {
    KeyspaceOptions tablets = ONE.tablets(false);

    assertThatThrownBy(() -> schema.createKeyspace(NAME, tablets))
        .isInstanceOf(SchemaException.class)
        .hasMessageContaining("has no tablets. Remove tablets(..)")
        .hasMessageEndingWith("[coodie-707]");
    assertThatThrownBy(() -> schema.planKeyspace(NAME, tablets))
        .isInstanceOf(SchemaException.class)
        .hasMessageEndingWith("[coodie-707]");
    assertThat(schema.keyspace(NAME).read()).isEmpty();
  }

  @Test
  void a_type_is_planned_without_a_document() {
    schema.createKeyspace(NAME, ONE);
    Schema there = schema.keyspace(NAME);

    SchemaPlan plan = there.plan(Address.class);

    assertThat(plan.statements())
        .containsExactly(
            "CREATE TYPE IF NOT EXISTS \"PlannedKeyspace\".point (\"x\" int, \"y\" int)",
            "CREATE TYPE IF NOT EXISTS \"PlannedKeyspace\".address (\"city\" text, \"street\""
                + " text, \"corners\" frozen<list<frozen<point>>>)");
    plan.apply();
    assertThat(there.plan(Address.class).isEmpty()).isTrue();
    assertThat(there.plan(Spot.class, Address.class).isEmpty()).isTrue();
    assertThat(there.exclusive().plan(Spot.class).changes().of(Safety.DESTRUCTIVE).statements())
        .containsExactly("DROP TYPE IF EXISTS \"PlannedKeyspace\".address");
    assertThat(there.wanted(Spot.class).get(0).types()).hasSize(1);
    assertThat(there.plan(Spot.class, Member.class).changes().statements())
        .singleElement()
        .asString()
        .startsWith("CREATE TABLE");
  }

  @Test
  void a_type_that_grew_gets_its_field_without_a_document() {
    schema.createKeyspace(NAME, ONE);
    schema.run("CREATE TYPE \"PlannedKeyspace\".point (x int)");

    schema.keyspace(NAME).plan(Spot.class).apply();

    assertThat(read().types().get(0).fields()).hasSize(2);
  }

  @Test
  void cassandra_has_no_bypass_of_its_cache_and_says_so() {
    schema.plan(Member.class).apply();

    assertThatThrownBy(() -> coodie.documents(Member.class).find().bypassCache().all())
        .isInstanceOf(StatementException.class)
        .hasMessageStartingWith("The server has no BYPASS CACHE, which only ScyllaDB has")
        .hasMessageEndingWith("[coodie-541]");
    assertThatThrownBy(() -> coodie.documents(Member.class).scan().bypassCache().forEach(m -> {}))
        .isInstanceOf(StatementException.class)
        .hasMessageContaining("The server has no BYPASS CACHE")
        .hasMessageEndingWith("[coodie-531]");
    assertThatThrownBy(() -> coodie.execute("SELECT * FROM system.local bypass cache"))
        .hasMessageEndingWith("[coodie-541]");
  }
}
