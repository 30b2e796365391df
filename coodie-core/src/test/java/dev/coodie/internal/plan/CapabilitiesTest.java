package dev.coodie.internal.plan;

import static dev.coodie.internal.plan.Documents.counter;
import static dev.coodie.internal.plan.Documents.indexed;
import static dev.coodie.internal.plan.Documents.text;
import static dev.coodie.internal.plan.Documents.thing;
import static dev.coodie.internal.plan.Documents.vectors;
import static dev.coodie.internal.plan.Documents.view;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.coodie.annotation.IndexMethod;
import dev.coodie.column.PlainColumn;
import dev.coodie.column.ValueType;
import dev.coodie.error.SchemaException;
import dev.coodie.error.UnauthorizedException;
import dev.coodie.internal.plan.Documents.Thing;
import dev.coodie.model.DocumentModel;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CapabilitiesTest {
  private static final DocumentModel<Thing> BASE = thing(t -> t.column(text("c")));

  private static void refused(
      FakeServer server, String id, String sentence, DocumentModel<?>... models) {
    assertThatThrownBy(() -> server.plan(models))
        .hasCauseInstanceOf(SchemaException.class)
        .hasMessageContaining(sentence)
        .hasMessageContaining("nothing was run.")
        .hasMessageEndingWith("[" + id + "]");
  }

  @Test
  void sai_and_vectors_need_cassandra_5() {
    FakeServer old = new FakeServer().cassandra("4.1.3");

    refused(
        old,
        "coodie-707",
        "Index \"i\" of ks.t, a storage-attached one, needs Cassandra 5.0 or newer, but the server is"
            + " Cassandra 4.1.3. Upgrade",
        indexed(IndexMethod.SAI));
    refused(old, "coodie-707", "The vector \"v\" of t needs Cassandra 5.0", vectors());
    old.column("t.id int partition_key").column("t.v vector<float,_3> regular");
    refused(old, "coodie-707", "Index \"i\" of ks.t, one of vectors, needs", vectors());
  }

  @ParameterizedTest
  @CsvSource({
    "optimize_for, scylla",
    "search_beam_width, cassandra",
    "quantization, cassandra",
    "oversampling, cassandra",
    "rescoring, cassandra",
  })
  void an_option_of_the_other_server_is_refused(String option, String kind) {
    boolean scylla = kind.equals("scylla");
    FakeServer server =
        scylla ? new FakeServer().scylla("2025.4.0") : new FakeServer().cassandra("5.0.9");
    String sentence =
        scylla
            ? " it is one of Cassandra, but the server is ScyllaDB 2025.4.0."
            : " it is one of ScyllaDB, but the server is Cassandra 5.0.9.";

    refused(server, "coodie-753", option + ":" + sentence, vectors(Map.of(option, "1")));
  }

  @Test
  void scylla_has_neither_sai_nor_sasi() {
    FakeServer scylla = new FakeServer().scylla("2025.4.0");

    refused(
        scylla,
        "coodie-707",
        "ScyllaDB 2025.4.0 has no storage-attached indexes. Use IndexMethod.SECONDARY",
        indexed(IndexMethod.SAI));
    refused(scylla, "coodie-707", "has no SASI indexes", indexed(IndexMethod.SASI));
    assertThat(scylla.plan(BASE, view(""))).hasSize(2);
  }

  @Test
  void vector_indexes_need_a_new_scylla() {
    refused(
        new FakeServer().scylla("2025.3.9"),
        "coodie-707",
        "needs ScyllaDB 2025.4 with its vector store or newer, but the server is ScyllaDB 2025.3.9",
        vectors());
  }

  @ParameterizedTest
  @CsvSource({
    "4.1.0, materialized_views_enabled, sasi_indexes_enabled",
    "5.0.9, materialized_views_enabled, sasi_indexes_enabled",
    "4.0.11, enable_materialized_views, enable_sasi_indexes"
  })
  void what_is_switched_off_is_refused_with_its_setting(String version, String views, String sasi) {
    FakeServer off =
        new FakeServer().cassandra(version).setting(views, "false").setting(sasi, "false");

    refused(
        off,
        "coodie-708",
        "Materialized view ks.v cannot be made: the server, Cassandra "
            + version
            + ", has materialized views switched off. Set "
            + views
            + ": true in cassandra.yaml",
        BASE,
        view(""));
    refused(off, "coodie-708", "SASI indexes switched off. Set " + sasi, indexed(IndexMethod.SASI));
  }

  @Test
  void checks_and_transactions_need_cassandra_6() {
    DocumentModel<Thing> checked = thing(t -> t.column(text("c")).check(text("c"), "LENGTH() > 2"));
    DocumentModel<Thing> transactional =
        thing(t -> t.column(text("c")).option("transactional_mode", "full"));
    FakeServer old = new FakeServer().cassandra("5.0.9");
    FakeServer off = new FakeServer().cassandra("6.0-alpha2").setting("accord.enabled", "false");
    FakeServer on = new FakeServer().cassandra("6.0-alpha2").setting("accord.enabled", "true");

    refused(old, "coodie-707", "The check of \"c\" of t needs Cassandra 6.0 or newer", checked);
    refused(old, "coodie-707", "Option transactional_mode of t needs Cassandra 6.0", transactional);
    refused(
        off,
        "coodie-708",
        "has transactions switched off. Set accord: {enabled: true} in",
        transactional);
    assertThat(off.plan(checked))
        .singleElement()
        .asString()
        .contains("\"c\" text CHECK LENGTH() > 2");
    assertThat(on.plan(transactional))
        .singleElement()
        .asString()
        .endsWith("WITH transactional_mode = 'full'");
  }

  @Test
  void what_exists_already_is_not_refused() {
    FakeServer off =
        new FakeServer()
            .cassandra("4.0.0")
            .setting("enable_sasi_indexes", "false")
            .column("t.id int partition_key")
            .column("t.c text regular")
            .index("t", "i", Map.of("target", "c", "class_name", "SASIIndex"));

    assertThat(off.plan(indexed(IndexMethod.SASI))).isEmpty();
  }

  @Test
  void an_old_cassandra_has_no_settings_to_ask_for() {
    FakeServer old = new FakeServer().cassandra("3.11.17");

    assertThat(old.plan(BASE, view(""))).hasSize(2);
    assertThat(old.asked).noneMatch(cql -> cql.contains("system_views"));
  }

  @Test
  void a_driver_that_answers_nothing_is_taken_for_a_new_cassandra() {
    assertThat(new FakeServer().plan(vectors(), view(""), thing(t -> t.column(text("c")))))
        .hasSize(3)
        .anyMatch(cql -> cql.contains("USING 'StorageAttachedIndex'"))
        .anyMatch(cql -> cql.startsWith("CREATE MATERIALIZED VIEW"));
  }

  @Test
  void a_plan_that_needs_nothing_special_does_not_ask() {
    FakeServer server = new FakeServer().cassandra("3.0.0");

    server.plan(indexed(IndexMethod.SECONDARY));
    assertThat(server.plan(counter()))
        .containsExactly(
            "CREATE TABLE IF NOT EXISTS ks.t (\"id\" int, \"n\" counter, PRIMARY KEY ((\"id\")))");
    assertThat(server.asked).allMatch(cql -> cql.contains("system_schema."));
  }

  @Test
  void the_server_is_asked_once() {
    FakeServer server = new FakeServer().cassandra("5.0.9");

    server.plan(indexed(IndexMethod.SAI));
    server.plan(indexed(IndexMethod.SASI));

    assertThat(server.asked).filteredOn(cql -> cql.contains("system.local")).hasSize(1);
    assertThat(server.asked).filteredOn(cql -> cql.contains("system_views")).hasSize(1);
  }

  @ParameterizedTest
  @ValueSource(strings = {"system.local", "scylla_tables", "system_views"})
  void a_failure_is_reported_and_asked_again(String query) {
    FakeServer server = new FakeServer().cassandra("4.1.0");
    server.failing = cql -> cql.contains(query);
    assertThatThrownBy(() -> server.plan(indexed(IndexMethod.SASI))).hasCause(server.failure);

    server.failing = cql -> false;

    assertThat(server.plan(indexed(IndexMethod.SASI))).hasSize(2);
  }

  @Test
  void settings_that_may_not_be_read_are_left_to_the_server() {
    FakeServer server = new FakeServer().cassandra("4.1.0");
    server.failing = cql -> cql.contains("system_views");
    server.failure = new UnauthorizedException("coodie-1", "No.", "SELECT", null);

    assertThat(server.plan(indexed(IndexMethod.SASI))).hasSize(2);
  }

  @Test
  void a_cancelled_caller_does_not_cancel_the_others() {
    FakeServer server = new FakeServer().cassandra("5.0.9");
    server.server().toCompletableFuture().cancel(true);

    CompletableFuture<Server> next = server.server().toCompletableFuture();

    assertThat(next).isCompletedWithValueMatching(s -> s.toString().equals("Cassandra 5.0.9"));
  }

  @Test
  void vectors_inside_types_and_new_columns_are_seen() {
    FakeServer old = new FakeServer().cassandra("4.1.3").column("t.id int partition_key");
    var nested =
        PlainColumn.of(
            Thing.class, "m", ValueType.map(ValueType.TEXT, ValueType.vector(ValueType.FLOAT, 2)));

    refused(old, "coodie-707", "The vector \"m\" of t", thing(t -> t.column(nested)));
  }

  @ParameterizedTest
  @CsvSource({
    "5.0.9, true",
    "5.0-rc1, true",
    "6.0.0-SNAPSHOT, true",
    "4.1.3, false",
    "'', true",
    "unknown, true",
    "99999999999.1, true"
  })
  void a_version_is_compared_by_its_numbers(String version, boolean newEnough) {
    assertThat(new Server(false, version, Map.of()).isAtLeast(5, 0)).isEqualTo(newEnough);
  }
}
