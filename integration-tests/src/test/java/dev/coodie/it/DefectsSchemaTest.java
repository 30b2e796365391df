package dev.coodie.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.coodie.Coodie;
import dev.coodie.annotation.ClusteringOrder;
import dev.coodie.annotation.IndexMethod;
import dev.coodie.annotation.IndexTarget;
import dev.coodie.annotation.Similarity;
import dev.coodie.column.ClusteringColumn;
import dev.coodie.column.Mapping;
import dev.coodie.column.PlainColumn;
import dev.coodie.column.UdtField;
import dev.coodie.column.ValueType;
import dev.coodie.column.VectorColumn;
import dev.coodie.error.SchemaException;
import dev.coodie.model.DocumentModelBuilder;
import dev.coodie.schema.Schema;
import dev.coodie.schema.SchemaPlan;
import dev.coodie.schema.change.Safety;
import dev.coodie.schema.change.SchemaChange;
import dev.coodie.schema.definition.Replication;
import dev.coodie.test.EmbeddedCoodieExtension;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** What went wrong in schema changes elsewhere, each shown not to. */
class DefectsSchemaTest {
  @RegisterExtension
  static final EmbeddedCoodieExtension DB = EmbeddedCoodieExtension.withDocuments();

  private static final ClusteringColumn<Anything, Integer> SEQ =
      ClusteringColumn.of(Anything.class, "seq", ValueType.INT);

  private static int next;

  private Coodie coodie;
  private String keyspace;
  private Schema schema;

  @BeforeEach
  void make_a_keyspace() {
    coodie = DB.coodie();
    keyspace = DB.keyspace().substring(0, 30) + "_d" + next++;
    coodie.schema().createKeyspace(keyspace, Replication.simple(1));
    schema = coodie.schema().keyspace(keyspace);
  }

  @AfterEach
  void drop_it() {
    Anything_.is("anything", t -> t);
    coodie.schema().dropKeyspace(keyspace);
  }

  private static PlainColumn<Anything, String> text(String name) {
    return PlainColumn.of(Anything.class, name, ValueType.TEXT);
  }

  private SchemaPlan plan() {
    return schema.plan(Anything.class);
  }

  private void made(String table, UnaryOperator<DocumentModelBuilder<Anything>> more) {
    Anything_.is(table, more);
    plan().apply();
    assertThat(plan().changes()).isEmpty();
  }

  private List<String> columns(String table) {
    List<String> columns = new ArrayList<>();
    schema
        .read()
        .orElseThrow()
        .table(table)
        .orElseThrow()
        .columns()
        .forEach(c -> columns.add(c.name()));
    return columns;
  }

  @Test
  void e1_a_variant_alone_brings_the_columns_of_its_whole_hierarchy() {
    schema.plan(Animal.Lion.class).apply();

    assertThat(schema.plan(Animal.class, Animal.Parrot.class).changes()).isEmpty();
  }

  @Test
  void e2_after_a_drop_the_table_is_planned_again() {
    made("anything", t -> t.column(text("c")));
    schema.drop(Anything.class);

    assertThat(plan().statements()).hasSize(1).first().asString().startsWith("CREATE TABLE");
    plan().apply();
    assertThat(columns("anything")).containsExactly("id", "c");
  }

  @Test
  void e3_the_dry_run_of_a_new_table_is_its_creation_alone() {
    Anything_.is("anything", t -> t.column(text("c")));

    assertThat(plan().statements()).hasSize(1).first().asString().startsWith("CREATE TABLE");
    assertThat(schema.read().orElseThrow().tables()).as("nothing was run").isEmpty();
  }

  @Test
  void e4_a_new_static_column_is_static() {
    made("anything", t -> t.clusteringKey(SEQ, ClusteringOrder.ASC));

    Anything_.is(
        "anything", t -> t.clusteringKey(SEQ, ClusteringOrder.ASC).staticColumn(text("s")));
    assertThat(plan().statements()).singleElement().asString().endsWith("ADD \"s\" text STATIC");
    plan().apply();

    assertThat(plan().changes()).isEmpty();
  }

  @Test
  void e5_names_of_any_case_and_reserved_ones_are_found_again() {
    made("Select", t -> t.column(text("Order")).column(text("from")).column(text("q\"uote")));

    assertThat(columns("Select")).containsExactly("id", "Order", "from", "q\"uote");
  }

  @Test
  void e6_map_options_do_not_look_changed() {
    made(
        "anything",
        t ->
            t.option("compaction", Map.of("class", "LeveledCompactionStrategy"))
                .option("caching", Map.of("keys", "ALL", "rows_per_partition", "10"))
                .option("compression", Map.of("class", "LZ4Compressor")));
  }

  @Test
  void e7_e11_other_types_keys_and_orders_are_told_and_never_altered() {
    made("anything", t -> t.clusteringKey(SEQ, ClusteringOrder.ASC).column(text("c")));
    ClusteringColumn<Anything, Integer> other =
        ClusteringColumn.of(Anything.class, "other", ValueType.INT);

    refused(
        "coodie-703",
        t ->
            t.clusteringKey(SEQ, ClusteringOrder.ASC)
                .column(PlainColumn.of(Anything.class, "c", ValueType.BLOB)));
    refused("coodie-703", t -> t.clusteringKey(SEQ, ClusteringOrder.DESC).column(text("c")));
    refused("coodie-703", t -> t.clusteringKey(SEQ, ClusteringOrder.ASC).staticColumn(text("c")));
    refused("coodie-704", t -> t.clusteringKey(other, ClusteringOrder.ASC).column(text("c")));
  }

  private void refused(String id, UnaryOperator<DocumentModelBuilder<Anything>> more) {
    Anything_.is("anything", more);
    List<String> before = columns("anything");

    SchemaPlan plan = plan();

    assertThat(plan.isEmpty()).isFalse();
    assertThat(plan.changes().of(Safety.IMPOSSIBLE))
        .singleElement()
        .satisfies(c -> assertThat(c.advice()).contains("coodie makemigration"));
    assertThatThrownBy(() -> plan.withDestructive().apply())
        .isInstanceOf(SchemaException.class)
        .hasMessageEndingWith("[" + id + "]");
    assertThat(columns("anything")).isEqualTo(before);
  }

  @Test
  @Needs({ServerFeature.VECTORS, ServerFeature.SAI})
  void e8_an_index_of_vectors_is_no_unwanted_index() {
    VectorColumn<Anything, List<Float>> v =
        VectorColumn.of(Anything.class, "v", ValueType.vector(ValueType.FLOAT, 3));
    made("anything", t -> t.column(v).vectorIndex("v_idx", v, Similarity.DOT_PRODUCT));

    assertThat(schema.exclusive().plan(Anything.class).changes()).isEmpty();
  }

  @Test
  void e10_columns_of_siblings_are_not_dropped() {
    schema.plan(Animal.class).apply();

    assertThat(schema.plan(Animal.Lion.class).changes()).isEmpty();
    assertThat(schema.exclusive().plan(Animal.Parrot.class).changes()).isEmpty();
  }

  @Test
  @Needs(ServerFeature.SAI)
  void e10_an_index_is_dropped_before_its_column_and_comes_back_after_it() {
    UnaryOperator<DocumentModelBuilder<Anything>> indexed =
        t ->
            t.column(text("c"))
                .index("c_idx", text("c"), IndexTarget.VALUES, IndexMethod.SAI, Map.of());
    made("anything", indexed);
    Anything_.is("anything", t -> t);
    SchemaPlan plan = plan();

    assertThat(plan.statements()).as("nothing is dropped unasked").isEmpty();
    plan.withDestructive().apply();
    assertThat(plan().changes()).isEmpty();
    assertThat(columns("anything")).containsExactly("id");

    schema.run(plan.changes().undo().toArray(String[]::new));
    Anything_.is("anything", indexed);
    assertThat(plan().changes()).isEmpty();
  }

  @Test
  void e10_the_keyspace_of_a_document_is_respected() {
    assertThat(coodie.schema().wanted(Planned.class, Person.class))
        .extracting(k -> k.name())
        .containsExactly("planned", DB.keyspace());
  }

  @Test
  void e10_e20_a_view_is_a_view_and_is_compared() {
    schema.plan(PersonByTown.class, Person.class).apply();

    assertThat(schema.plan(PersonByTown.class, Person.class).changes()).isEmpty();
    assertThat(schema.plan(PersonByTown.class).changes()).isEmpty();
    assertThat(schema.read().orElseThrow().table("person_by_town").orElseThrow().view())
        .isPresent();

    schema.run(
        "DROP MATERIALIZED VIEW " + keyspace + ".person_by_town",
        schema.wanted(PersonByTown.class, Person.class).get(0).tables().stream()
            .filter(t -> t.view().isPresent())
            .findFirst()
            .map(t -> otherView(t.key()))
            .orElseThrow());
    SchemaPlan plan = schema.plan(PersonByTown.class);
    assertThat(plan.changes())
        .singleElement()
        .extracting(SchemaChange::error)
        .isEqualTo("coodie-711");
    assertThatThrownBy(plan::apply).hasMessageEndingWith("[coodie-711]");
    plan.withDestructive().apply();
    assertThat(schema.plan(PersonByTown.class).changes()).isEmpty();
  }

  /** The same view with its clustering columns alone. */
  private String otherView(List<String> key) {
    String names = String.join("\", \"", key);
    String rest = String.join("\", \"", key.subList(1, key.size()));
    StringBuilder where = new StringBuilder();
    key.forEach(
        c ->
            where
                .append(where.isEmpty() ? "" : " AND ")
                .append('"')
                .append(c)
                .append("\" IS NOT NULL"));
    return "CREATE MATERIALIZED VIEW "
        + keyspace
        + ".person_by_town AS SELECT \""
        + names
        + "\" FROM "
        + keyspace
        + ".person WHERE "
        + where
        + " PRIMARY KEY ((\""
        + rest
        + "\"), \""
        + key.get(0)
        + "\")";
  }

  @Test
  void e19_types_are_made_before_tables_and_get_new_fields() {
    made("anything", t -> t.column(point(new UdtField<>("x", ValueType.INT))));

    Anything_.is(
        "anything",
        t ->
            t.column(
                point(new UdtField<>("x", ValueType.INT), new UdtField<>("y", ValueType.INT))));
    assertThat(plan().statements())
        .containsExactly("ALTER TYPE " + keyspace + ".point ADD \"y\" int");
    plan().apply();
    assertThat(plan().changes()).isEmpty();

    Anything_.is("anything", t -> t.column(point(new UdtField<>("y", ValueType.INT))));
    assertThat(plan().isEmpty()).isTrue();
    assertThat(plan().changes())
        .singleElement()
        .satisfies(
            c -> assertThat(c.safety()).isEqualTo(Safety.NOTED),
            c -> assertThat(c.name()).isEqualTo("x"));
  }

  @SafeVarargs
  private static PlainColumn<Anything, Anything> point(UdtField<Anything, ?>... fields) {
    ValueType<Anything> type =
        ValueType.udt(
            Anything.class,
            "point",
            List.of(fields),
            Mapping.of(cells -> new Anything(0), (thing, out) -> {}));
    return PlainColumn.of(Anything.class, "p", type.frozen());
  }

  @Test
  void a_dropped_column_that_comes_back_otherwise_is_refused_in_advance() {
    made("anything", t -> t.column(text("c")));
    schema.run("ALTER TABLE " + keyspace + ".anything DROP c");
    Anything_.is("anything", t -> t.column(PlainColumn.of(Anything.class, "c", ValueType.INT)));

    assertThatThrownBy(() -> plan().apply())
        .hasMessageContaining("was text when it was dropped, but the document wants int")
        .hasMessageEndingWith("[coodie-720]");

    made("anything", t -> t.column(text("c")));
  }

  @Test
  void the_sentences_of_all_that_is_refused_are_in_the_message() {
    made("anything", t -> t.column(text("a")).column(text("b")));
    Anything_.is(
        "anything",
        t ->
            t.column(PlainColumn.of(Anything.class, "a", ValueType.INT))
                .column(PlainColumn.of(Anything.class, "b", ValueType.INT)));

    assertThatThrownBy(() -> plan().apply())
        .hasMessageStartingWith("Column \"a\" of ")
        .hasMessageContaining("It is the first of 2 changes that cannot be made; the others:")
        .hasMessageContaining("\n- Column \"b\" of ")
        .hasMessageEndingWith("[coodie-703]");
  }
}
