package dev.coodie.migrations.write;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.coodie.annotation.ClusteringOrder;
import dev.coodie.annotation.IndexMethod;
import dev.coodie.annotation.IndexTarget;
import dev.coodie.error.MigrationException;
import dev.coodie.schema.definition.ColumnDefinition;
import dev.coodie.schema.definition.ColumnKind;
import dev.coodie.schema.definition.IndexDefinition;
import dev.coodie.schema.definition.KeyspaceDefinition;
import dev.coodie.schema.definition.OptionValue;
import dev.coodie.schema.definition.TableDefinition;
import dev.coodie.schema.definition.TypeDefinition;
import dev.coodie.schema.definition.ViewDefinition;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SnapshotsTest {
  private static final ColumnDefinition ID =
      new ColumnDefinition("id", "uuid", ColumnKind.PARTITION_KEY, ClusteringOrder.ASC);
  private static final ColumnDefinition NAME =
      new ColumnDefinition("Näme \"x\"", "text", ColumnKind.CLUSTERING, ClusteringOrder.DESC);
  private static final KeyspaceDefinition KEYSPACE =
      new KeyspaceDefinition(
          "shop",
          Map.of("class", "SimpleStrategy", "replication_factor", "1"),
          false,
          List.of(
              new TypeDefinition("place", List.of(new TypeDefinition.Field("north", "double")))),
          List.of(
              new TableDefinition(
                  "Users",
                  List.of(ID, NAME),
                  List.of(
                      new IndexDefinition(
                          "by_name",
                          "Näme \"x\"",
                          IndexTarget.VALUES,
                          IndexMethod.SAI,
                          Map.of("ascii", "true"))),
                  60,
                  Map.of("compaction", new OptionValue("", Map.of("class", "Leveled"))),
                  Optional.empty()),
              new TableDefinition(
                  "by_name",
                  List.of(ID, NAME),
                  List.of(),
                  0,
                  Map.of(),
                  Optional.of(new ViewDefinition("Users", "\"id\" IS NOT NULL")))));

  @TempDir Path directory;

  @Test
  void what_was_written_is_read_back() {
    Path file = directory.resolve("deep/schema.json");

    Snapshots.write(file, List.of(KEYSPACE));

    assertThat(Snapshots.read(file)).containsExactly(KEYSPACE);
  }

  @Test
  void writing_again_replaces_the_file_and_leaves_no_other() throws IOException {
    Path file = directory.resolve("schema.json");
    Snapshots.write(file, List.of(KEYSPACE));

    Snapshots.write(file, List.of());

    assertThat(Snapshots.read(file)).isEmpty();
    try (var files = Files.list(directory)) {
      assertThat(files).containsExactly(file);
    }
  }

  @Test
  void a_missing_file_is_told_with_how_to_make_it() {
    assertThatThrownBy(() -> Snapshots.read(directory.resolve("none.json")))
        .isInstanceOf(MigrationException.class)
        .hasMessageContaining("There is no snapshot")
        .hasMessageContaining("--write-snapshot")
        .hasMessageContaining("coodie-1003");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "null",
        "{",
        "[]",
        "{\"format\":1}",
        "{\"format\":2,\"keyspaces\":[]}",
        "{\"format\":1,\"keyspaces\":[null]}",
        "{\"format\":1,\"keyspaces\":[],\"more\":1}",
        "{\"format\":1,\"keyspaces\":[{\"name\":\"a\"}]}"
      })
  void what_is_no_snapshot_is_refused(String content) throws IOException {
    Path file = Files.writeString(directory.resolve("schema.json"), content);

    assertThatThrownBy(() -> Snapshots.read(file))
        .isInstanceOf(MigrationException.class)
        .hasMessageContaining("cannot be read")
        .hasMessageContaining("coodie-1004");
  }

  @Test
  void a_file_that_cannot_be_written_is_told() throws IOException {
    Path file = Files.writeString(directory.resolve("file"), "").resolve("schema.json");

    assertThatThrownBy(() -> Snapshots.write(file, List.of()))
        .isInstanceOf(MigrationException.class)
        .hasMessageContaining("cannot be written")
        .hasMessageContaining("coodie-1005");
  }
}
