package dev.coodie.internal.plan;

import static org.assertj.core.api.Assertions.assertThat;

import dev.coodie.annotation.ClusteringOrder;
import dev.coodie.schema.change.Safety;
import dev.coodie.schema.change.SchemaChange;
import dev.coodie.schema.definition.ColumnDefinition;
import dev.coodie.schema.definition.ColumnKind;
import dev.coodie.schema.definition.KeyspaceDefinition;
import dev.coodie.schema.definition.TableDefinition;
import dev.coodie.schema.definition.TypeDefinition;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ThawedTypesTest {
  private static TypeDefinition route(String stops) {
    return new TypeDefinition(
        "route",
        List.of(new TypeDefinition.Field("id", "int"), new TypeDefinition.Field("stops", stops)));
  }

  private static KeyspaceDefinition keyspace(List<TypeDefinition> types, String... columns) {
    List<ColumnDefinition> all =
        Stream.concat(
                Stream.of(column("id", "int", ColumnKind.PARTITION_KEY)),
                Stream.of(columns).map(type -> column("c", type, ColumnKind.REGULAR)))
            .toList();
    return new KeyspaceDefinition(
        "ks",
        types,
        List.of(new TableDefinition("t", all, List.of(), 0, Map.of(), Optional.empty())));
  }

  private static ColumnDefinition column(String name, String type, ColumnKind kind) {
    return new ColumnDefinition(name, type, kind, ClusteringOrder.ASC);
  }

  @ParameterizedTest
  @ValueSource(strings = {"list<text>", "set<int>", "map<text, int>"})
  void a_column_of_a_type_with_an_open_collection_is_not_made(String stops) {
    SchemaChange change =
        only(
            keyspace(List.of(route(stops))),
            keyspace(List.of(route("frozen<" + stops + ">")), "route"));

    assertThat(change.safety()).isEqualTo(Safety.IMPOSSIBLE);
    assertThat(change.error()).isEqualTo("coodie-748");
    assertThat(change.description())
        .isEqualTo(
            "Column \"c\" of ks.t is wanted as route, not frozen, but its field \"stops\" is "
                + stops
                + ", not frozen either, which the server accepts in no new column");
    assertThat(change.advice()).contains("@Frozen");
  }

  @Test
  void neither_is_a_table_with_one() {
    KeyspaceDefinition types =
        new KeyspaceDefinition("ks", List.of(route("list<text>")), List.of());

    SchemaChange change = only(types, keyspace(List.of(route("list<text>")), "route"));

    assertThat(change.error()).isEqualTo("coodie-748");
    assertThat(change.subject()).isEqualTo(SchemaChange.Subject.TABLE);
  }

  @ParameterizedTest
  @ValueSource(strings = {"frozen<route>", "list<frozen<route>>", "frozen<tuple<int, route>>"})
  void a_frozen_one_is_made(String type) {
    List<TypeDefinition> types = List.of(route("list<text>"));

    assertThat(only(keyspace(types), keyspace(types, type)).safety()).isEqualTo(Safety.SAFE);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"frozen<list<text>>", "tuple<int, list<text>>", "vector<float, 3>", "text"})
  void a_type_without_open_collections_is_made(String stops) {
    List<TypeDefinition> types = List.of(route(stops));

    assertThat(only(keyspace(types), keyspace(types, "route")).safety()).isEqualTo(Safety.SAFE);
  }

  private static SchemaChange only(KeyspaceDefinition found, KeyspaceDefinition wanted) {
    List<SchemaChange> changes = SchemaDiff.between(found, wanted);
    assertThat(changes).hasSize(1);
    return changes.get(0);
  }
}
