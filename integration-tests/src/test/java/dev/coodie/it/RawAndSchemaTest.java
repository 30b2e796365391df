package dev.coodie.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.coodie.Coodie;
import dev.coodie.Documents;
import dev.coodie.driver.Row;
import dev.coodie.error.InvalidQueryException;
import dev.coodie.error.MappingException;
import dev.coodie.error.SchemaException;
import dev.coodie.error.StatementException;
import dev.coodie.schema.definition.Replication;
import dev.coodie.test.EmbeddedCoodieExtension;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(EmbeddedCoodieExtension.class)
class RawAndSchemaTest {
  private final Coodie coodie;

  RawAndSchemaTest(Coodie coodie) {
    this.coodie = coodie;
  }

  @Test
  void raw_cql_gives_rows_by_name_and_by_index() {
    Row row = coodie.execute("SELECT release_version, cql_version FROM system.local").get(0);

    assertThat(row.get(0)).isEqualTo(row.get("release_version", String.class));
    assertThat(row.columns().size()).isEqualTo(2);
  }

  @Test
  void raw_values_are_bound_as_the_servers_types() {
    coodie.execute(
        "CREATE TABLE raw (id bigint PRIMARY KEY, tags set<text>, scores map<text, int>)");

    coodie.execute(
        "INSERT INTO raw (id, tags, scores) VALUES (?, ?, ?)", 1, Set.of("a"), Map.of("x", 1));
    List<Row> rows =
        coodie.async().execute("SELECT * FROM raw WHERE id = ?", 1L).toCompletableFuture().join();

    assertThat(rows.get(0).get("id")).isEqualTo(1L);
    assertThat(rows.get(0).get("tags")).isEqualTo(Set.of("a"));
    assertThat(rows.get(0).get("scores")).isEqualTo(Map.of("x", 1));
    assertThatThrownBy(() -> coodie.execute("SELECT * FROM raw WHERE id = ?", "one"))
        .isInstanceOf(InvalidQueryException.class)
        .hasMessageContaining("bigint")
        .hasMessageContaining("java.lang.String");
    assertThatThrownBy(() -> coodie.execute("SELECT * FROM raw WHERE id = ?", 1, 2))
        .isInstanceOf(InvalidQueryException.class)
        .hasMessageContaining("1 bind markers");
    assertThatThrownBy(() -> coodie.execute("SELEKT nothing"))
        .isInstanceOf(StatementException.class);
  }

  @Test
  void raw_rows_are_read_as_documents_in_any_column_order() {
    coodie.schema().plan(User.class).apply();
    Documents<User> users = coodie.documents(User.class);
    User saved = new User("raw", "r@x", 5, Set.of("a"), Map.of());
    users.save(saved);

    Row row =
        coodie
            .execute("SELECT settings, roles, age, email, name FROM users WHERE name = ?", "raw")
            .get(0);

    assertThat(users.read(row)).isEqualTo(saved);
    Row partial = coodie.execute("SELECT name FROM users WHERE name = ?", "raw").get(0);
    assertThatThrownBy(() -> users.read(partial))
        .isInstanceOf(MappingException.class)
        .hasMessageContaining("no column \"email\"");
  }

  @Test
  void a_missing_value_in_a_primitive_names_table_and_column() {
    coodie.schema().plan(User.class).apply();
    coodie.execute("INSERT INTO users (name) VALUES ('ageless')");

    assertThatThrownBy(() -> coodie.documents(User.class).get(User_.key("ageless")))
        .isInstanceOf(MappingException.class)
        .hasMessageContaining("\"age\"")
        .hasMessageContaining("users")
        .hasMessageContaining("Key columns: name")
        .hasMessageNotContaining("ageless");
  }

  @Test
  void the_plan_lists_what_is_missing_and_apply_makes_it() {
    coodie.schema().dropKeyspace("planned");
    coodie.schema().createKeyspace("planned", Replication.perDatacenter(Map.of("datacenter1", 1)));
    coodie.execute("CREATE TABLE planned.planned (id int PRIMARY KEY)");

    var plan = coodie.schema().plan(Planned.class);

    assertThat(plan.statements())
        .containsExactly(
            "CREATE TYPE IF NOT EXISTS planned.place (\"street\" text, \"zip_code\" int, \"tags\""
                + " frozen<set<text>>, \"point\" frozen<tuple<double, double>>)",
            "ALTER TABLE planned.planned ADD \"label\" text",
            "ALTER TABLE planned.planned ADD \"place\" frozen<place>",
            "CREATE INDEX IF NOT EXISTS planned_label_idx ON planned.planned (\"label\")");
    plan.apply();
    assertThat(coodie.schema().plan(Planned.class).isEmpty()).isTrue();
    coodie.schema().dropKeyspace("planned");
  }

  @Test
  void what_cannot_be_changed_is_refused_with_a_recipe() {
    coodie.schema().createKeyspace("planned2", Replication.simple(1));
    coodie.execute("CREATE TABLE planned2.users (name text PRIMARY KEY, age bigint)");
    coodie.execute("CREATE TABLE planned2.watch (name text PRIMARY KEY, major int, minor int)");

    assertThatThrownBy(() -> coodie.schema().keyspace("planned2").plan(User.class).apply())
        .isInstanceOf(SchemaException.class)
        .hasMessageContaining("\"age\"")
        .hasMessageContaining("bigint");
    assertThatThrownBy(() -> coodie.schema().keyspace("planned2").plan(Watch.class).apply())
        .isInstanceOf(SchemaException.class)
        .hasMessageContaining("primary key");
    coodie.schema().dropKeyspace("planned2");
  }
}
