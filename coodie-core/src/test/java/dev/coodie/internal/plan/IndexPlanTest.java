package dev.coodie.internal.plan;

import static dev.coodie.internal.plan.Documents.indexed;
import static dev.coodie.internal.plan.Documents.table;
import static dev.coodie.internal.plan.Documents.text;
import static dev.coodie.internal.plan.Documents.vectors;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.coodie.annotation.IndexMethod;
import dev.coodie.annotation.IndexTarget;
import dev.coodie.schema.change.Safety;
import dev.coodie.schema.change.SchemaChange;
import dev.coodie.schema.change.SchemaChanges;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class IndexPlanTest {
  private static final String SAI = "StorageAttachedIndex";

  private final FakeServer server =
      new FakeServer().column("t.id int partition_key").column("t.c text regular");

  private static SchemaChange only(SchemaChanges changes) {
    assertThat(changes).hasSize(1);
    return changes.list().get(0);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          VALUES  | c
          VALUES  | "c"
          VALUES  | values(c)
          VALUES  | values("c")
          KEYS    | keys(c)
          KEYS    | keys("c")
          ENTRIES | entries(c)
          ENTRIES | keys_and_values(c)
          FULL    | full("c")
          """)
  void an_index_is_known_by_each_spelling_of_its_target(IndexTarget target, String found) {
    server.index("t", "i", Map.of("target", found));

    assertThat(server.plan(indexed(target, IndexMethod.SECONDARY, Map.of()))).isEmpty();
    assertThat(server.asked).hasSize(6);
  }

  @ParameterizedTest
  @CsvSource({
    "SAI, StorageAttachedIndex",
    "SAI, sai",
    "SAI, org.apache.cassandra.index.sai.StorageAttachedIndex",
    "SASI, org.apache.cassandra.index.sasi.SASIIndex",
    "SASI, SASIIndex"
  })
  void an_index_is_known_by_each_name_of_its_class(IndexMethod method, String found) {
    server.index("t", "i", Map.of("target", "c", "class_name", found));

    assertThat(server.plan(indexed(method))).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "StorageAttachedIndex, COSINE, ''",
    "StorageAttachedIndex, cosine, ''",
    "StorageAttachedIndex, '', ''",
    "vector_index, COSINE, 16",
    "vector_index, '', ''"
  })
  void a_vector_index_is_known_on_both_servers(String className, String similarity, String more) {
    Map<String, String> options = new HashMap<>(Map.of("target", "v", "class_name", className));
    if (!similarity.isEmpty()) {
      options.put("similarity_function", similarity);
    }
    if (!more.isEmpty()) {
      options.put("maximum_node_connections", more);
    }
    server.column("t.v vector<float,_3> regular").index("t", "i", options);

    assertThat(server.plan(vectors())).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "StorageAttachedIndex, 16, 16, true",
    "StorageAttachedIndex, 16, 32, false",
    "StorageAttachedIndex, 16, '', false",
    "StorageAttachedIndex, '', 16, false",
    "vector_index, 16, 16, true",
    "vector_index, 16, 32, false"
  })
  void other_options_of_a_vector_index_are_a_difference(
      String className, String found, String wanted, boolean same) {
    Map<String, String> options = new HashMap<>(Map.of("target", "v", "class_name", className));
    if (!found.isEmpty()) {
      options.put("maximum_node_connections", found);
    }
    server.column("t.v vector<float,_3> regular").index("t", "i", options);

    List<SchemaChange> changes =
        server
            .changes(
                vectors(wanted.isEmpty() ? Map.of() : Map.of("maximum_node_connections", wanted)))
            .list()
            .stream()
            .filter(change -> change.subject() == SchemaChange.Subject.INDEX)
            .toList();

    assertThat(changes.isEmpty()).isEqualTo(same);
    if (!same) {
      String created = changes.get(0).statements().get(1);
      assertThat(created.contains("'maximum_node_connections': '" + wanted + "'"))
          .isEqualTo(!wanted.isEmpty());
    }
  }

  @Test
  void a_missing_index_is_made_as_the_server_wants_it() {
    server.column("t.v vector<float,_3> regular");
    assertThat(server.plan(vectors()))
        .containsExactly(
            "CREATE CUSTOM INDEX IF NOT EXISTS i ON ks.t (\"v\") USING 'StorageAttachedIndex' WITH"
                + " OPTIONS = {'similarity_function': 'COSINE'}");

    FakeServer scylla = new FakeServer().scylla("2025.4.1-0.20251203.abc");
    assertThat(scylla.plan(vectors()))
        .last()
        .isEqualTo(
            "CREATE CUSTOM INDEX IF NOT EXISTS i ON ks.t (\"v\") USING 'vector_index' WITH OPTIONS"
                + " = {'similarity_function': 'COSINE'}");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          t  | keys(c) | StorageAttachedIndex | SAI | SAI on ks.t (keys(c)), but the document wants SAI on ks.t (c)
          t2 | c       | StorageAttachedIndex | SAI | SAI on ks.t2 (c), but the document wants SAI on ks.t (c)
          t  | d       | StorageAttachedIndex | SAI | SAI on ks.t (d), but the document wants SAI on ks.t (c)
          t  | c       | x.SASIIndex          | SAI | SASI on ks.t (c), but the document wants SAI on ks.t (c)
          t  | c       | StorageAttachedIndex | SASI | SAI on ks.t (c), but the document wants SASI on ks.t (c)
          t  | c       | StorageAttachedIndex | SECONDARY | SAI on ks.t (c), but the document wants SECONDARY on ks.t (c)
          t  | c       |                      | SAI | SECONDARY on ks.t (c), but the document wants SAI on ks.t (c)
          """)
  void an_index_that_differs_is_dropped_and_made_again_if_that_is_allowed(
      String table, String target, String className, IndexMethod method, String message) {
    server.index(
        table,
        "i",
        className == null
            ? Map.of("target", target)
            : Map.of("target", target, "class_name", className));

    server.column("t2.id int partition_key");

    SchemaChange change = only(server.changes(indexed(method)));

    assertThat(change.description()).isEqualTo("Index ks.i is " + message);
    assertThat(change.error()).isEqualTo("coodie-709");
    if (table.equals("t")) {
      assertThat(change.safety()).isEqualTo(Safety.DESTRUCTIVE);
      assertThat(change.advice()).contains("drop it first (DROP INDEX IF EXISTS ks.i)");
      assertThat(change.statements()).hasSize(2).first().isEqualTo("DROP INDEX IF EXISTS ks.i");
      assertThat(change.undo()).hasSize(2).first().isEqualTo("DROP INDEX IF EXISTS ks.i");
    } else {
      assertThat(change.safety()).isEqualTo(Safety.IMPOSSIBLE);
      assertThat(change.advice()).contains("outside of this plan");
      assertThat(change.statements()).isEmpty();
    }
  }

  @Test
  void options_are_compared() {
    server.index("t", "i", Map.of("target", "c", "class_name", SAI, "case_sensitive", "FALSE"));

    assertThat(
            server.plan(
                indexed(IndexTarget.VALUES, IndexMethod.SAI, Map.of("case_sensitive", "false"))))
        .isEmpty();
    for (Map<String, String> other :
        List.of(
            Map.of("case_sensitive", "true"),
            Map.<String, String>of(),
            Map.of("case_sensitive", "false", "ascii", "true"))) {
      assertThat(only(server.changes(indexed(IndexTarget.VALUES, IndexMethod.SAI, other))))
          .satisfies(
              c -> assertThat(c.description()).contains("with {case_sensitive=FALSE}"),
              c -> assertThat(c.error()).isEqualTo("coodie-709"));
    }
  }

  @Test
  void the_servers_own_kind_may_be_storage_attached() {
    server
        .cassandra("5.0.9")
        .setting("default_secondary_index", "sai")
        .setting("default_secondary_index_enabled", "true")
        .index("t", "i", Map.of("target", "c", "class_name", "sai"));

    assertThat(server.plan(indexed(IndexMethod.SECONDARY))).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"t", "u"})
  void one_name_for_two_indexes_is_refused(String table) {
    FakeServer empty = new FakeServer();

    assertThatThrownBy(
            () ->
                empty.plan(
                    indexed(IndexMethod.SECONDARY),
                    table(
                        table, t -> t.column(text("d")).index("i", text("d"), IndexTarget.VALUES))))
        .hasMessageContaining("Index \"i\" is wanted twice in keyspace ks")
        .hasMessageEndingWith("[coodie-710]");
  }
}
