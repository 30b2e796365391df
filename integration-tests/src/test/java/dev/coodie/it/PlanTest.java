package dev.coodie.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.coodie.Coodie;
import dev.coodie.annotation.ClusteringOrder;
import dev.coodie.annotation.IndexMethod;
import dev.coodie.annotation.IndexTarget;
import dev.coodie.annotation.Similarity;
import dev.coodie.column.ClusteringColumn;
import dev.coodie.column.Column;
import dev.coodie.column.CounterColumn;
import dev.coodie.column.PlainColumn;
import dev.coodie.column.RegularColumn;
import dev.coodie.column.ValueType;
import dev.coodie.column.VectorColumn;
import dev.coodie.embedded.CassandraVersion;
import dev.coodie.embedded.EmbeddedCassandra;
import dev.coodie.error.SchemaException;
import dev.coodie.model.DocumentModelBuilder;
import dev.coodie.schema.SchemaPlan;
import dev.coodie.schema.change.Safety;
import dev.coodie.schema.change.SchemaChange.Subject;
import dev.coodie.schema.definition.Replication;
import dev.coodie.test.EmbeddedCoodieExtension;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class PlanTest {
  @RegisterExtension
  static final EmbeddedCoodieExtension DB = EmbeddedCoodieExtension.withDocuments();

  private static final RegularColumn<Anything, String> TEXT = column("c", ValueType.TEXT);

  private static final ClusteringColumn<AnyView, String> KIND =
      ClusteringColumn.of(AnyView.class, "Kind", ValueType.TEXT);

  private static <V> PlainColumn<Anything, V> column(String name, ValueType<V> type) {
    return PlainColumn.of(Anything.class, name, type);
  }

  private static ValueType<?> type(String name) {
    ValueType<Map<String, Integer>> map = ValueType.map(ValueType.TEXT, ValueType.INT);
    return switch (name) {
      case "text" -> ValueType.TEXT;
      case "list" -> ValueType.list(ValueType.INT);
      case "map" -> map;
      case "frozen" -> map.frozen();
      default -> throw new IllegalArgumentException(name);
    };
  }

  private static SchemaPlan plan(Class<?>... documents) {
    return DB.coodie().schema().plan(documents);
  }

  /** Something is missing, and after it was made nothing is. */
  private static void plannedOnce(Class<?>... documents) {
    SchemaPlan plan = plan(documents);
    assertThat(plan.statements()).isNotEmpty();
    plan.apply();
    assertThat(plan(documents).statements()).isEmpty();
  }

  private static UnaryOperator<DocumentModelBuilder<Anything>> indexed(
      Column<Anything, ?> column,
      IndexTarget target,
      IndexMethod method,
      Map<String, String> options) {
    return t ->
        t.column((RegularColumn<Anything, ?>) column)
            .index("the_index", column, target, method, options);
  }

  @AfterEach
  void drop() {
    DB.coodie().schema().drop(Anything.class, AnyView.class);
  }

  @ParameterizedTest
  @CsvSource({
    "c, text, VALUES, SECONDARY",
    "c, list, VALUES, SECONDARY",
    "c, map, VALUES, SECONDARY",
    "c, map, KEYS, SECONDARY",
    "c, map, ENTRIES, SECONDARY",
    "c, frozen, FULL, SECONDARY",
    "'Some ''name\"', text, VALUES, SECONDARY",
    "'Some ''name\"', map, KEYS, SECONDARY",
    "select, frozen, FULL, SECONDARY",
    "c, text, VALUES, SAI",
    "c, list, VALUES, SAI",
    "c, map, VALUES, SAI",
    "c, map, KEYS, SAI",
    "c, map, ENTRIES, SAI",
    "c, frozen, FULL, SAI",
    "Name, text, VALUES, SAI",
    "Name, map, ENTRIES, SAI",
    "select, text, VALUES, SAI",
    "c, text, VALUES, SASI"
  })
  void an_index_is_made_once(String name, String type, IndexTarget target, IndexMethod method) {
    assumeTrue(method != IndexMethod.SAI || ServerFeature.SAI.isThere(), "This server has no SAI");
    Anything_.is("anything", indexed(column(name, type(type)), target, method, Map.of()));

    plannedOnce(Anything.class);
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void a_column_of_a_type_is_dropped_if_it_is_frozen_and_told_otherwise(boolean frozen) {
    Anything_.is("anything", t -> t.column(TEXT));
    plannedOnce(Anything.class);
    String type = frozen ? "frozen<parts>" : "parts";
    DB.coodie().schema().run("CREATE TYPE parts (a int)", "ALTER TABLE anything ADD place " + type);
    try {
      SchemaPlan plan = plan(Anything.class).withDestructive(Subject.COLUMN);

      assertThat(plan.statements()).hasSize(frozen ? 1 : 0);
      plan.apply();

      assertThat(plan(Anything.class).changes())
          .hasSize(frozen ? 0 : 1)
          .allMatch(change -> change.safety() == Safety.NOTED)
          .allMatch(change -> change.toString().contains("that is not frozen"));
    } finally {
      DB.coodie().schema().run("DROP TABLE anything", "DROP TYPE parts");
    }
  }

  @Test
  @Needs(ServerFeature.SAI)
  void destructive_changes_are_allowed_by_kind() {
    Map<String, String> sai = Map.of("case_sensitive", "false");
    Anything_.is("anything", indexed(TEXT, IndexTarget.VALUES, IndexMethod.SAI, sai));
    plannedOnce(Anything.class);
    Anything_.is("anything", indexed(TEXT, IndexTarget.VALUES, IndexMethod.SAI, Map.of()));
    SchemaPlan columns = plan(Anything.class).withDestructive(Subject.COLUMN);

    assertThat(columns.statements()).isEmpty();
    assertThatThrownBy(columns::apply).hasMessageEndingWith("[coodie-709]");

    SchemaPlan both = columns.withDestructive(Subject.INDEX);
    assertThat(both.statements()).isNotEmpty();
    both.apply();
    assertThat(plan(Anything.class).changes()).isEmpty();
  }

  @Test
  @Needs(ServerFeature.SAI)
  void options_of_an_index_are_kept_and_their_change_is_told() {
    Map<String, String> sai = Map.of("case_sensitive", "false", "normalize", "true");
    Anything_.is("anything", indexed(TEXT, IndexTarget.VALUES, IndexMethod.SAI, sai));
    plannedOnce(Anything.class);

    Anything_.is("anything", indexed(TEXT, IndexTarget.VALUES, IndexMethod.SAI, Map.of()));

    assertThat(plan(Anything.class).isEmpty()).isFalse();
    assertThatThrownBy(() -> plan(Anything.class).apply())
        .isInstanceOf(SchemaException.class)
        .hasMessageContaining("(c) with {case_sensitive=false, normalize=true}, but the document")
        .hasMessageEndingWith("[coodie-709]");
    plan(Anything.class).withDestructive().apply();
    assertThat(plan(Anything.class).changes()).isEmpty();
  }

  @Test
  void a_sasi_index_has_options() {
    Map<String, String> sasi =
        Map.of(
            "mode",
            "contains",
            "analyzer_class",
            "org.apache.cassandra.index.sasi.analyzer.StandardAnalyzer");
    Anything_.is("anything", indexed(TEXT, IndexTarget.VALUES, IndexMethod.SASI, sasi));

    plannedOnce(Anything.class);
  }

  @ParameterizedTest
  @EnumSource(Similarity.class)
  @Needs({ServerFeature.VECTORS, ServerFeature.SAI})
  void a_vector_index_is_made_once(Similarity similarity) {
    VectorColumn<Anything, List<Float>> v =
        VectorColumn.of(Anything.class, "V", ValueType.vector(ValueType.FLOAT, 3));
    Anything_.is("anything", t -> t.column(v).vectorIndex("the_index", v, similarity));

    plannedOnce(Anything.class);
  }

  @Test
  @Needs({ServerFeature.VECTORS, ServerFeature.SAI})
  void options_of_a_vector_index_are_kept_and_their_change_is_told() {
    nearest(Map.of("optimize_for", "LATENCY"));
    plannedOnce(Anything.class);

    nearest(Map.of("optimize_for", "RECALL"));
    assertThatThrownBy(() -> plan(Anything.class).apply()).hasMessageEndingWith("[coodie-709]");
    plan(Anything.class).withDestructive().apply();
    assertThat(plan(Anything.class).isEmpty()).isTrue();

    nearest(Map.of("quantization", "i8"));
    assertThatThrownBy(() -> plan(Anything.class))
        .hasMessageContaining("option quantization: it is one of ScyllaDB")
        .hasMessageEndingWith("[coodie-753]");
  }

  @ParameterizedTest
  @CsvSource({
    "maximum_node_connections, 32",
    "construction_beam_width, 200",
    "optimize_for, speed",
    "source_model, ada002"
  })
  @Needs({ServerFeature.VECTORS, ServerFeature.SAI})
  void a_vector_index_that_the_server_refuses_is_told_with_its_reason(String key, String value) {
    nearest(Map.of(key, value));

    assertThatThrownBy(() -> plan(Anything.class).apply())
        .isInstanceOf(SchemaException.class)
        .hasMessageContaining(key)
        .hasMessageContaining("The server refused it")
        .hasMessageEndingWith("[coodie-744]");
  }

  private static void nearest(Map<String, String> options) {
    VectorColumn<Anything, List<Float>> v =
        VectorColumn.of(Anything.class, "V", ValueType.vector(ValueType.FLOAT, 3));
    Anything_.is(
        "anything", t -> t.column(v).vectorIndex("the_index", v, Similarity.COSINE, options));
  }

  @Test
  void a_view_is_altered_and_altered_back() {
    base();
    view(v -> v.option("comment", "one").option("gc_grace_seconds", "7200"));
    plannedOnce(Anything.class, AnyView.class);
    view(v -> v.option("comment", "it's two").option("gc_grace_seconds", "7200"));

    SchemaPlan plan = plan(Anything.class, AnyView.class);

    assertThat(plan.statements())
        .containsExactly(
            "ALTER MATERIALIZED VIEW " + DB.keyspace() + ".any_view WITH comment = 'it''s two'");
    List<String> undo = plan.apply().undo();
    assertThat(plan(Anything.class, AnyView.class).isEmpty()).isTrue();
    DB.coodie().schema().run(undo.toArray(String[]::new));
    assertThat(plan(Anything.class, AnyView.class).statements()).isEqualTo(plan.statements());
  }

  private static void view(UnaryOperator<DocumentModelBuilder<AnyView>> more) {
    AnyView_.is(
        "any_view",
        "Select",
        v ->
            more.apply(
                v.clusteringKey(KIND, ClusteringOrder.ASC).viewOf(Anything.class, "base", "")));
  }

  @Test
  void a_counter_table_is_made_once() {
    Anything_.is(
        "anything",
        t ->
            t.counter(CounterColumn.of(Anything.class, "n"))
                .counter(CounterColumn.of(Anything.class, "N")));

    plannedOnce(Anything.class);
  }

  @Test
  void options_are_set_once_and_only_what_changes_is_altered() {
    UnaryOperator<DocumentModelBuilder<Anything>> options =
        t ->
            (ServerFeature.MEMTABLES.isThere() ? t.option("memtable", "default") : t)
                .option("gc_grace_seconds", "3600")
                .option("bloom_filter_fp_chance", "0.10")
                .option("speculative_retry", "95PERCENTILE")
                .option("additional_write_policy", "MIN(99p,50ms)")
                .option("read_repair", "none")
                .option("cdc", "false")
                .option("crc_check_chance", "1")
                .option(
                    "compaction",
                    Map.of("class", "LeveledCompactionStrategy", "sstable_size_in_mb", "100"))
                .option(
                    "compression", Map.of("class", "DeflateCompressor", "chunk_length_in_kb", "16"))
                .option("caching", Map.of("keys", "none", "rows_per_partition", "10"));
    Anything_.is("Any_Thing", t -> options.apply(t).option("comment", "it's"));
    plannedOnce(Anything.class);

    Anything_.is("Any_Thing", t -> options.apply(t).option("comment", "x").defaultTtl(60));

    assertThat(plan(Anything.class).statements())
        .containsExactly(
            "ALTER TABLE "
                + DB.keyspace()
                + ".\"Any_Thing\" WITH default_time_to_live = 60 AND comment = 'x'");
    plannedOnce(Anything.class);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "id > 0",
        "id>=1 and id<= 10 and \"Name\" is not null",
        "\"Kind\" = 'And so' AND id IN (1 , 2,3)",
        "\"Kind\" = $$it's$$ AND id = -1",
        "\"Select\" IS NOT NULL and id is not null AND \"Name\" IS NOT NULL"
      })
  void a_view_is_made_once(String where) {
    base();
    AnyView_.is(
        "AnyView",
        "Select",
        v ->
            v.clusteringKey(KIND, ClusteringOrder.ASC)
                .column(PlainColumn.of(AnyView.class, "Name", ValueType.TEXT))
                .option("comment", "seen")
                .option("compaction", Map.of("class", "LeveledCompactionStrategy"))
                .viewOf(Anything.class, "base", where));

    plannedOnce(AnyView.class, Anything.class);
  }

  private static void base() {
    Anything_.is(
        "base",
        t ->
            t.clusteringKey(
                    ClusteringColumn.of(Anything.class, "Kind", ValueType.TEXT),
                    ClusteringOrder.DESC)
                .column(column("Select", ValueType.TEXT))
                .column(column("Name", ValueType.TEXT)));
  }

  @Test
  void a_view_that_changed_is_dropped_and_made_again() {
    base();
    AnyView_.is(
        "any_view",
        "Select",
        v -> v.clusteringKey(KIND, ClusteringOrder.ASC).viewOf(Anything.class, "base", ""));
    plannedOnce(Anything.class, AnyView.class);
    AnyView_.is(
        "any_view",
        "Name",
        v -> v.clusteringKey(KIND, ClusteringOrder.ASC).viewOf(Anything.class, "base", ""));

    assertThatThrownBy(() -> plan(AnyView.class).apply())
        .isInstanceOf(SchemaException.class)
        .hasMessageContaining("primary key Select, id, Kind, but the document wants Name, id,");
    DB.coodie().schema().drop(AnyView.class);
    plannedOnce(AnyView.class);
  }

  @Test
  void a_table_and_a_view_are_not_taken_for_each_other() {
    base();
    AnyView_.is(
        "any_view",
        "Select",
        v -> v.clusteringKey(KIND, ClusteringOrder.ASC).viewOf(Anything.class, "base", ""));
    plannedOnce(Anything.class, AnyView.class);

    Anything_.is("any_view", t -> t);
    assertThatThrownBy(() -> plan(Anything.class).apply()).hasMessageEndingWith("[coodie-712]");
    AnyView_.is(
        "base",
        "Select",
        v -> v.clusteringKey(KIND, ClusteringOrder.ASC).viewOf(Anything.class, "base", ""));
    assertThatThrownBy(() -> plan(AnyView.class).apply()).hasMessageEndingWith("[coodie-712]");

    base();
    AnyView_.is(
        "any_view",
        "Select",
        v -> v.clusteringKey(KIND, ClusteringOrder.ASC).viewOf(Anything.class, "base", ""));
  }

  @Test
  void truncate_empties_the_table() {
    Anything_.is("anything", t -> t);
    plannedOnce(Anything.class);
    DB.coodie().documents(Anything.class).save(new Anything(1));

    DB.coodie().documents(Anything.class).truncate();

    assertThat(DB.coodie().documents(Anything.class).find().exists()).isFalse();
  }

  @Test
  void a_server_that_has_views_and_sasi_switched_off_is_told_apart() {
    // Cassandra 4.0 has other names for them.
    boolean renamed = CassandraVersion.standard() != CassandraVersion.V4_0;
    String views = renamed ? "materialized_views_enabled" : "enable_materialized_views";
    String sasi = renamed ? "sasi_indexes_enabled" : "enable_sasi_indexes";
    Map<String, Boolean> off = Map.of(views, false, sasi, false);
    try (EmbeddedCassandra node = EmbeddedCassandra.builder().yaml(off).start();
        Coodie coodie = node.coodie("off")) {
      coodie.schema().createKeyspace("off", Replication.simple(1));
      base();
      AnyView_.is(
          "any_view",
          "Select",
          v -> v.clusteringKey(KIND, ClusteringOrder.ASC).viewOf(Anything.class, "base", ""));

      assertThatThrownBy(() -> coodie.schema().plan(Anything.class, AnyView.class))
          .isInstanceOf(SchemaException.class)
          .hasMessageContaining("the server, Cassandra " + CassandraVersion.standard().release())
          .hasMessageContaining("Set " + views + ": true")
          .hasMessageEndingWith("[coodie-708]");
      Anything_.is("anything", indexed(TEXT, IndexTarget.VALUES, IndexMethod.SASI, Map.of()));
      assertThatThrownBy(() -> coodie.schema().plan(Anything.class))
          .hasMessageContaining(sasi + ": true")
          .hasMessageEndingWith("[coodie-708]");
    }
  }

  @Test
  @Needs(ServerFeature.SAI)
  void a_server_whose_own_index_is_storage_attached_is_understood() {
    Map<String, String> sai = Map.of("default_secondary_index", "sai");
    try (EmbeddedCassandra node = EmbeddedCassandra.builder().yaml(sai).start();
        Coodie coodie = node.coodie("own")) {
      coodie.schema().createKeyspace("own", Replication.simple(1));
      Anything_.is("anything", indexed(TEXT, IndexTarget.VALUES, IndexMethod.SECONDARY, Map.of()));

      coodie.schema().plan(Anything.class).apply();

      assertThat(coodie.schema().plan(Anything.class).statements()).isEmpty();
    }
  }
}
