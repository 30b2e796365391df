package dev.coodie.internal.cql;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import dev.coodie.annotation.ClusteringOrder;
import dev.coodie.annotation.IndexMethod;
import dev.coodie.annotation.IndexTarget;
import dev.coodie.cql.CqlNames;
import dev.coodie.error.SchemaException;
import dev.coodie.schema.definition.ColumnDefinition;
import dev.coodie.schema.definition.ColumnKind;
import dev.coodie.schema.definition.IndexDefinition;
import dev.coodie.schema.definition.KeyspaceOptions;
import dev.coodie.schema.definition.OptionValue;
import dev.coodie.schema.definition.Replication;
import dev.coodie.schema.definition.TableDefinition;
import dev.coodie.schema.definition.TypeDefinition;
import dev.coodie.schema.definition.ViewDefinition;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class DdlTest {
  private static final ColumnDefinition ID = column("id", ColumnKind.PARTITION_KEY);
  private static final ColumnDefinition PART = column("part", ColumnKind.PARTITION_KEY);
  private static final ColumnDefinition AT = column("at", ColumnKind.CLUSTERING);
  private static final ColumnDefinition LATEST =
      new ColumnDefinition("seq", "int", ColumnKind.CLUSTERING, ClusteringOrder.DESC);
  private static final ColumnDefinition OWNER = column("owner", ColumnKind.STATIC);
  private static final ColumnDefinition NAME = column("Name", ColumnKind.REGULAR);

  @ParameterizedTest(name = "{0}")
  @MethodSource({
    "keyspaces",
    "types",
    "tables",
    "options",
    "indexes",
    "customIndexes",
    "views",
    "drops"
  })
  void a_schema_statement_has_this_cql(String expected, String cql) {
    assertThat(cql).isEqualTo(expected);
  }

  static Stream<Arguments> keyspaces() {
    return Stream.of(
        arguments(
            "CREATE KEYSPACE IF NOT EXISTS shop WITH replication = {'class': 'SimpleStrategy',"
                + " 'replication_factor': '1'}",
            Ddl.createKeyspace("shop", KeyspaceOptions.of(Replication.simple(1)))),
        arguments(
            "CREATE KEYSPACE IF NOT EXISTS \"Shop\" WITH replication = {'class':"
                + " 'NetworkTopologyStrategy', 'o''dc': '3'} AND durable_writes = false AND tablets ="
                + " {'enabled': true}",
            Ddl.createKeyspace(
                "Shop",
                KeyspaceOptions.none()
                    .tablets(true)
                    .durableWrites(false)
                    .replication(Replication.perDatacenter(Map.of("o'dc", 3))))),
        arguments(
            "ALTER KEYSPACE shop WITH replication = {'class': 'X', 'a': '1', 'b': '2'}",
            Ddl.alterKeyspace("shop", Map.of("b", "2", "class", "X", "a", "1"), null)),
        arguments(
            "ALTER KEYSPACE \"a b\" WITH durable_writes = true",
            Ddl.alterKeyspace("a b", Map.of(), true)),
        arguments("DROP KEYSPACE IF EXISTS shop", Ddl.dropKeyspace("shop")),
        arguments("DROP KEYSPACE IF EXISTS \"a\"\"; b\"", Ddl.dropKeyspace("a\"; b")));
  }

  static Stream<Arguments> types() {
    return Stream.of(
        arguments(
            "CREATE TYPE IF NOT EXISTS ks.address (\"street\" text, \"Zip\" int)",
            Ddl.createType(
                "ks",
                new TypeDefinition(
                    "address", List.of(field("street", "text"), field("Zip", "int"))))),
        arguments(
            "ALTER TYPE ks.\"Address\" ADD \"lines\" frozen<list<text>>",
            Ddl.addField("ks", "Address", field("lines", "frozen<list<text>>"))));
  }

  static Stream<Arguments> tables() {
    return Stream.of(
        arguments(
            "CREATE TABLE IF NOT EXISTS ks.t (\"id\" text, \"Name\" text, PRIMARY KEY ((\"id\")))",
            table(0, ID, NAME)),
        arguments(
            "CREATE TABLE IF NOT EXISTS ks.t (\"id\" text, \"part\" text, \"at\" text, \"owner\""
                + " text STATIC, \"Name\" text, PRIMARY KEY ((\"id\", \"part\"), \"at\"))",
            table(0, ID, PART, AT, OWNER, NAME)),
        arguments(
            "CREATE TABLE IF NOT EXISTS ks.t (\"id\" text, \"at\" text, \"seq\" int, PRIMARY KEY"
                + " ((\"id\"), \"at\", \"seq\")) WITH CLUSTERING ORDER BY (\"at\" ASC, \"seq\""
                + " DESC)",
            table(0, ID, AT, LATEST)),
        arguments(
            "CREATE TABLE IF NOT EXISTS ks.t (\"id\" text, PRIMARY KEY ((\"id\"))) WITH"
                + " default_time_to_live = 60",
            table(60, ID)),
        arguments(
            "CREATE TABLE IF NOT EXISTS ks.t (\"id\" text, \"seq\" int, PRIMARY KEY ((\"id\"),"
                + " \"seq\")) WITH CLUSTERING ORDER BY (\"seq\" DESC) AND default_time_to_live ="
                + " 60",
            table(60, ID, LATEST)),
        arguments("ALTER TABLE ks.t ADD \"Name\" text", Ddl.addColumn("ks", "t", NAME)),
        arguments("ALTER TABLE ks.t ADD \"owner\" text STATIC", Ddl.addColumn("ks", "t", OWNER)));
  }

  static Stream<Arguments> indexes() {
    return Stream.of(
        arguments("CREATE INDEX IF NOT EXISTS i ON ks.t (\"c\")", index("i", IndexTarget.VALUES)),
        arguments(
            "CREATE INDEX IF NOT EXISTS i ON ks.t (KEYS(\"c\"))", index("i", IndexTarget.KEYS)),
        arguments(
            "CREATE INDEX IF NOT EXISTS i ON ks.t (ENTRIES(\"c\"))",
            index("i", IndexTarget.ENTRIES)),
        arguments(
            "CREATE INDEX IF NOT EXISTS \"I\" ON ks.t (FULL(\"c\"))",
            index("I", IndexTarget.FULL)));
  }

  static Stream<Arguments> options() {
    Map<String, OptionValue> several = new LinkedHashMap<>();
    several.put("comment", new OptionValue("it's", Map.of()));
    several.put("gc_grace_seconds", new OptionValue("3600", Map.of()));
    several.put("cdc", new OptionValue("true", Map.of()));
    several.put("bloom_filter_fp_chance", new OptionValue("0.01", Map.of()));
    several.put("speculative_retry", new OptionValue("99p", Map.of()));
    several.put(
        "compaction", new OptionValue("", Map.of("tombstone_threshold", "0.2", "class", "A'B")));
    return Stream.of(
        arguments(
            "CREATE TABLE IF NOT EXISTS ks.t (\"id\" text, \"seq\" int, PRIMARY KEY ((\"id\"),"
                + " \"seq\")) WITH CLUSTERING ORDER BY (\"seq\" DESC) AND default_time_to_live = 60"
                + " AND comment = 'it''s' AND gc_grace_seconds = 3600 AND cdc = true AND"
                + " bloom_filter_fp_chance = 0.01 AND speculative_retry = '99p' AND compaction ="
                + " {'class': 'A''B', 'tombstone_threshold': '0.2'}",
            options(several, 60, ID, LATEST)),
        arguments(
            "CREATE TABLE IF NOT EXISTS ks.t (\"id\" text, PRIMARY KEY ((\"id\"))) WITH comment ="
                + " '1; DROP TABLE x'",
            options(option("comment", "1; DROP TABLE x"), 0, ID)),
        arguments(
            "ALTER TABLE ks.t WITH comment = ''",
            Ddl.alterOptions("ks", "t", false, option("comment", ""))),
        arguments(
            "ALTER MATERIALIZED VIEW ks.\"V\" WITH gc_grace_seconds = -1",
            Ddl.alterOptions("ks", "V", true, option("gc_grace_seconds", "-1"))));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "GC", "a b", "a-b", "comment = 'x' AND b", "1a", "\"a\""})
  void a_name_that_is_no_option_is_refused(String name) {
    Map<String, OptionValue> wrong = option(name, "1");

    assertThatThrownBy(() -> Ddl.alterOptions("ks", "t", false, wrong))
        .isInstanceOf(SchemaException.class)
        .hasMessageStartingWith("\"" + name + "\" is not the name of a table option")
        .hasMessageEndingWith("[coodie-706]");
  }

  static Stream<Arguments> customIndexes() {
    Map<String, String> cosine = Map.of("similarity_function", "COSINE");
    return Stream.of(
        arguments(
            "CREATE CUSTOM INDEX IF NOT EXISTS i ON ks.t (\"c\") USING 'StorageAttachedIndex'",
            index("i", IndexTarget.VALUES, IndexMethod.SAI, Map.of(), false)),
        arguments(
            "CREATE CUSTOM INDEX IF NOT EXISTS i ON ks.t (ENTRIES(\"c\")) USING"
                + " 'StorageAttachedIndex' WITH OPTIONS = {'ascii': 'it''s', 'case_sensitive':"
                + " 'false'}",
            index(
                "i",
                IndexTarget.ENTRIES,
                IndexMethod.SAI,
                Map.of("case_sensitive", "false", "ascii", "it's"),
                false)),
        arguments(
            "CREATE CUSTOM INDEX IF NOT EXISTS i ON ks.t (\"c\") USING"
                + " 'org.apache.cassandra.index.sasi.SASIIndex' WITH OPTIONS = {'mode':"
                + " 'CONTAINS'}",
            index("i", IndexTarget.VALUES, IndexMethod.SASI, Map.of("mode", "CONTAINS"), false)),
        arguments(
            "CREATE CUSTOM INDEX IF NOT EXISTS i ON ks.t (\"c\") USING 'StorageAttachedIndex' WITH"
                + " OPTIONS = {'similarity_function': 'COSINE'}",
            index("i", IndexTarget.VALUES, IndexMethod.VECTOR, cosine, false)),
        arguments(
            "CREATE CUSTOM INDEX IF NOT EXISTS i ON ks.t (\"c\") USING 'vector_index' WITH OPTIONS"
                + " = {'similarity_function': 'COSINE'}",
            index("i", IndexTarget.VALUES, IndexMethod.VECTOR, cosine, true)));
  }

  static Stream<Arguments> views() {
    ColumnDefinition at =
        new ColumnDefinition("at", "text", ColumnKind.CLUSTERING, ClusteringOrder.DESC);
    return Stream.of(
        arguments(
            "CREATE MATERIALIZED VIEW IF NOT EXISTS ks.v AS SELECT \"id\", \"Name\" FROM"
                + " ks.\"Base\" WHERE \"id\" IS NOT NULL PRIMARY KEY ((\"id\"))",
            Ddl.createView("ks", view(ID, NAME), "Base", Ddl.isNotNull("id"))),
        arguments(
            "CREATE MATERIALIZED VIEW IF NOT EXISTS ks.v AS SELECT \"id\", \"part\", \"at\","
                + " \"seq\" FROM ks.t WHERE x PRIMARY KEY ((\"id\", \"part\"), \"at\", \"seq\")"
                + " WITH CLUSTERING ORDER BY (\"at\" DESC, \"seq\" DESC)",
            Ddl.createView("ks", view(ID, PART, at, LATEST), "t", "x")),
        arguments(
            "CREATE MATERIALIZED VIEW IF NOT EXISTS ks.v AS SELECT \"id\", \"at\" FROM ks.t WHERE x"
                + " PRIMARY KEY ((\"id\"), \"at\") WITH CLUSTERING ORDER BY (\"at\" ASC) AND"
                + " comment = 'c'",
            Ddl.createView(
                "ks",
                new TableDefinition(
                    "v",
                    List.of(ID, AT),
                    List.of(),
                    0,
                    option("comment", "c"),
                    Optional.of(new ViewDefinition("t", ""))),
                "t",
                "x")));
  }

  static Stream<Arguments> drops() {
    return Stream.of(
        arguments("DROP TABLE IF EXISTS ks.\"T\"", Ddl.drop("ks", "T", false)),
        arguments("DROP MATERIALIZED VIEW IF EXISTS ks.v", Ddl.drop("ks", "v", true)));
  }

  @ParameterizedTest
  @CsvSource(
      quoteCharacter = '`',
      textBlock =
          """
          product,        product
          p_1,            p_1
          Product,        "Product"
          eventLog,       "eventLog"
          1st,            "1st"
          _x,             "_x"
          my table,       "my table"
          select,         "select"
          token,          "token"
          materialized,   "materialized"
          weird"; drop,   "weird""; drop"
          `it's`,         "it's"
          größe,          "größe"
          """)
  void a_name_is_quoted_when_it_must_be(String name, String quoted) {
    assertThat(CqlNames.plain(name)).isEqualTo(quoted);
  }

  private static ColumnDefinition column(String name, ColumnKind kind) {
    return new ColumnDefinition(name, "text", kind, ClusteringOrder.ASC);
  }

  private static TypeDefinition.Field field(String name, String type) {
    return new TypeDefinition.Field(name, type);
  }

  private static String table(int ttl, ColumnDefinition... columns) {
    return Ddl.createTable("ks", new TableDefinition("t", List.of(columns), List.of(), ttl));
  }

  private static String index(String name, IndexTarget target) {
    return index(name, target, IndexMethod.SECONDARY, Map.of(), false);
  }

  private static String index(
      String name,
      IndexTarget target,
      IndexMethod method,
      Map<String, String> options,
      boolean scylla) {
    return Ddl.createIndex(
        "ks", "t", new IndexDefinition(name, "c", target, method, options), scylla);
  }

  private static String options(Map<String, OptionValue> options, int ttl, ColumnDefinition... c) {
    return Ddl.createTable(
        "ks", new TableDefinition("t", List.of(c), List.of(), ttl, options, Optional.empty()));
  }

  private static Map<String, OptionValue> option(String name, String value) {
    return Map.of(name, new OptionValue(value, Map.of()));
  }

  private static TableDefinition view(ColumnDefinition... columns) {
    return new TableDefinition("v", List.of(columns), List.of(), 0);
  }
}
