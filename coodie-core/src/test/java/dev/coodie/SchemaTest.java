package dev.coodie;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.coodie.column.ValueType;
import dev.coodie.driver.CqlStatement;
import dev.coodie.driver.ResultColumns;
import dev.coodie.driver.ResultColumns.ResultColumn;
import dev.coodie.driver.ResultPage;
import dev.coodie.driver.Row;
import dev.coodie.error.SchemaException;
import dev.coodie.schema.AsyncSchema;
import dev.coodie.schema.QuickSchemas;
import dev.coodie.schema.Schema;
import dev.coodie.schema.SchemaPlan;
import dev.coodie.schema.definition.Replication;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@Timeout(30)
class SchemaTest {
  private static final ValueType<List<String>> TEXTS = ValueType.list(ValueType.TEXT);

  private static final ValueType<Map<String, String>> MAP =
      ValueType.map(ValueType.TEXT, ValueType.TEXT);

  /** {@code column | type | kind | clustering_order | position}. */
  private static final List<String> EVENT =
      List.of(
          "service | text | partition_key | none | 0",
          "day_bucket | date | partition_key | none | 1",
          "event_time | timestamp | clustering | desc | 0",
          "seq | int | clustering | asc | 1",
          "owner | text | static | none | -1",
          "kind | text | regular | none | -1",
          "level | int | regular | none | -1",
          "tags | set<text> | regular | none | -1",
          "notes | list<text> | regular | none | -1",
          "counts | map<text, int> | regular | none | -1",
          "path | frozen<list<int>> | regular | none | -1");

  private static final List<String> CUSTOMER =
      List.of(
          "id | int | partition_key | none | 0",
          "addresses | map<text, frozen<address>> | regular | none | -1");

  private final List<Row> columns = new ArrayList<>();
  private final List<Row> types = new ArrayList<>();
  private final List<Row> indexes = new ArrayList<>();
  private final TestDriver driver =
      new TestDriver(statement -> CompletableFuture.completedFuture(answer(statement.text())));
  private final Schema schema = Coodie.of(driver).schema();

  private ResultPage answer(String cql) {
    List<Row> rows =
        cql.contains("system_schema.columns")
            ? columns
            : cql.contains("system_schema.types")
                ? types
                : cql.contains("system_schema.indexes") ? indexes : List.of();
    return ResultPage.of(ResultColumns.EMPTY, rows, null);
  }

  private void table(String table, List<String> lines) {
    for (String line : lines) {
      String[] parts = line.split(" \\| ");
      columns.add(
          row(
              List.of("table_name", "column_name", "type", "kind", "clustering_order"),
              List.of(table, parts[0], parts[1], parts[2], parts[3]),
              new ResultColumn("position", ValueType.INT),
              ValueType.INT.encode(Integer.parseInt(parts[4]))));
    }
  }

  private void type(String name, List<String> fields, List<String> fieldTypes) {
    ResultColumns shape =
        ResultColumns.of(
            "system_schema.types",
            List.of(
                new ResultColumn("type_name", ValueType.TEXT),
                new ResultColumn("field_names", TEXTS),
                new ResultColumn("field_types", TEXTS)));
    types.add(
        Row.of(
            shape,
            List.of(ValueType.TEXT.encode(name), TEXTS.encode(fields), TEXTS.encode(fieldTypes))));
  }

  private void index(String name, String table, Map<String, String> options) {
    indexes.add(
        row(
            List.of("index_name", "table_name"),
            List.of(name, table),
            new ResultColumn("options", MAP),
            MAP.encode(options)));
  }

  private static Row row(
      List<String> names, List<String> values, ResultColumn last, @Nullable ByteBuffer lastCell) {
    List<ResultColumn> shape = new ArrayList<>();
    names.forEach(name -> shape.add(new ResultColumn(name, ValueType.TEXT)));
    shape.add(last);
    List<@Nullable ByteBuffer> cells = new ArrayList<>();
    values.forEach(value -> cells.add(ValueType.TEXT.encode(value)));
    cells.add(lastCell);
    return Row.of(ResultColumns.of("system_schema", shape), cells);
  }

  private static List<String> without(List<String> lines, String... starts) {
    return lines.stream().filter(l -> Stream.of(starts).noneMatch(l::startsWith)).toList();
  }

  private static List<String> replacing(List<String> lines, String from, String to) {
    assertThat(lines).anyMatch(line -> line.contains(from));
    return lines.stream().map(line -> line.replace(from, to)).toList();
  }

  @Test
  void a_missing_table_is_created_with_its_indexes() {
    assertThat(schema.plan(Event.class).statements())
        .containsExactly(
            "CREATE TABLE IF NOT EXISTS ks.event (\"service\" text, \"day_bucket\" date,"
                + " \"event_time\" timestamp, \"seq\" int, \"owner\" text STATIC, \"kind\" text,"
                + " \"level\" int, \"tags\" set<text>, \"notes\" list<text>, \"counts\" map<text,"
                + " int>, \"path\" frozen<list<int>>, PRIMARY KEY ((\"service\", \"day_bucket\"),"
                + " \"event_time\", \"seq\")) WITH CLUSTERING ORDER BY (\"event_time\" DESC,"
                + " \"seq\" ASC)",
            "CREATE INDEX IF NOT EXISTS event_kind_idx ON ks.event (\"kind\")");
  }

  @Test
  void nothing_missing_is_an_empty_plan() {
    table("event", EVENT);
    index("event_kind_idx", "event", Map.of("target", "kind"));

    SchemaPlan plan = schema.plan(Event.class);

    assertThat(plan.isEmpty()).isTrue();
    assertThat(plan.statements()).isEmpty();
    assertThat(plan).hasToString("Nothing to do.");
  }

  @Test
  void what_no_document_wants_is_dropped_only_when_that_is_allowed() {
    table("event", EVENT);
    table("event", List.of("more | text | regular | none | -1"));
    index("event_kind_idx", "event", Map.of("target", "kind"));
    index("event_more_idx", "event", Map.of("target", "more"));

    SchemaPlan plan = schema.plan(Event.class);

    assertThat(plan.isEmpty()).isTrue();
    assertThat(plan.statements()).isEmpty();
    assertThat(plan.toString())
        .isEqualTo(
            """
            ks.event
              - Index ks.event_more_idx, SECONDARY on ks.event (more), is in no document
              - Column "more" of ks.event is in no document
            2 changes: 2 destructive.
            2 destructive changes are left out. To make them, apply the plan withDestructive().\
            """);
    assertThat(plan.withDestructive().isEmpty()).isFalse();
    assertThat(plan.withDestructive().statements())
        .containsExactly(
            "DROP INDEX IF EXISTS ks.event_more_idx", "ALTER TABLE ks.event DROP \"more\"");
    assertThat(plan.changes().undo())
        .containsExactly(
            "ALTER TABLE ks.event ADD \"more\" text",
            "CREATE INDEX IF NOT EXISTS event_more_idx ON ks.event (\"more\")");
  }

  @Test
  void missing_columns_and_indexes_are_added() {
    table("event", without(EVENT, "owner", "level"));

    assertThat(schema.plan(Event.class).statements())
        .containsExactly(
            "ALTER TABLE ks.event ADD \"owner\" text STATIC",
            "ALTER TABLE ks.event ADD \"level\" int",
            "CREATE INDEX IF NOT EXISTS event_kind_idx ON ks.event (\"kind\")");
  }

  @Test
  void missing_types_come_before_the_tables_and_types_that_need_them() {
    assertThat(schema.plan(Customer.class).statements())
        .containsExactly(
            "CREATE TYPE IF NOT EXISTS ks.place (\"city\" text)",
            "CREATE TYPE IF NOT EXISTS ks.address (\"street\" text, \"number\" int, \"place\""
                + " frozen<place>)",
            "CREATE TABLE IF NOT EXISTS ks.customer (\"id\" int, \"addresses\" map<text,"
                + " frozen<address>>, PRIMARY KEY ((\"id\")))");
  }

  @Test
  void a_missing_field_is_added_to_its_type() {
    table("customer", CUSTOMER);
    type("place", List.of("city", "more"), List.of("text", "int"));
    type("address", List.of("street", "place"), List.of("text", "frozen<place>"));

    assertThat(schema.plan(Customer.class).statements())
        .containsExactly("ALTER TYPE ks.address ADD \"number\" int");
  }

  @Test
  void documents_that_share_a_table_are_planned_together() {
    table(
        "pets",
        List.of("id | int | partition_key | none | 0", "pet_type | text | regular | none | -1"));

    assertThat(schema.plan(Pet.Cat.class, Pet.Dog.class, Pet.class, Pet.class).statements())
        .containsExactly(
            "ALTER TABLE ks.pets ADD \"name\" text",
            "ALTER TABLE ks.pets ADD \"indoor\" boolean",
            "ALTER TABLE ks.pets ADD \"breed\" text",
            "CREATE INDEX IF NOT EXISTS pets_pet_type_idx ON ks.pets (\"pet_type\")");
  }

  @Test
  void an_index_on_the_discriminator_is_planned_for_a_variant_alone() {
    assertThat(schema.plan(Pet.Dog.class).statements())
        .last()
        .isEqualTo("CREATE INDEX IF NOT EXISTS pets_pet_type_idx ON ks.pets (\"pet_type\")");
  }

  @Test
  void the_schema_is_read_from_the_keyspace_asked_for() {
    assertThat(schema.keyspace("Other").plan(Product.class).statements())
        .containsExactly(
            "CREATE TABLE IF NOT EXISTS \"Other\".product (\"id\" bigint, \"name\" text, \"color\""
                + " text, PRIMARY KEY ((\"id\")))");
    assertThat(driver.sent)
        .hasSize(6)
        .allSatisfy(s -> assertThat(s.values()).containsExactly("Other"));
  }

  @ParameterizedTest(name = "{0} -> {1}")
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          level ; int            | bigint          | Column "level" of ks.event is bigint, but the document wants int
          owner ; static         | regular         | Column "owner" of ks.event is REGULAR, but the document wants STATIC
          kind ; regular         | static          | Column "kind" of ks.event is STATIC, but the document wants REGULAR
          event_time ; desc      | asc             | Column "event_time" of ks.event is CLUSTERING ASC, but the document wants CLUSTERING DESC
          path ; frozen<list<int>> | list<int>     | Column "path" of ks.event is list<int>, but the document wants frozen<list<int>>
          day_bucket ; partition_key | clustering  | Column "day_bucket" of ks.event is CLUSTERING ASC, but the document wants PARTITION_KEY
          """)
  void a_column_that_cannot_change_is_refused(String what, String found, String message) {
    String[] parts = what.split(" ; ");
    String line = EVENT.stream().filter(l -> l.startsWith(parts[0])).findFirst().orElseThrow();
    List<String> lines = new ArrayList<>(without(EVENT, parts[0]));
    lines.add(
        line.replace("| " + parts[1], "| " + found)
            .replace("clustering | none | 1", "clustering | asc | -1"));
    table("event", lines);

    assertThatThrownBy(() -> schema.plan(Event.class).apply())
        .isInstanceOf(SchemaException.class)
        .hasMessageStartingWith(message)
        .hasMessageEndingWith("[coodie-703]");
  }

  @Test
  void another_key_is_refused() {
    table(
        "event",
        replacing(EVENT, "seq | int | clustering | asc | 1", "seq | int | regular | none | -1"));

    assertThatThrownBy(() -> schema.plan(Event.class).apply())
        .isInstanceOf(SchemaException.class)
        .hasMessage(
            "Table ks.event has the primary key columns service, day_bucket, event_time, but the"
                + " document wants service, day_bucket, event_time, seq. A primary key cannot be"
                + " changed: create another table and copy the rows; coodie makemigration writes"
                + " both. [coodie-704]");
  }

  @Test
  void the_same_key_in_another_order_is_refused() {
    table("event", replacing(replacing(EVENT, "none | 0", "none | 2"), "none | 1", "none | 0"));

    assertThatThrownBy(() -> schema.plan(Event.class).apply())
        .isInstanceOf(SchemaException.class)
        .hasMessageStartingWith(
            "Table ks.event has the primary key columns day_bucket, service, event_time, seq, but"
                + " the document wants service, day_bucket, event_time, seq.");
  }

  @Test
  void a_field_that_cannot_change_is_refused() {
    type("place", List.of("city"), List.of("int"));

    assertThatThrownBy(() -> schema.plan(Customer.class).apply())
        .isInstanceOf(SchemaException.class)
        .hasMessageStartingWith(
            "Field \"city\" of ks.place is int, but the document wants text, which cannot be"
                + " changed");
  }

  @Test
  void a_plan_shows_its_statements_and_runs_them_in_order() {
    SchemaPlan plan = schema.plan(Event.class);
    driver.sent.clear();

    plan.apply();

    assertThat(plan.isEmpty()).isFalse();
    assertThat(plan.changes().cql()).isEqualTo(String.join(";\n", plan.statements()) + ";\n");
    assertThat(plan)
        .hasToString(
            """
            ks.event
              + Table ks.event is missing
              + Index ks.event_kind_idx, SECONDARY on ks.event (kind), is missing
            2 changes: 2 safe.\
            """);
    assertThat(driver.sent)
        .extracting(CqlStatement::text)
        .filteredOn(cql -> !cql.startsWith("SELECT") && !cql.contains("coodie_lock"))
        .isEqualTo(plan.statements());
  }

  @Test
  void keyspaces_are_made_and_dropped() {
    schema.createKeyspace("shop", Replication.simple(3));
    schema.dropKeyspace("shop");

    assertThat(driver.sent)
        .extracting(CqlStatement::text)
        .containsExactly(
            "CREATE KEYSPACE IF NOT EXISTS shop WITH replication = {'class': 'SimpleStrategy',"
                + " 'replication_factor': '3'}",
            "DROP KEYSPACE IF EXISTS shop");
  }

  @Test
  void tables_are_dropped_once_each() {
    schema.drop(Product.class, Pet.Cat.class, Pet.Dog.class);

    assertThat(driver.sent)
        .extracting(CqlStatement::text)
        .containsExactly("DROP TABLE IF EXISTS ks.product", "DROP TABLE IF EXISTS ks.pets");
  }

  @Test
  void every_statement_waits_until_all_nodes_agree() {
    AtomicInteger asked = new AtomicInteger();
    driver.agreement = () -> asked.incrementAndGet() % 3 == 0;

    schema.run("CREATE TABLE ks.a (id int PRIMARY KEY)", "CREATE TABLE ks.b (id int PRIMARY KEY)");

    assertThat(asked).hasValue(6);
  }

  @Test
  void nodes_that_never_agree_are_an_error_after_a_while() {
    driver.agreement = () -> false;
    AsyncSchema impatient = QuickSchemas.agreeing(driver, Duration.ofSeconds(1));

    assertThat(impatient.createKeyspace("shop", Replication.simple(1)))
        .failsWithin(5, TimeUnit.SECONDS)
        .withThrowableThat()
        .havingCause()
        .isInstanceOf(SchemaException.class)
        .withMessageStartingWith("The nodes did not agree on the schema within 1 s after: CREATE")
        .withMessageEndingWith("[coodie-705]");
    assertThat(driver.sent).hasSize(1);
  }

  @Test
  void a_failed_statement_ends_the_plan() {
    SchemaPlan plan = schema.plan(Event.class);
    driver.sent.clear();
    IllegalStateException error = new IllegalStateException("no");
    driver.answer = statement -> CompletableFuture.failedFuture(error);

    assertThatThrownBy(plan::apply).isSameAs(error);
    assertThat(driver.sent).hasSize(1);
  }
}
