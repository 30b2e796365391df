package dev.coodie.internal.plan;

import static dev.coodie.internal.plan.Documents.counter;
import static dev.coodie.internal.plan.Documents.indexed;
import static dev.coodie.internal.plan.Documents.table;
import static dev.coodie.internal.plan.Documents.text;
import static dev.coodie.internal.plan.Documents.thing;
import static dev.coodie.internal.plan.Documents.view;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.coodie.annotation.IndexMethod;
import dev.coodie.annotation.IndexTarget;
import dev.coodie.column.Mapping;
import dev.coodie.column.PlainColumn;
import dev.coodie.column.UdtField;
import dev.coodie.column.ValueType;
import dev.coodie.error.SchemaException;
import dev.coodie.internal.plan.Documents.Thing;
import dev.coodie.model.DocumentModel;
import dev.coodie.schema.change.Safety;
import dev.coodie.schema.change.SchemaChange;
import dev.coodie.schema.change.SchemaChange.Action;
import dev.coodie.schema.change.SchemaChange.Subject;
import dev.coodie.schema.change.SchemaChanges;
import dev.coodie.schema.definition.IndexDefinition;
import dev.coodie.schema.definition.KeyspaceDefinition;
import dev.coodie.schema.definition.OptionValue;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ChangesTest {
  private static final DocumentModel<Thing> BASE = thing(t -> t.column(text("c")));

  private final FakeServer server = new FakeServer().column("t.id int partition_key");

  private static SchemaChange only(SchemaChanges changes) {
    assertThat(changes).hasSize(1);
    return changes.list().get(0);
  }

  @Test
  void a_missing_column_is_safe_and_can_be_taken_back() {
    SchemaChange change = only(server.changes(BASE));

    assertThat(change)
        .isEqualTo(
            new SchemaChange(
                Action.CREATE,
                Subject.COLUMN,
                "ks",
                "t",
                "c",
                Safety.SAFE,
                "Column \"c\" of ks.t is missing",
                List.of("ALTER TABLE ks.t ADD \"c\" text"),
                List.of("ALTER TABLE ks.t DROP \"c\""),
                "",
                ""));
  }

  @Test
  void a_changed_option_can_be_taken_back() {
    server.with(
        "system_schema.tables", "table_name", "t", "comment", "x", "default_time_to_live", 5);

    SchemaChange change = only(server.changes(thing(t -> t.option("comment", "y").defaultTtl(6))));

    assertThat(change.subject()).isEqualTo(Subject.OPTION);
    assertThat(change.safety()).isEqualTo(Safety.SAFE);
    assertThat(change.description())
        .isEqualTo(
            "Options of ks.t: default_time_to_live is 5, but the document wants 6; comment is x,"
                + " but the document wants y");
    assertThat(change.undo())
        .containsExactly("ALTER TABLE ks.t WITH default_time_to_live = 5 AND comment = 'x'");
  }

  @Test
  void an_index_goes_before_its_column_and_comes_back_after_it() {
    server.column("t.c text regular").index("t", "i", Map.of("target", "c"));

    SchemaChanges changes = server.changes(thing(t -> t));

    assertThat(changes).extracting(SchemaChange::safety).containsOnly(Safety.DESTRUCTIVE);
    assertThat(changes.statements())
        .containsExactly("DROP INDEX IF EXISTS ks.i", "ALTER TABLE ks.t DROP \"c\"");
    assertThat(changes.undo())
        .containsExactly(
            "ALTER TABLE ks.t ADD \"c\" text", "CREATE INDEX IF NOT EXISTS i ON ks.t (\"c\")");
  }

  @Test
  void no_column_is_dropped_under_a_view_or_while_a_view_needs_it() {
    server.column("t.c text regular").column("t.d int regular");
    assertThat(server.changes(thing(t -> t), view("")))
        .extracting(c -> c.action() + " " + c.subject() + " " + c.name())
        .containsExactly("DROP COLUMN d", "CREATE VIEW v");

    server
        .column("v.c text partition_key")
        .column("v.id int clustering desc 0")
        .view("v", "t", "", false);

    SchemaChange change = only(server.changes(thing(t -> t), view("")));
    assertThat(change.safety()).isEqualTo(Safety.NOTED);
    assertThat(change.description()).isEqualTo("Column \"d\" of ks.t is in no document");
    assertThat(change.advice()).contains("while the table has a materialized view, here ks.v");
    assertThat(change.statements()).isEmpty();
  }

  @Test
  void an_added_column_under_a_view_cannot_be_taken_back() {
    server
        .column("t.c text regular")
        .column("v.c text partition_key")
        .column("v.id int clustering desc 0")
        .view("v", "t", "", false);

    SchemaChange change =
        only(server.changes(thing(t -> t.column(text("c")).column(text("d"))), view("")));

    assertThat(change.statements()).containsExactly("ALTER TABLE ks.t ADD \"d\" text");
    assertThat(change.undo()).isEmpty();
  }

  @Test
  void what_nobody_names_is_told_only_of_a_keyspace_of_ones_own() {
    server
        .column("u.id int partition_key")
        .column("u.n int regular")
        .index("u", "i", Map.of("target", "n"))
        .column("coodie_lock.id int partition_key")
        .column("v.n int partition_key")
        .column("v.id int clustering asc 0")
        .view("v", "u", "n > 1", false)
        .with(
            "system_schema.types",
            "type_name",
            "used",
            "field_names",
            List.of("a"),
            "field_types",
            List.of("int"))
        .with(
            "system_schema.types",
            "type_name",
            "a_user",
            "field_names",
            List.of("a"),
            "field_types",
            List.of("frozen<used>"));

    assertThat(server.changes(thing(t -> t))).isEmpty();
    SchemaChanges changes = server.changes(true, thing(t -> t));
    assertThat(changes).extracting(SchemaChange::safety).containsOnly(Safety.DESTRUCTIVE);
    assertThat(changes.statements())
        .containsExactly(
            "DROP MATERIALIZED VIEW IF EXISTS ks.v",
            "DROP TABLE IF EXISTS ks.u",
            "DROP TYPE IF EXISTS ks.a_user",
            "DROP TYPE IF EXISTS ks.used");
    assertThat(changes.undo())
        .containsExactly(
            "CREATE TYPE IF NOT EXISTS ks.used (\"a\" int)",
            "CREATE TYPE IF NOT EXISTS ks.a_user (\"a\" frozen<used>)",
            "CREATE TABLE IF NOT EXISTS ks.u (\"id\" int, \"n\" int, PRIMARY KEY ((\"id\")))",
            "CREATE INDEX IF NOT EXISTS i ON ks.u (\"n\")",
            "CREATE MATERIALIZED VIEW IF NOT EXISTS ks.v AS SELECT \"n\", \"id\" FROM ks.u WHERE"
                + " \"n\" IS NOT NULL AND \"id\" IS NOT NULL AND n > 1 PRIMARY KEY ((\"n\"),"
                + " \"id\") WITH CLUSTERING ORDER BY (\"id\" ASC) AND comment = ''");
  }

  @Test
  void an_index_under_another_name_is_in_the_way() {
    server.column("t.c text regular").index("t", "old", Map.of("target", "c"));

    SchemaChange change = only(server.changes(indexed(IndexMethod.SECONDARY)));

    assertThat(change.safety()).isEqualTo(Safety.DESTRUCTIVE);
    assertThat(change.error()).as("queries find their rows with either").isEmpty();
    assertThat(change.statements())
        .containsExactly(
            "DROP INDEX IF EXISTS ks.old", "CREATE INDEX IF NOT EXISTS i ON ks.t (\"c\")");
  }

  @Test
  void indexes_that_change_places_are_all_dropped_before_they_are_made() {
    server
        .column("t.c text regular")
        .column("t.d text regular")
        .index("t", "i", Map.of("target", "d"))
        .index("t", "j", Map.of("target", "c"));
    DocumentModel<Thing> document =
        thing(
            t ->
                t.column(text("c"))
                    .column(text("d"))
                    .index("i", text("c"), IndexTarget.VALUES)
                    .index("j", text("d"), IndexTarget.VALUES));

    assertThat(server.changes(document).statements())
        .containsExactly(
            "DROP INDEX IF EXISTS ks.i",
            "DROP INDEX IF EXISTS ks.j",
            "CREATE INDEX IF NOT EXISTS i ON ks.t (\"c\")",
            "CREATE INDEX IF NOT EXISTS j ON ks.t (\"d\")");
  }

  @Test
  void an_index_of_an_unknown_class_is_not_lost() {
    server
        .column("t.c text regular")
        .index("t", "i", Map.of("target", "c", "class_name", "x.Lucene", "schema", "{}"))
        .with(
            "system_schema.keyspaces",
            "replication",
            Map.of(
                "class", "org.apache.cassandra.locator.SimpleStrategy", "replication_factor", "1"),
            "durable_writes",
            true);

    KeyspaceDefinition read = server.read();

    assertThat(read.replication())
        .isEqualTo(Map.of("class", "SimpleStrategy", "replication_factor", "1"));
    assertThat(read.tables().get(0).indexes())
        .containsExactly(
            new IndexDefinition(
                "i",
                "c",
                IndexTarget.VALUES,
                IndexMethod.SECONDARY,
                Map.of("class_name", "x.Lucene", "schema", "{}")));
    assertThat(server.changes(thing(t -> t.column(text("c")))).undo())
        .containsExactly(
            "CREATE CUSTOM INDEX IF NOT EXISTS i ON ks.t (\"c\") USING 'x.Lucene' WITH OPTIONS ="
                + " {'schema': '{}'}");
    assertThat(only(server.changes(indexed(IndexMethod.SECONDARY))).error())
        .isEqualTo("coodie-709");
  }

  @Test
  void counters_and_other_columns_cannot_be_in_one_table() {
    server.column("t.c text regular");

    SchemaChange change = server.changes(counter()).of(Safety.IMPOSSIBLE).list().get(0);

    assertThat(change.error()).isEqualTo("coodie-719");
    assertThat(change.description())
        .isEqualTo(
            "Column \"n\" of ks.t is wanted as counter, but counters and other columns cannot be in"
                + " one table");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          int               | regular | int
          text              | static  | static text
          frozen<list<int>> | regular | frozen<list<int>>
          """)
  void a_dropped_column_comes_back_only_as_what_it_was(String type, String kind, String was) {
    dropped(type, kind);

    SchemaChange change = only(server.changes(BASE));

    assertThat(change.safety()).isEqualTo(Safety.IMPOSSIBLE);
    assertThat(change.error()).isEqualTo("coodie-720");
    assertThat(change.description())
        .isEqualTo(
            "Column \"c\" of ks.t was "
                + was
                + " when it was dropped, but the document wants text");
  }

  @ParameterizedTest
  @CsvSource({"text", "ascii"})
  void a_dropped_column_may_come_back(String type) {
    dropped(type, "regular");

    assertThat(server.plan(BASE)).containsExactly("ALTER TABLE ks.t ADD \"c\" text");
  }

  @Test
  void a_column_with_a_type_of_ones_own_that_was_dropped_never_comes_back() {
    ValueType<?> type =
        ValueType.udt(
            Thing.class,
            "point",
            List.of(new UdtField<>("x", ValueType.INT)),
            Mapping.of(cells -> new Thing(0), (thing, out) -> {}));
    DocumentModel<Thing> document =
        thing(t -> t.column(PlainColumn.of(Thing.class, "c", ValueType.list(type))));
    server.with(
        "system_schema.types",
        "type_name",
        "point",
        "field_names",
        List.of("x"),
        "field_types",
        List.of("int"));
    dropped("list<frozen<tuple<int>>>", "regular");

    SchemaChange change = only(server.changes(document));
    assertThat(change.error()).isEqualTo("coodie-720");
    assertThat(change.advice()).contains("cannot be added again").contains("another column name");

    server.column("t.d list<frozen<point>> regular");
    assertThat(server.changes(thing(t -> t)).undo()).isEmpty();
  }

  private void dropped(String type, String kind) {
    server.with(
        "system_schema.dropped_columns",
        "table_name",
        "t",
        "column_name",
        "c",
        "type",
        type,
        "kind",
        kind);
  }

  @Test
  void dropped_columns_are_asked_for_only_when_columns_come() {
    server.changes(thing(t -> t));
    assertThat(server.asked).noneMatch(cql -> cql.contains("dropped_columns"));

    server.changes(BASE);
    assertThat(server.asked).anyMatch(cql -> cql.contains("dropped_columns"));
  }

  @Test
  void two_documents_of_one_table_must_agree() {
    FakeServer empty = new FakeServer();
    DocumentModel<Thing> other =
        thing(t -> t.column(PlainColumn.of(Thing.class, "c", ValueType.INT)));

    assertThatThrownBy(() -> empty.changes(BASE, other))
        .isInstanceOf(SchemaException.class)
        .hasMessage(
            "Two documents want table ks.t with \"c\" text REGULAR ASC and with \"c\" int REGULAR"
                + " ASC. Give both the same, or one of them another table name. [coodie-721]");
    assertThatThrownBy(
            () -> empty.changes(view("", v -> v), table("v", t -> t.viewOf(Thing.class, "t", ""))))
        .hasMessageEndingWith("[coodie-721]");
  }

  @Test
  void another_replication_is_destructive_and_only_told_if_both_say_one() {
    KeyspaceDefinition one =
        new KeyspaceDefinition("Ks", Map.of("class", "SimpleStrategy"), true, List.of(), List.of());
    KeyspaceDefinition other =
        new KeyspaceDefinition(
            "x", Map.of("class", "NetworkTopologyStrategy"), false, List.of(), List.of());

    SchemaChange change = only(new SchemaChanges(SchemaDiff.between(one, other)));

    assertThat(change.safety()).isEqualTo(Safety.DESTRUCTIVE);
    assertThat(change.statements())
        .containsExactly(
            "ALTER KEYSPACE \"Ks\" WITH replication = {'class': 'NetworkTopologyStrategy'} AND"
                + " durable_writes = false");
    assertThat(change.undo())
        .containsExactly(
            "ALTER KEYSPACE \"Ks\" WITH replication = {'class': 'SimpleStrategy'} AND"
                + " durable_writes = true");
    assertThat(SchemaDiff.between(one, new KeyspaceDefinition("x", List.of(), List.of())))
        .isEmpty();
  }

  @Test
  void all_options_are_read_but_what_is_none() {
    server.with(
        "system_schema.tables",
        "table_name",
        "t",
        "id",
        "x",
        "comment",
        "",
        "default_time_to_live",
        7,
        "compaction",
        Map.of("min_threshold", "4", "class", "a.B"),
        "cdc",
        null);
    server.with("system_schema.keyspaces", "replication", Map.of(), "durable_writes", false);

    KeyspaceDefinition read = server.read();

    assertThat(read.durableWrites()).isFalse();
    assertThat(read.tables().get(0).defaultTtl()).isEqualTo(7);
    assertThat(read.tables().get(0).options())
        .isEqualTo(
            Map.of(
                "comment",
                new OptionValue("", Map.of()),
                "compaction",
                new OptionValue("", Map.of("class", "a.B", "min_threshold", "4"))));
  }
}
