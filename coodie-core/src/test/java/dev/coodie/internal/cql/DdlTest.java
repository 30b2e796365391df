package dev.coodie.internal.cql;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import dev.coodie.annotation.IndexTarget;
import dev.coodie.annotation.Order;
import dev.coodie.schema.ColumnDefinition;
import dev.coodie.schema.ColumnKind;
import dev.coodie.schema.IndexDefinition;
import dev.coodie.schema.Replication;
import dev.coodie.schema.TableDefinition;
import dev.coodie.schema.TypeDefinition;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class DdlTest {
  private static final ColumnDefinition ID = column("id", ColumnKind.PARTITION_KEY);
  private static final ColumnDefinition PART = column("part", ColumnKind.PARTITION_KEY);
  private static final ColumnDefinition AT = column("at", ColumnKind.CLUSTERING);
  private static final ColumnDefinition LATEST =
      new ColumnDefinition("seq", "int", ColumnKind.CLUSTERING, Order.DESC);
  private static final ColumnDefinition OWNER = column("owner", ColumnKind.STATIC);
  private static final ColumnDefinition NAME = column("Name", ColumnKind.REGULAR);

  @ParameterizedTest(name = "{0}")
  @MethodSource({"keyspaces", "types", "tables", "indexes"})
  void a_schema_statement_has_this_cql(String expected, String cql) {
    assertThat(cql).isEqualTo(expected);
  }

  static Stream<Arguments> keyspaces() {
    return Stream.of(
        arguments(
            "CREATE KEYSPACE IF NOT EXISTS shop WITH replication = {'class': 'SimpleStrategy',"
                + " 'replication_factor': '1'}",
            Ddl.createKeyspace("shop", Replication.simple(1))),
        arguments(
            "CREATE KEYSPACE IF NOT EXISTS \"Shop\" WITH replication = {'class':"
                + " 'NetworkTopologyStrategy', 'o''dc': '3'}",
            Ddl.createKeyspace("Shop", Replication.perDatacenter(Map.of("o'dc", 3)))),
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
            "CREATE TABLE IF NOT EXISTS ks.t (\"id\" text, \"part\" text, \"at\" text, \"owner\" text"
                + " STATIC, \"Name\" text, PRIMARY KEY ((\"id\", \"part\"), \"at\"))",
            table(0, ID, PART, AT, OWNER, NAME)),
        arguments(
            "CREATE TABLE IF NOT EXISTS ks.t (\"id\" text, \"at\" text, \"seq\" int, PRIMARY KEY"
                + " ((\"id\"), \"at\", \"seq\")) WITH CLUSTERING ORDER BY (\"at\" ASC, \"seq\" DESC)",
            table(0, ID, AT, LATEST)),
        arguments(
            "CREATE TABLE IF NOT EXISTS ks.t (\"id\" text, PRIMARY KEY ((\"id\"))) WITH"
                + " default_time_to_live = 60",
            table(60, ID)),
        arguments(
            "CREATE TABLE IF NOT EXISTS ks.t (\"id\" text, \"seq\" int, PRIMARY KEY ((\"id\"),"
                + " \"seq\")) WITH CLUSTERING ORDER BY (\"seq\" DESC) AND default_time_to_live = 60",
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
    assertThat(Names.plain(name)).isEqualTo(quoted);
  }

  private static ColumnDefinition column(String name, ColumnKind kind) {
    return new ColumnDefinition(name, "text", kind, Order.ASC);
  }

  private static TypeDefinition.Field field(String name, String type) {
    return new TypeDefinition.Field(name, type);
  }

  private static String table(int ttl, ColumnDefinition... columns) {
    return Ddl.createTable("ks", new TableDefinition("t", List.of(columns), List.of(), ttl));
  }

  private static String index(String name, IndexTarget target) {
    return Ddl.createIndex(
        "ks",
        "t",
        new IndexDefinition(
            name, "c", target, dev.coodie.annotation.IndexMethod.SECONDARY, java.util.Map.of()));
  }
}
