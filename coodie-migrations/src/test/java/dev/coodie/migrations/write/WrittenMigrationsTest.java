package dev.coodie.migrations.write;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.coodie.Coodie;
import dev.coodie.annotation.ClusteringOrder;
import dev.coodie.driver.Row;
import dev.coodie.error.MigrationException;
import dev.coodie.migrations.Migrator;
import dev.coodie.schema.SchemaPlan;
import dev.coodie.schema.definition.ColumnDefinition;
import dev.coodie.schema.definition.ColumnKind;
import dev.coodie.schema.definition.KeyspaceDefinition;
import dev.coodie.schema.definition.TableDefinition;
import dev.coodie.test.EmbeddedCoodieExtension;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** What is written runs, and makes of a keyspace what was wanted. */
class WrittenMigrationsTest {
  @RegisterExtension
  static final EmbeddedCoodieExtension DB = EmbeddedCoodieExtension.withDocuments();

  private final Coodie coodie = DB.coodie();

  @TempDir Path directory;

  @BeforeEach
  void drop() {
    coodie
        .schema()
        .run(
            "DROP TABLE IF EXISTS coodie_migrations",
            "DROP MATERIALIZED VIEW IF EXISTS by_name",
            "DROP TABLE IF EXISTS \"Town\"",
            "DROP TABLE IF EXISTS users",
            "DROP TYPE IF EXISTS place");
  }

  private KeyspaceDefinition live() {
    return coodie.schema().read().orElseThrow();
  }

  private Migrator write(KeyspaceDefinition wanted) {
    String text =
        MigrationWriter.between(live(), wanted).withDestructive().text("Change it").orElseThrow();
    NewMigration.in(directory, LocalDate.of(2026, 1, 31), "change it").write(text);
    return Migrator.of(coodie).directory(directory).allowDestructive(true);
  }

  private static ColumnDefinition column(String name, String type, ColumnKind kind) {
    return new ColumnDefinition(name, type, kind, ClusteringOrder.ASC);
  }

  private KeyspaceDefinition users(ColumnDefinition... columns) {
    return new KeyspaceDefinition(
        live().name(),
        List.of(),
        List.of(new TableDefinition("users", List.of(columns), List.of(), 0)));
  }

  @Test
  void what_documents_want_is_made_and_taken_back() {
    Migrator migrator = write(coodie.schema().wanted(Town.class).get(0));

    migrator.migrate();

    SchemaPlan plan = coodie.schema().plan(Town.class);
    assertThat(plan.changes().list()).isEmpty();
    migrator.down(1);
    assertThat(coodie.schema().plan(Town.class).statements()).hasSize(3); // type, table, index
  }

  @Test
  void another_key_keeps_every_row() {
    coodie.schema().run("CREATE TABLE users (id uuid PRIMARY KEY, name text, age int, old int)");
    for (int i = 0; i < 50; i++) {
      coodie.execute(
          "INSERT INTO users (id, name, age, old) VALUES (?, ?, ?, 1)",
          new UUID(0, i),
          "n" + i % 7,
          i);
    }
    KeyspaceDefinition wanted =
        users(
            column("name", "text", ColumnKind.PARTITION_KEY),
            column("id", "uuid", ColumnKind.CLUSTERING),
            column("age", "bigint", ColumnKind.REGULAR));

    write(wanted).migrate();

    assertThat(MigrationWriter.between(live(), wanted).text("again")).isEmpty();
    assertThat(coodie.execute("SELECT * FROM users")).hasSize(50);
    Row row =
        coodie.execute("SELECT * FROM users WHERE name = 'n3' AND id = ?", new UUID(0, 3)).get(0);
    assertThat(row.get("age")).isEqualTo(3L);
    assertThat(live().tables())
        .extracting(TableDefinition::name)
        .doesNotContain("users_coodie_copy");
  }

  @Test
  void rows_that_would_become_one_stop_it_before_anything_is_dropped() {
    coodie.schema().run("CREATE TABLE users (id uuid PRIMARY KEY, name text)");
    for (int i = 0; i < 10; i++) {
      coodie.execute("INSERT INTO users (id, name) VALUES (?, 'same')", new UUID(0, i));
    }
    Migrator migrator =
        write(
            users(
                column("name", "text", ColumnKind.PARTITION_KEY),
                column("id", "uuid", ColumnKind.REGULAR)));

    assertThatThrownBy(migrator::migrate)
        .isInstanceOf(MigrationException.class)
        .hasMessageContaining("have become one");

    assertThat(coodie.execute("SELECT id FROM users")).hasSize(10);
    coodie.schema().run("DROP TABLE users_coodie_copy");
  }
}
