package dev.coodie.internal.plan;

import static dev.coodie.internal.plan.Documents.table;
import static dev.coodie.internal.plan.Documents.text;
import static dev.coodie.internal.plan.Documents.thing;
import static dev.coodie.internal.plan.Documents.view;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.coodie.error.SchemaException;
import dev.coodie.internal.plan.Documents.Thing;
import dev.coodie.model.DocumentModel;
import dev.coodie.schema.change.Safety;
import dev.coodie.schema.change.SchemaChange;
import dev.coodie.schema.change.SchemaChanges;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ViewPlanTest {
  private static final DocumentModel<Thing> BASE = thing(t -> t.column(text("c")));
  private static final String CREATE =
      "CREATE MATERIALIZED VIEW IF NOT EXISTS ks.v AS SELECT \"c\", \"id\" FROM ks.t WHERE \"c\" IS"
          + " NOT NULL AND \"id\" IS NOT NULL PRIMARY KEY ((\"c\"), \"id\") WITH CLUSTERING ORDER"
          + " BY (\"id\" DESC)";

  private final FakeServer server = new FakeServer();

  private SchemaChange only(DocumentModel<?> model) {
    SchemaChanges changes = server.changes(model);
    assertThat(changes).hasSize(1);
    return changes.list().get(0);
  }

  private void baseExists() {
    server.column("t.id int partition_key").column("t.c text regular");
  }

  private void viewExists(String where, boolean all) {
    baseExists();
    server
        .column("v.c text partition_key")
        .column("v.id int clustering desc 0")
        .view("v", "t", where, all);
  }

  @Test
  void a_view_comes_after_its_base_whatever_the_order_of_the_documents() {
    assertThat(server.plan(view(""), BASE)).hasSize(2).last().isEqualTo(CREATE);
    assertThat(server.plan(BASE, view(""))).hasSize(2).last().isEqualTo(CREATE);
  }

  @Test
  void the_base_need_not_be_planned_if_it_exists() {
    baseExists();

    assertThat(server.plan(view(""))).containsExactly(CREATE);
  }

  @Test
  void a_base_that_is_nowhere_is_named() {
    assertThatThrownBy(() -> server.plan(view("")))
        .hasCauseInstanceOf(SchemaException.class)
        .hasMessageContaining("there is no table ks.t")
        .hasMessageEndingWith("[coodie-713]");
  }

  @Test
  void a_view_is_no_base() {
    server.column("t.id int partition_key").column("t.c text regular").view("t", "x", "", true);

    assertThatThrownBy(() -> server.plan(view("")))
        .hasMessageContaining("there is no table ks.t")
        .hasMessageEndingWith("[coodie-713]");
  }

  @Test
  void a_column_that_the_base_lacks_is_named() {
    server.column("t.id int partition_key").column("t.c int regular");

    assertThatThrownBy(() -> server.plan(view("")))
        .hasMessageContaining("wants column \"c\" of type text")
        .hasMessageContaining("has it as int")
        .hasMessageEndingWith("[coodie-714]");
    assertThatThrownBy(() -> server.plan(view("", v -> v.column(text("more")))))
        .hasMessageContaining("[coodie-714]");
    assertThatThrownBy(() -> server.plan(view("", v -> v.column(text("more"))), BASE))
        .hasMessageContaining("\"more\"");
  }

  @Test
  void a_base_that_cannot_be_as_both_want_it_is_told_at_the_base() {
    server.column("t.id int partition_key").column("t.c int regular");

    assertThat(server.changes(view(""), BASE).of(Safety.IMPOSSIBLE))
        .singleElement()
        .satisfies(
            c -> assertThat(c.owner()).isEqualTo("t"),
            c -> assertThat(c.error()).isEqualTo("coodie-703"));
  }

  @Test
  void what_the_document_says_about_rows_is_added() {
    baseExists();

    assertThat(server.plan(view(" id > 0 and c is not null ")))
        .singleElement()
        .asString()
        .contains(" WHERE \"id\" IS NOT NULL AND id > 0 and c is not null PRIMARY KEY");
  }

  @Test
  void options_of_a_view_are_written_and_changed() {
    baseExists();
    assertThat(server.plan(view("", v -> v.option("comment", "x"))))
        .singleElement()
        .asString()
        .endsWith("WITH CLUSTERING ORDER BY (\"id\" DESC) AND comment = 'x'");

    server
        .column("v.c text partition_key")
        .column("v.id int clustering desc 0")
        .view("v", "t", "", true);

    assertThat(server.plan(view("", v -> v.option("comment", "x"))))
        .containsExactly("ALTER MATERIALIZED VIEW ks.v WITH comment = 'x'");
  }

  @ParameterizedTest(name = "{0} = {1}")
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          ``                            | c IS NOT NULL AND id IS NOT NULL
          id > 0                        | c IS NOT NULL AND id IS NOT NULL AND id > 0
          id>0 and C in ('a' , 'b')     | id > 0 AND c IN ('a', 'b') AND c IS NOT NULL
          c = $$it's$$                  | c = 'it''s'
          c = $$it's$$ AND id > 0       | c = 'it's' AND id > 0
          c = 'X and Y'                 | c = 'X and Y' AND id IS NOT NULL
          "c" >= 'a' AND "id" <= -1     | id <= -1 AND c >= 'a'
          """)
  void a_view_as_wanted_needs_nothing(String wanted, String found) {
    viewExists(found, false);

    assertThat(server.plan(view(wanted))).isEmpty();
  }

  @ParameterizedTest(name = "{0} / {1}")
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          ``         | c IS NOT NULL AND id IS NOT NULL AND id > 0 | condition id > 0, but the document wants (none)
          id > 1     | c IS NOT NULL AND id IS NOT NULL AND id > 0 | condition id > 0, but the document wants id > 1
          c = 'A'    | c = 'a'                                     | condition c = 'a', but the document wants c = 'A'
          x IS NOT NULL | c IS NOT NULL AND id IS NOT NULL         | condition (none), but the document wants x is not null
          """)
  void a_view_with_other_rows_is_made_again_if_that_is_allowed(
      String wanted, String found, String message) {
    viewExists(found, false);

    SchemaChange change = only(view(wanted));

    assertThat(change.description()).isEqualTo("Materialized view ks.v has the " + message);
    assertThat(change.safety()).isEqualTo(Safety.DESTRUCTIVE);
    assertThat(change.advice()).contains("drop it and create it again");
    assertThat(change.error()).isEqualTo("coodie-711");
    assertThat(change.statements())
        .hasSize(2)
        .first()
        .isEqualTo("DROP MATERIALIZED VIEW IF EXISTS ks.v");
  }

  @Test
  void a_view_with_another_base_key_or_columns_is_made_again() {
    viewExists("", false);
    server.column("t.more text regular").column("t2.id int partition_key");
    server.column("t2.c text regular");
    DocumentModel<Thing> more = view("", v -> v.column(text("more")));
    DocumentModel<Thing> other = table("v", v -> v.column(text("c")).viewOf(Thing.class, "t", ""));
    DocumentModel<Thing> base = view("", v -> v.viewOf(Thing.class, "t2", ""));

    assertThat(only(more).description())
        .contains("columns c text PARTITION_KEY ASC, id int CLUSTERING DESC, but");
    assertThat(only(other).description()).contains("primary key c, id, but the document wants id");
    assertThat(server.changes(base).list().get(0).description())
        .contains("base table t, but the document wants t2");
    assertThat(server.changes(base).statements())
        .as("dropped first, since it keeps its old base from losing columns")
        .hasSize(2)
        .first()
        .isEqualTo("DROP MATERIALIZED VIEW IF EXISTS ks.v");
  }

  @Test
  void a_view_of_all_columns_may_have_more_than_wanted() {
    viewExists("", true);
    server.column("v.more text regular");

    assertThat(server.plan(view(""))).isEmpty();
  }

  @Test
  void a_view_of_some_columns_may_not() {
    viewExists("", false);
    server.column("v.more text regular");

    assertThat(only(view("")).error()).isEqualTo("coodie-711");
  }

  @Test
  void a_table_and_a_view_are_not_taken_for_each_other() {
    viewExists("", true);

    assertThat(only(table("v", t -> t.column(text("c")))))
        .satisfies(
            c -> assertThat(c.safety()).isEqualTo(Safety.IMPOSSIBLE),
            c ->
                assertThat(c.description())
                    .isEqualTo("ks.v is a materialized view, but the document wants a table"),
            c -> assertThat(c.error()).isEqualTo("coodie-712"));
    server.column("w.id int partition_key");
    DocumentModel<Thing> view = table("w", t -> t.viewOf(Thing.class, "t", ""));
    assertThat(only(view).description())
        .isEqualTo("ks.w is a table, but the document wants a materialized view");
    assertThat(only(view).error()).isEqualTo("coodie-712");
    DocumentModel<Thing> table = table("w", t -> t);
    assertThatThrownBy(() -> server.plan(view, table)).hasMessageEndingWith("[coodie-712]");
  }
}
