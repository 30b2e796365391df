package dev.coodie.it;

import static dev.coodie.column.Select.cast;
import static dev.coodie.column.Select.max;
import static dev.coodie.column.Select.toJson;
import static dev.coodie.column.Select.writeTime;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.coodie.Coodie;
import dev.coodie.CoodieConfig;
import dev.coodie.Documents;
import dev.coodie.PageToken;
import dev.coodie.column.Condition;
import dev.coodie.column.Select;
import dev.coodie.column.ValueType;
import dev.coodie.driver.Row;
import dev.coodie.embedded.EmbeddedCassandra;
import dev.coodie.error.CoodieException;
import dev.coodie.schema.definition.Replication;
import dev.coodie.test.EmbeddedCoodieExtension;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.stream.Stream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** No name and no value can become CQL; after each test a table that was to be dropped is there. */
class DefectsNamesTest {
  private static final String DROP = "weird\"; DROP TABLE victim; --";
  private static final String QUOTED = "\"weird\"\"; DROP TABLE victim; --\"";
  private static final String QUOTE = "it's";
  private static final Condition<Hostile> KEY = Hostile_.key(DROP, 1);
  private static final Hostile HOSTILE =
      new Hostile(DROP, 1, QUOTE, DROP, 5, Set.of(DROP, QUOTE), Map.of(DROP, 1));

  @RegisterExtension
  static final EmbeddedCoodieExtension DATABASE =
      EmbeddedCoodieExtension.withDocuments(Victim.class, Hostile.class, HostileField.class);

  private final Documents<Victim> victims = DATABASE.coodie().documents(Victim.class);
  private final Documents<Hostile> hostiles = DATABASE.coodie().documents(Hostile.class);

  @BeforeAll
  static void save_the_victim() {
    DATABASE.coodie().documents(Victim.class).save(new Victim("alive", "text"));
  }

  @AfterEach
  void the_victim_is_alive() {
    assertThat(victims.get(Victim_.key("alive"))).isEqualTo(new Victim("alive", "text"));
  }

  @Test
  void columns_of_any_name_are_written_and_read() {
    hostiles.save(HOSTILE);
    hostiles
        .at(KEY)
        .update(
            Hostile_.text.set(QUOTE),
            Hostile_.tags.remove(QUOTE),
            Hostile_.scores.put(QUOTE, 2),
            Hostile_.shared.set(DROP));
    assertThat(hostiles.get(KEY))
        .isEqualTo(new Hostile(DROP, 1, DROP, QUOTE, 5, Set.of(DROP), Map.of(DROP, 1, QUOTE, 2)));

    hostiles.saveChanges(hostiles.get(KEY), hostiles.get(KEY).with(DROP, 6));
    assertThat(
            hostiles
                .at(KEY)
                .onlyIf(Hostile_.text.eq(DROP), Hostile_.scores.at(DROP).in(1, 2))
                .update(Hostile_.number.set(7))
                .applied())
        .isTrue();
    assertThat(hostiles.insertIfNotExists(HOSTILE).current(Hostile_.number)).contains(7);
    hostiles.at(KEY).delete(Hostile_.text);
    assertThat(hostiles.get(KEY).text()).isNull();
    hostiles.delete(HOSTILE);
    assertThat(hostiles.find(KEY).exists()).isFalse();
  }

  @Test
  void columns_of_any_name_are_searched_and_computed() {
    hostiles.save(HOSTILE);
    hostiles.save(new Hostile(DROP, 2, QUOTE, null, 3, Set.of(), Map.of()));
    Condition<Hostile> both = Hostile_.partition(DROP);

    assertThat(hostiles.find(both).orderBy(Hostile_.place.asc()).all())
        .extracting(Hostile::place)
        .containsExactly(1, 2);
    assertThat(hostiles.find(hostiles.column(DROP).eq(DROP)).pageSize(1).page().next()).isPresent();
    assertThat(hostiles.find(both, Hostile_.tags.contains(QUOTE)).allowFiltering().count())
        .isEqualTo(1);
    assertThat(hostiles.find(both).sum(Hostile_.number)).isEqualTo(8);
    Row row =
        hostiles
            .find(both)
            .groupBy(Hostile_.key)
            .rows(Hostile_.key, Hostile_.shared, max(Hostile_.number))
            .get(0);
    assertThat(row.get(Hostile_.key)).isEqualTo(DROP);
    assertThat(row.get(Hostile_.shared)).isEqualTo(QUOTE);
    assertThat(row.get(max(Hostile_.number))).isEqualTo(5);
    Row functions =
        hostiles
            .find(KEY)
            .rows(
                writeTime(Hostile_.text),
                cast(Hostile_.number, ValueType.TEXT),
                toJson(Hostile_.tags))
            .get(0);
    assertThat(functions.get(writeTime(Hostile_.text))).isPositive();
    assertThat(functions.get(cast(Hostile_.number, ValueType.TEXT))).isEqualTo("5");
    assertThat(functions.get(toJson(Hostile_.tags))).contains(QUOTE);
    assertThat(hostiles.find(KEY).json()).hasSize(1);
    assertThat(hostiles.find().distinct().rows(Hostile_.key, Hostile_.shared)).hasSize(1);
    hostiles.at(both).delete();
  }

  @Test
  void the_options_of_a_table_are_texts() {
    Row table =
        DATABASE
            .coodie()
            .execute(
                "SELECT comment FROM system_schema.tables WHERE keyspace_name = ? AND table_name ="
                    + " 'hostile'",
                DATABASE.keyspace())
            .get(0);

    assertThat(table.get("comment")).isEqualTo("it's\"; DROP TABLE victim; --");
    assertThat(DATABASE.coodie().schema().plan(Hostile.class).statements()).isEmpty();
  }

  @Test
  void a_field_of_any_name_is_changed_alone() {
    Documents<HostileField> fields = DATABASE.coodie().documents(HostileField.class);
    fields.save(new HostileField(1, new HostileField.Named(DROP)));

    fields
        .at(HostileField_.key(1))
        .update(HostileField_.named.field(HostileField_Named_.field).set(QUOTE));

    assertThat(fields.get(HostileField_.key(1)).named().field()).isEqualTo(QUOTE);
    assertThat(
            fields
                .at(HostileField_.key(1))
                .onlyIf(HostileField_.named.field(HostileField_Named_.field).eq(QUOTE))
                .delete()
                .applied())
        .isTrue();
  }

  @Test
  void a_type_of_any_name_is_made_and_used() {
    Coodie coodie = DATABASE.coodie();
    coodie.schema().plan(HostileKind.class).apply();
    Documents<HostileKind> kinds = coodie.documents(HostileKind.class);
    HostileKind saved = new HostileKind(1, new HostileKind.Kind(7));

    kinds.save(saved);

    assertThat(kinds.find(HostileKind_.id.eq(1)).all()).containsExactly(saved);
    assertThat(coodie.execute("SELECT * FROM hostile_kind"))
        .extracting(kinds::read)
        .containsExactly(saved);
    assertThat(coodie.schema().plan(HostileKind.class).statements()).isEmpty();
  }

  static Stream<Arguments> names() {
    Coodie coodie = DATABASE.coodie();
    Documents<Victim> victims = coodie.documents(Victim.class);
    Documents<Victim> elsewhere = victims.keyspace(DROP);
    Victim victim = new Victim("x", "y");
    String dc = "dc1': 1}; DROP TABLE victim; --";
    return Stream.of(
        name("table", QUOTED, () -> coodie.schema().plan(HostileTable.class).apply()),
        name(
            "table to write",
            QUOTED,
            () -> coodie.documents(HostileTable.class).save(new HostileTable(1))),
        name(
            "keyspace to create",
            QUOTED,
            () -> coodie.schema().createKeyspace(DROP, Replication.simple(1))),
        name(
            "keyspace to plan",
            QUOTED,
            () -> coodie.schema().keyspace(DROP).plan(Victim.class).apply()),
        name("keyspace to write", QUOTED, () -> elsewhere.save(victim)),
        name(
            "keyspace to change", QUOTED, () -> elsewhere.at(victim).update(Victim_.text.set("x"))),
        name("keyspace to delete from", QUOTED, () -> elsewhere.delete(victim)),
        name("keyspace to read", QUOTED, () -> elsewhere.find().all()),
        name("keyspace to read later", QUOTED, () -> join(elsewhere.async().findOne())),
        name(
            "dotted keyspace",
            "\"system.local; --\".victim",
            () -> victims.keyspace("system.local; --").find().all()),
        name("datacenter", "'dc1'': 1}; DROP TABLE victim; --': '1'", () -> replicated(coodie, dc)),
        name("datacenter with a quote", "'it''s': '1'", () -> replicated(coodie, QUOTE)),
        name("datacenter called class", "[coodie-718]", () -> replicated(coodie, "class")),
        name("column", "[coodie-201]", () -> victims.column("text\" = 'x'; --")),
        name(
            "column to sort by",
            "[coodie-229]",
            () -> victims.find().orderBy(victims.column("text").asc()).all()),
        name("function", "[coodie-215]", () -> Select.call("f(x) FROM victim; --", ValueType.INT)),
        name("function with a quote", "[coodie-215]", () -> Select.call("\"x\"", ValueType.INT)),
        name(
            "type to cast to",
            "\"text) FROM victim; DROP TABLE victim; --\"",
            () -> victims.find().rows(cast(Victim_.text, hostileType()))),
        name("profile", "[coodie-515]", () -> victims.profile(DROP).find().all()),
        name("page token", "[coodie-231]", () -> PageToken.parse("'; DROP TABLE victim; --")),
        name("json", " JSON ? [coodie-508]", () -> victims.saveJson("{}'); DROP TABLE victim; --")),
        name("raw values", "[coodie-507]", () -> coodie.execute("SELECT * FROM ?", "victim")));
  }

  private static Arguments name(String what, String message, ThrowingCallable use) {
    return Arguments.of(what, message, use);
  }

  private static void replicated(Coodie coodie, String datacenter) {
    coodie.schema().createKeyspace("replicated", Replication.perDatacenter(Map.of(datacenter, 1)));
  }

  private static ValueType<?> hostileType() {
    return ValueType.dynamicUdt("text) FROM victim; DROP TABLE victim; --", List.of());
  }

  private static void join(CompletionStage<?> stage) {
    try {
      stage.toCompletableFuture().join();
    } catch (CompletionException e) {
      if (e.getCause() instanceof CoodieException own) {
        throw own;
      }
      throw e;
    }
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("names")
  void a_name_that_is_none_is_refused(String what, String message, ThrowingCallable use) {
    assertThatThrownBy(use).isInstanceOf(CoodieException.class).hasMessageContaining(message);
  }

  @Test
  void a_hostile_keyspace_that_is_configured_stays_a_name() {
    EmbeddedCassandra node = EmbeddedCassandra.shared();
    try (Coodie coodie =
        Coodie.connect(CoodieConfig.at(node.address() + ":" + node.port()).keyspace(DROP))) {
      Documents<Victim> lost = coodie.documents(Victim.class);

      assertThatThrownBy(() -> lost.find().all())
          .isInstanceOf(CoodieException.class)
          .hasMessageContaining("\"weird\"\"; DROP TABLE victim; --\".victim");
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {DROP, QUOTE, "' OR 'a' = 'a", "x'; TRUNCATE victim; --", "?", ":x", "\\"})
  void a_value_is_a_value(String value) {
    Coodie coodie = DATABASE.coodie();
    Victim saved = new Victim(value, value);

    victims.save(saved);

    assertThat(victims.get(Victim_.key(value))).isEqualTo(saved);
    assertThat(victims.find(Victim_.id.in(value, "none")).all()).containsExactly(saved);
    assertThat(victims.find(victims.column("id").eq(value)).all()).containsExactly(saved);
    assertThat(coodie.execute("SELECT text FROM victim WHERE id = ?", value).get(0).get(0))
        .isEqualTo(value);
    assertThat(victims.find().count()).isEqualTo(2);
    victims.delete(saved);
    assertThat(coodie.execute("SELECT text FROM victim WHERE id = ?", value)).isEmpty();
    assertThat(victims.find().count()).isEqualTo(1);
  }
}
