package dev.coodie.migrations.write;

import static org.assertj.core.api.Assertions.assertThat;

import dev.coodie.annotation.ClusteringOrder;
import dev.coodie.annotation.IndexMethod;
import dev.coodie.annotation.IndexTarget;
import dev.coodie.schema.definition.ColumnDefinition;
import dev.coodie.schema.definition.ColumnKind;
import dev.coodie.schema.definition.IndexDefinition;
import dev.coodie.schema.definition.KeyspaceDefinition;
import dev.coodie.schema.definition.TableDefinition;
import dev.coodie.schema.definition.TypeDefinition;
import dev.coodie.schema.definition.ViewDefinition;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class MigrationWriterTest {
  private static final ColumnDefinition ID =
      new ColumnDefinition("id", "uuid", ColumnKind.PARTITION_KEY, ClusteringOrder.ASC);
  private static final ColumnDefinition NAME = regular("name", "text");

  private static ColumnDefinition regular(String name, String type) {
    return new ColumnDefinition(name, type, ColumnKind.REGULAR, ClusteringOrder.ASC);
  }

  private static TableDefinition table(String name, ColumnDefinition... columns) {
    return new TableDefinition(name, List.of(columns), List.of(), 0);
  }

  private static KeyspaceDefinition keyspace(TableDefinition... tables) {
    return new KeyspaceDefinition("ks", List.of(), List.of(tables));
  }

  private static String text(KeyspaceDefinition found, KeyspaceDefinition wanted) {
    return MigrationWriter.between(found, wanted).text("The test").orElseThrow();
  }

  private static String destructive(KeyspaceDefinition found, KeyspaceDefinition wanted) {
    return MigrationWriter.between(found, wanted).withDestructive().text("The test").orElseThrow();
  }

  @Test
  void nothing_is_written_when_nothing_differs() {
    KeyspaceDefinition users = keyspace(table("users", ID));

    assertThat(MigrationWriter.between(users, users).text("The test")).isEmpty();
  }

  @Test
  void a_missing_table_is_created_and_dropped_again() {
    assertThat(text(keyspace(), keyspace(table("users", ID, NAME))))
        .isEqualTo(
            """
            -- The test

            -- coodie:up
            -- Table users is missing
            CREATE TABLE IF NOT EXISTS users ("id" uuid, "name" text, PRIMARY KEY (("id")));

            -- coodie:down
            DROP TABLE IF EXISTS users;
            """);
  }

  @Test
  void several_changes_are_taken_back_in_reverse_order() {
    TypeDefinition place =
        new TypeDefinition("place", List.of(new TypeDefinition.Field("north", "double")));
    KeyspaceDefinition wanted =
        new KeyspaceDefinition(
            "ks",
            List.of(place),
            List.of(
                new TableDefinition(
                    "users",
                    List.of(ID, NAME, regular("home", "frozen<place>")),
                    List.of(
                        new IndexDefinition(
                            "by_name",
                            "name",
                            IndexTarget.VALUES,
                            IndexMethod.SECONDARY,
                            Map.of())),
                    0)));

    String text = text(keyspace(table("users", ID)), wanted);

    assertThat(text)
        .containsSubsequence(
            "-- coodie:up",
            "CREATE TYPE IF NOT EXISTS place",
            "ALTER TABLE users ADD",
            "CREATE INDEX IF NOT EXISTS by_name ON users",
            "-- coodie:down",
            "DROP INDEX IF EXISTS by_name",
            "-- Column \"home\" of users stays: once dropped,",
            "ALTER TABLE users DROP \"name\";",
            "-- Type place stays: a column or field that stays uses it.")
        .contains("ALTER TABLE users ADD IF NOT EXISTS \"home\" frozen<place>;")
        .doesNotContain("ks.", "a_keyspace", "DROP TYPE");
  }

  @Test
  void what_is_destructive_is_told_and_left_out_unless_allowed() {
    KeyspaceDefinition found = keyspace(table("users", ID, NAME));
    KeyspaceDefinition wanted = keyspace(table("users", ID));

    assertThat(text(found, wanted))
        .doesNotContain("coodie:destructive")
        .contains("-- Left out, since it is destructive:")
        .doesNotContainPattern("(?m)^ALTER");
    assertThat(destructive(found, wanted))
        .contains("-- coodie:destructive\n")
        .containsPattern("(?m)^ALTER TABLE users DROP \"name\";$")
        .containsPattern("(?m)^ALTER TABLE users ADD \"name\" text;$");
  }

  @Test
  void tables_that_nobody_wants_are_left_alone_unless_the_keyspace_is_exclusive() {
    KeyspaceDefinition found = keyspace(table("users", ID), table("others", ID));
    KeyspaceDefinition wanted = keyspace(table("users", ID));

    assertThat(MigrationWriter.between(found, wanted).withDestructive().text("a")).isEmpty();
    assertThat(MigrationWriter.between(found, wanted).exclusive().withDestructive().text("a"))
        .hasValueSatisfying(text -> assertThat(text).contains("DROP TABLE IF EXISTS others;"));
  }

  @Test
  void another_key_makes_the_table_anew_and_copies_its_rows() {
    TableDefinition before = table("users", ID, NAME, regular("old", "int"));
    TableDefinition after =
        table(
            "users",
            new ColumnDefinition("name", "text", ColumnKind.PARTITION_KEY, ClusteringOrder.ASC),
            new ColumnDefinition("id", "uuid", ColumnKind.CLUSTERING, ClusteringOrder.DESC));
    TableDefinition view =
        new TableDefinition(
            "by_id",
            List.of(
                ID,
                new ColumnDefinition("name", "text", ColumnKind.CLUSTERING, ClusteringOrder.ASC)),
            List.of(),
            0,
            Map.of(),
            Optional.of(new ViewDefinition("users", "")));

    String text = destructive(keyspace(before, view), keyspace(after, view));

    assertThat(text)
        .containsSubsequence(
            "-- coodie:destructive",
            "-- coodie:up",
            "CREATE TABLE IF NOT EXISTS users_coodie_copy (\"name\" text, \"id\" uuid,",
            "-- coodie:copy users users_coodie_copy without old\n",
            "DROP MATERIALIZED VIEW IF EXISTS by_id;",
            "DROP TABLE IF EXISTS users;",
            "CREATE TABLE IF NOT EXISTS users (\"name\" text, \"id\" uuid,",
            "-- coodie:copy users_coodie_copy users\n",
            "CREATE MATERIALIZED VIEW IF NOT EXISTS by_id",
            "DROP TABLE IF EXISTS users_coodie_copy;")
        .doesNotContain("coodie:down");
    assertThat(text(keyspace(before), keyspace(after)))
        .contains("-- Left out: table users")
        .doesNotContain("coodie:copy");
  }

  @Test
  void a_wider_type_copies_too_and_a_narrower_one_is_only_told() {
    KeyspaceDefinition narrow = keyspace(table("users", ID, regular("age", "int")));
    KeyspaceDefinition wide = keyspace(table("users", ID, regular("age", "bigint")));

    assertThat(destructive(narrow, wide)).contains("-- coodie:copy users users_coodie_copy\n");
    assertThat(destructive(wide, narrow))
        .doesNotContain("coodie:copy")
        .contains("-- Cannot be done here: table users would have to be recreated");
  }

  @Test
  void hostile_names_stay_names() {
    String name = "A;--\"x'";
    KeyspaceDefinition found =
        new KeyspaceDefinition("a_keyspace_1", List.of(), List.of(table(name, ID)));
    KeyspaceDefinition wanted =
        new KeyspaceDefinition(
            "a_keyspace_1", List.of(), List.of(table(name, ID, regular(name, "text"))));

    assertThat(text(found, wanted))
        .containsPattern("(?m)^ALTER TABLE \"A;--\"\"x'\" ADD \"A;--\"\"x'\" text;$");
  }

  @Test
  void a_description_is_never_a_directive() {
    assertThat(
            MigrationWriter.between(keyspace(), keyspace(table("users", ID)))
                .text("coodie:destructive\n-- coodie:down")
                .orElseThrow())
        .doesNotContainPattern("(?m)^-- coodie:destructive")
        .doesNotContainPattern("(?m)^-- coodie:down\n(?!DROP)");
  }
}
