package dev.coodie.it;

import static org.assertj.core.api.Assertions.assertThat;

import dev.coodie.Coodie;
import dev.coodie.Documents;
import dev.coodie.schema.SchemaPlan;
import dev.coodie.schema.definition.Replication;
import dev.coodie.test.EmbeddedCoodieExtension;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(EmbeddedCoodieExtension.class)
class UserTypesTest {
  private static final Address ROME = new Address("Rome", "Via", List.of(new Spot(1, 2)));
  private static final Address OSLO = Address.of("Oslo", null);
  private static final Spot CORNER = new Spot(3, 4);

  private final Coodie coodie;
  private final Documents<Depot> depots;

  UserTypesTest(Coodie coodie) {
    this.coodie = coodie;
    this.depots = coodie.documents(Depot.class);
  }

  @BeforeAll
  static void create_types(Coodie coodie) {
    coodie.schema().plan(Depot.class).apply();
    assertThat(coodie.schema().plan(Depot.class).statements()).isEmpty();
  }

  private static Depot depot(Address address) {
    return new Depot(
        address,
        CORNER,
        "NAME",
        OSLO,
        Optional.of(ROME),
        List.of(ROME, OSLO),
        Set.of(CORNER, new Spot(5, 6)),
        Map.of(CORNER, OSLO),
        Map.of("a", List.of(ROME)));
  }

  @Test
  void a_type_is_itself_in_every_place() {
    Depot depot = depot(ROME);
    depots.save(depot);

    assertThat(depots.get(Depot_.key(ROME, CORNER))).isEqualTo(depot);
    assertThat(depots.find(Depot_.partition(ROME), Depot_.corner.gte(CORNER)).all())
        .containsExactly(depot);
  }

  @Test
  void missing_values_and_null_fields_stay_missing() {
    Depot depot =
        new Depot(
            OSLO, CORNER, "X", null, Optional.empty(), List.of(), Set.of(), Map.of(), Map.of());
    depots.save(depot);

    assertThat(depots.get(Depot_.key(OSLO, CORNER))).isEqualTo(depot);
  }

  @Test
  void hooks_run_before_the_save_and_after_the_read() {
    Depot saved = depots.save(depot(ROME).named("  quiet "));

    assertThat(saved.name()).isEqualTo("quiet");
    assertThat(depots.find(Depot_.partition(ROME)).rows(Depot_.name).get(0).get(Depot_.name))
        .isEqualTo("quiet");
    assertThat(depots.get(Depot_.key(ROME, CORNER)).name()).isEqualTo("QUIET");
  }

  @Test
  void a_field_added_later_is_planned_and_null_in_old_values() {
    String keyspace = "growth_" + Long.toHexString(System.nanoTime());
    coodie.schema().createKeyspace(keyspace, Replication.simple(1));
    try {
      growInUse(keyspace);
    } finally {
      coodie.schema().dropKeyspace(keyspace);
    }
  }

  private void growInUse(String keyspace) {
    coodie.execute("CREATE TYPE " + keyspace + ".address (city text)");
    coodie.execute(
        "CREATE TABLE "
            + keyspace
            + ".member (team text, id int, lead text static, budget int static, name text, age int,"
            + " tags set<text>, notes list<text>, scores map<text, int>, address address, home"
            + " frozen<address>, places frozen<map<text, frozen<address>>>, PRIMARY KEY (team,"
            + " id))");
    coodie.execute(
        "INSERT INTO "
            + keyspace
            + ".member (team, id, age, address, home, places) VALUES ('t', 1, 5, {city: 'Pisa'},"
            + " {city: 'Bari'}, {'a': {city: 'Lecce'}})");
    SchemaPlan plan = coodie.schema().keyspace(keyspace).plan(Member.class);

    assertThat(plan.statements())
        .containsExactly(
            "CREATE TYPE IF NOT EXISTS " + keyspace + ".point (\"x\" int, \"y\" int)",
            "ALTER TYPE " + keyspace + ".address ADD \"street\" text",
            "ALTER TYPE " + keyspace + ".address ADD \"corners\" frozen<list<frozen<point>>>");
    plan.apply();

    Documents<Member> members = coodie.documents(Member.class).keyspace(keyspace);
    Member old = members.get(Member_.key("t", 1));
    assertThat(old.address()).isEqualTo(Address.of("Pisa", null));
    assertThat(old.home()).isEqualTo(Address.of("Bari", null));
    assertThat(old.places()).isEqualTo(Map.of("a", Address.of("Lecce", null)));
    members.saveChanges(old, old.with(new Address("Pisa", "Via", List.of(new Spot(1, 2)))));
    assertThat(members.get(Member_.key("t", 1)).address())
        .isEqualTo(new Address("Pisa", "Via", List.of(new Spot(1, 2))));
  }
}
