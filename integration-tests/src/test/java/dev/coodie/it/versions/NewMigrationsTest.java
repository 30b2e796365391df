package dev.coodie.it.versions;

import static org.assertj.core.api.Assertions.assertThat;

import dev.coodie.Coodie;
import dev.coodie.annotation.Check;
import dev.coodie.annotation.Document;
import dev.coodie.annotation.Indexed;
import dev.coodie.annotation.PartitionKey;
import dev.coodie.annotation.TableOption;
import dev.coodie.embedded.CassandraVersion;
import dev.coodie.migrations.MigrationState;
import dev.coodie.migrations.Migrator;
import dev.coodie.test.EmbeddedCoodieExtension;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** Schema statements that Cassandra has from 6.0 on, in migrations. */
class NewMigrationsTest {
  @RegisterExtension
  static final EmbeddedCoodieExtension DB =
      EmbeddedCoodieExtension.withDocuments(Boat.class)
          .onNode(node -> node.version(CassandraVersion.V6_0).transactions());

  private static final String FIRST =
      "CREATE TABLE ship LIKE boat WITH INDEXES;\n"
          + "COMMENT ON KEYSPACE ${keyspace} IS 'of boats';\n"
          + "COMMENT ON TABLE ${keyspace}.ship IS 'large; it''s (CHECK length > 9)';\n"
          + "COMMENT ON COLUMN ${keyspace}.ship.length IS 'CHECK length > 9,';\n"
          + "SECURITY LABEL ON TABLE ${keyspace}.ship IS 'secret';\n"
          + "SECURITY LABEL ON COLUMN ${keyspace}.ship.length IS 'transactional_mode = off';\n"
          + "INSERT INTO ship (id, length) VALUES (1, 90);\n"
          + "-- coodie:down\n"
          + "DROP TABLE ship;";

  @Document(
      table = "boat",
      options = @TableOption(name = "transactional_mode", value = "mixed_reads"))
  record Boat(@PartitionKey int id, @Check("> 0") @Indexed @Nullable Integer length) {}

  /** What the table is after the migration. */
  @Document(
      table = "ship",
      options = {
        @TableOption(name = "transactional_mode", value = "mixed_reads"),
        @TableOption(name = "comment", value = "large; it's (CHECK length > 9)")
      })
  record Ship(@PartitionKey int id, @Check("> 0") @Indexed @Nullable Integer length) {}

  @TempDir Path directory;

  private final Coodie coodie = DB.coodie();

  @Test
  void tables_are_made_like_others_and_things_get_comments_and_labels() throws IOException {
    Files.writeString(directory.resolve("20260101_001_ship.cql"), FIRST);
    Migrator migrator = Migrator.of(coodie).directory(directory).allowDestructive(true);

    migrator.migrate();

    assertThat(migrator.status())
        .extracting(info -> info.state())
        .containsExactly(MigrationState.DONE);
    assertThat(coodie.schema().read().orElseThrow().table("ship").orElseThrow().indexes())
        .hasSize(1);
    assertThat(coodie.schema().plan(Ship.class).changes().list()).isEmpty();
    assertThat(described())
        .contains("COMMENT ON KEYSPACE", "IS 'of boats'", "SECURITY LABEL ON COLUMN");

    migrator.down(1);

    assertThat(coodie.schema().read().orElseThrow().table("ship")).isEmpty();
  }

  private String described() {
    return coodie.execute("DESCRIBE KEYSPACE " + DB.keyspace()).stream()
        .map(row -> row.get("create_statement", String.class))
        .collect(Collectors.joining("\n"));
  }
}
