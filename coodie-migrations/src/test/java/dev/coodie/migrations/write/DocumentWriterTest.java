package dev.coodie.migrations.write;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.coodie.Coodie;
import dev.coodie.annotation.ClusteringOrder;
import dev.coodie.embedded.EmbeddedCassandra;
import dev.coodie.schema.change.SchemaChanges;
import dev.coodie.schema.definition.ColumnDefinition;
import dev.coodie.schema.definition.ColumnKind;
import dev.coodie.schema.definition.KeyspaceDefinition;
import dev.coodie.schema.definition.TableDefinition;
import dev.coodie.schema.definition.TypeDefinition;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DocumentWriterTest {
  private static final DocumentWriter WRITER = DocumentWriter.of("generated.docs");

  @TempDir private Path directory;

  /** Makes a keyspace, writes its documents, compiles them, and plans for them. */
  private Result generate(String... schema) throws Exception {
    return generate(WRITER, schema);
  }

  private Result generate(DocumentWriter writer, String... schema) throws Exception {
    String keyspace = "gen_" + UUID.randomUUID().toString().replace("-", "");
    try (EmbeddedCassandra node = EmbeddedCassandra.shared();
        Coodie coodie = node.coodie(keyspace)) {
      try {
        for (String statement : schema) {
          coodie.schema().run(statement.replace("$", keyspace));
        }
        KeyspaceDefinition definition = coodie.schema().keyspace(keyspace).read().orElseThrow();
        WrittenDocuments written = writer.write(definition);
        try (Compiled compiled = Compiled.of(written, directory)) {
          SchemaChanges changes =
              coodie.schema().keyspace(keyspace).exclusive().plan(compiled.documents()).changes();
          return new Result(written, changes);
        }
      } finally {
        coodie.schema().dropKeyspace(keyspace);
      }
    }
  }

  private record Result(WrittenDocuments written, SchemaChanges changes) {
    String source(String name) {
      return written.sources().stream()
          .filter(s -> s.name().equals(name))
          .findFirst()
          .orElseThrow()
          .text();
    }

    void hasNoDifference() {
      assertThat(changes.list()).isEmpty();
      assertThat(written.notes()).isEmpty();
    }
  }

  @Test
  void every_type() throws Exception {
    generate(
            "CREATE TABLE $.every_type (a ascii, b bigint, c blob, d boolean, e date, f decimal,"
                + " g double, h duration, i float, j inet, k int, l smallint, m text, n time,"
                + " o timestamp, p timeuuid, q tinyint, r uuid, s varchar, t varint,"
                + " PRIMARY KEY (k))",
            "CREATE TABLE $.every_key (a ascii, b bigint, c blob, d boolean, e date, f decimal,"
                + " g double, i float, j inet, k int, l smallint, m text, n time,"
                + " o timestamp, p timeuuid, q tinyint, r uuid, t varint, u vector<float, 2>,"
                + " PRIMARY KEY ((a, b, c, d, e, f, g, i), j, k, l, m, n, o, p, q, r, t, u))")
        .hasNoDifference();
  }

  @Test
  void collections_tuples_and_vectors_in_each_other() throws Exception {
    generate(
            "CREATE TABLE $.nested (k frozen<list<timeuuid>> PRIMARY KEY,"
                + " a list<int>, b set<ascii>, c map<text, timeuuid>,"
                + " d frozen<list<text>>, e frozen<set<int>>, f frozen<map<int, blob>>,"
                + " g list<frozen<list<frozen<set<int>>>>>,"
                + " h map<frozen<tuple<int, text>>, frozen<map<uuid, frozen<list<ascii>>>>>,"
                + " i tuple<int, tuple<text, list<int>>, tuple<text, text>>,"
                + " j vector<float, 3>, l vector<timeuuid, 2>, m list<vector<float, 4>>)")
        .hasNoDifference();
  }

  @Test
  void user_defined_types() throws Exception {
    Result result =
        generate(
            "CREATE TYPE $.street (name text, numbers list<int>)",
            "CREATE TYPE $.address (street frozen<street>, tags frozen<set<ascii>>,"
                + " spot tuple<double, double>, since timeuuid)",
            "CREATE TYPE $.\"Odd Type\" (\"Some Field\" int, \"class\" text)",
            "CREATE TYPE $.plain (a int, b text)",
            "CREATE TABLE $.person (id uuid PRIMARY KEY, home frozen<address>,"
                + " others list<frozen<address>>, by_name map<text, frozen<\"Odd Type\">>,"
                + " open plain, odd frozen<\"Odd Type\">)",
            "CREATE TABLE $.by_street (street frozen<street> PRIMARY KEY, n int)");

    result.hasNoDifference();
    assertThat(result.source("Address"))
        .contains("public record Address(")
        .contains("Street street")
        .contains("Set<@CqlType(\"ascii\") String> tags")
        .contains("@Nullable SpotTuple spot");
    assertThat(result.source("OddType"))
        .contains("@UserType(name = \"Odd Type\")")
        .contains("@Name(\"Some Field\") @Nullable Integer someField");
  }

  @Test
  void keys_static_columns_and_orders() throws Exception {
    Result result =
        generate(
            "CREATE TABLE $.event_log (service text, day date, time timestamp, seq int, note text,"
                + " owner text STATIC, tags set<text> STATIC,"
                + " PRIMARY KEY ((service, day), time, seq))"
                + " WITH CLUSTERING ORDER BY (time DESC, seq ASC)");

    result.hasNoDifference();
    assertThat(result.source("EventLog"))
        .isEqualTo(
            """
            package generated.docs;

            import dev.coodie.annotation.ClusteringKey;
            import dev.coodie.annotation.ClusteringOrder;
            import dev.coodie.annotation.Document;
            import dev.coodie.annotation.PartitionKey;
            import dev.coodie.annotation.StaticColumn;
            import java.time.Instant;
            import java.time.LocalDate;
            import java.util.Set;
            import org.jspecify.annotations.Nullable;

            /** A row of table {@code event_log}. */
            @Document
            public record EventLog(
                @PartitionKey(0) String service,
                @PartitionKey(1) LocalDate day,
                @ClusteringKey(value = 0, order = ClusteringOrder.DESC) Instant time,
                @ClusteringKey(1) int seq,
                @Nullable String note,
                @StaticColumn @Nullable String owner,
                @StaticColumn Set<String> tags) {}
            """);
  }

  @Test
  void names_that_java_or_cql_reserve() throws Exception {
    Result result =
        generate(
            "CREATE TABLE $.\"select\" (\"class\" int, \"select\" text, \"fooBar\" text,"
                + " foo_bar text, \"FooBar\" text, \"with space\" int, \"1st\" int, \"_\" int,"
                + " \"hashCode\" int, \"a\"\"quote\" int, \"back\\slash\" int, \"HTTPHost\" text,"
                + " \"é\" int, a__b int, x_1 int, PRIMARY KEY (\"class\"))",
            "CREATE TABLE $.\"Select\" (id int PRIMARY KEY)",
            "CREATE TABLE $.\"SELECT\" (id int PRIMARY KEY)",
            "CREATE TABLE $.string (id int PRIMARY KEY, string text)",
            "CREATE TABLE $.list (id int PRIMARY KEY, list list<text>)",
            "CREATE TABLE $.\"order\" (\"order\" int, id int, PRIMARY KEY (id, \"order\"))"
                + " WITH CLUSTERING ORDER BY (\"order\" DESC)",
            "CREATE TABLE $.column (model int PRIMARY KEY, \"MODEL\" int, type int, \"partition\""
                + " int, key int, \"List\" int, equals int)",
            "CREATE TABLE $.\"_2nd\" (id int PRIMARY KEY)");

    result.hasNoDifference();
    assertThat(result.written().sources().stream().map(WrittenDocuments.Source::name))
        .doesNotHaveDuplicates()
        .contains("StringTable", "ListTable", "Order");
  }

  @Test
  void indexes() throws Exception {
    Result result =
        generate(
            "CREATE TABLE $.indexed (id int, c int, a text, b text, d int, e map<text, int>,"
                + " f map<text, int>, g map<text, int>, h frozen<list<int>>, i set<text>,"
                + " j vector<float, 2>, k vector<float, 2>, l text, s text static, m int,"
                + " PRIMARY KEY (id, c))",
            "CREATE INDEX ON $.indexed (a)",
            "CREATE INDEX my_b ON $.indexed (b)",
            "CREATE INDEX ON $.indexed (d) USING 'sai'",
            "CREATE INDEX ON $.indexed (KEYS(e))",
            "CREATE INDEX ON $.indexed (ENTRIES(f))",
            "CREATE INDEX ON $.indexed (VALUES(g)) USING 'sai'",
            "CREATE INDEX ON $.indexed (FULL(h))",
            "CREATE INDEX ON $.indexed (i)",
            "CREATE CUSTOM INDEX near ON $.indexed (j) USING 'StorageAttachedIndex'",
            "CREATE CUSTOM INDEX ON $.indexed (k) USING 'StorageAttachedIndex'"
                + " WITH OPTIONS = {'similarity_function': 'euclidean', 'optimize_for': 'recall'}",
            "CREATE CUSTOM INDEX ON $.indexed (l) USING 'StorageAttachedIndex'"
                + " WITH OPTIONS = {'case_sensitive': 'false', 'normalize': 'true'}",
            "CREATE CUSTOM INDEX ON $.indexed (s)"
                + " USING 'org.apache.cassandra.index.sasi.SASIIndex'"
                + " WITH OPTIONS = {'mode': 'PREFIX'}",
            "CREATE INDEX ON $.indexed (c)");

    result.hasNoDifference();
    assertThat(result.source("IndexedTable"))
        .contains("@Indexed @Nullable String a")
        .contains("@Indexed(name = \"my_b\") @Nullable String b")
        .contains("@Indexed(target = IndexTarget.KEYS) Map<String, Integer> e")
        .contains("@VectorIndex(name = \"near\") @Vector(2) float @Nullable [] j")
        .contains("similarity = Similarity.EUCLIDEAN", "options = \"optimize_for: recall\"");
  }

  @Test
  void options_that_every_table_has_are_not_written() throws Exception {
    Result result =
        generate(
            "CREATE TABLE $.optioned (id int PRIMARY KEY) WITH default_time_to_live = 3600"
                + " AND gc_grace_seconds = 7200 AND comment = 'it''s \"here\" \\ now'"
                + " AND compaction = {'class': 'LeveledCompactionStrategy',"
                + " 'sstable_size_in_mb': '100'}"
                + " AND compression = {'enabled': 'false'} AND caching = {'keys': 'NONE',"
                + " 'rows_per_partition': '10'} AND speculative_retry = '50ms'",
            "CREATE TABLE $.plain (id int PRIMARY KEY)");

    result.hasNoDifference();
    assertThat(result.source("Plain"))
        .contains("@Document\npublic record Plain(@PartitionKey int id) {}\n");
    assertThat(result.source("Optioned"))
        .contains("defaultTtl = 3600")
        .contains("@TableOption(name = \"comment\", value = \"it's \\\"here\\\" \\\\ now\")")
        .contains("@TableOption(name = \"gc_grace_seconds\", value = \"7200\")")
        .contains("\"class: LeveledCompactionStrategy\", \"sstable_size_in_mb: 100\"")
        .doesNotContain("crc_check_chance");
  }

  @Test
  void counters() throws Exception {
    Result result =
        generate(
            "CREATE TABLE $.page_hits (page text, day date, hits counter, \"fromBots\" counter,"
                + " total counter static, PRIMARY KEY (page, day))");

    result.hasNoDifference();
    assertThat(result.source("PageHits"))
        .contains("@Counter long hits")
        .contains("@Counter @Name(\"fromBots\") long fromBots")
        .contains("@StaticColumn @Counter long total");
  }

  @Test
  void materialized_views() throws Exception {
    Result result =
        generate(
            "CREATE TABLE $.product (id uuid, line int, \"Price\" int, name text, spot"
                + " tuple<int, int>, near vector<float, 2>, PRIMARY KEY (id, line))",
            "CREATE MATERIALIZED VIEW $.product_by_price AS SELECT id, line, \"Price\", name, spot"
                + " FROM $.product WHERE line > 10 AND \"Price\" IS NOT NULL"
                + " AND id IS NOT NULL AND line IS NOT NULL PRIMARY KEY (\"Price\", id, line)"
                + " WITH CLUSTERING ORDER BY (id DESC, line ASC) AND gc_grace_seconds = 100",
            "CREATE MATERIALIZED VIEW $.\"All\" AS SELECT * FROM $.product"
                + " WHERE name IS NOT NULL AND id IS NOT NULL AND line IS NOT NULL"
                + " PRIMARY KEY ((name, line), id)");

    result.hasNoDifference();
    assertThat(result.source("ProductByPrice"))
        .contains("of = Product.class")
        .contains("where = \"line > 10\"")
        .contains("@PartitionKey @Name(\"Price\") int price")
        .contains("Product.@Nullable SpotTuple spot");
  }

  @Test
  void a_view_says_of_its_key_columns_only_what_coodie_does_not_add() throws Exception {
    Result result =
        generate(
            "CREATE TABLE $.item (id int, \"And\" text, other int, PRIMARY KEY (id, \"And\"))",
            "CREATE MATERIALIZED VIEW $.item_by_other AS SELECT * FROM $.item WHERE \"And\" IS NOT"
                + " NULL AND id IS NOT NULL AND other IS NOT NULL PRIMARY KEY (other, id, \"And\")",
            "CREATE MATERIALIZED VIEW $.item_by_and AS SELECT id, \"And\" FROM $.item WHERE \"And\" ="
                + " 'a AND b IS NOT NULL' AND id IS NOT NULL PRIMARY KEY (\"And\", id)");

    result.hasNoDifference();
    assertThat(result.source("ItemByOther")).doesNotContain("where");
    assertThat(result.source("ItemByAnd"))
        .contains("where = \"\\\"And\\\" = 'a AND b IS NOT NULL'\"");
  }

  @Test
  void classes_are_singular_on_request_and_each_another_one() throws Exception {
    Result result =
        generate(
            WRITER.singular(),
            "CREATE TYPE $.addresses (street text)",
            "CREATE TABLE $.customers (id int PRIMARY KEY, home frozen<addresses>)"
                + " WITH comment = 'Who buys'",
            "CREATE TABLE $.users_by_town (town text PRIMARY KEY)",
            "CREATE TABLE $.users (id int PRIMARY KEY)",
            "CREATE TABLE $.user (id int PRIMARY KEY)",
            "CREATE TABLE $.indexes (id int PRIMARY KEY)",
            "CREATE TABLE $.indices (id int PRIMARY KEY)",
            "CREATE TABLE $.lists (id int PRIMARY KEY, n int)",
            "CREATE MATERIALIZED VIEW $.lists_by_n AS SELECT * FROM $.lists WHERE n IS NOT NULL AND"
                + " id IS NOT NULL PRIMARY KEY (n, id)");

    result.hasNoDifference();
    assertThat(result.written().sources())
        .extracting(WrittenDocuments.Source::name)
        .containsExactly(
            "Address",
            "Customer",
            "Index",
            "Indices",
            "ListByN",
            "ListTable",
            "User",
            "UserByTown",
            "Users");
    assertThat(result.source("Customer"))
        .contains("table = \"customers\"", "name = \"comment\", value = \"Who buys\"");
    assertThat(result.source("Users")).contains("@Document\n");
  }

  @Test
  void what_continues_an_annotation_is_indented() throws Exception {
    Result result =
        generate(
            "CREATE TABLE $.long (id int, \"Another_day_of_the_week_that_is_very_long\" text,"
                + " PRIMARY KEY (id)) WITH comment = 'It is a long comment of a table, which does"
                + " not fit on one line' AND compaction = {'class': 'LeveledCompactionStrategy',"
                + " 'sstable_size_in_mb': '200'}",
            "CREATE CUSTOM INDEX a_long_name_of_an_index ON $.long"
                + " (\"Another_day_of_the_week_that_is_very_long\") USING 'StorageAttachedIndex'"
                + " WITH OPTIONS = {'case_sensitive': 'false', 'normalize': 'true'}");

    result.hasNoDifference();
    String source = result.source("LongTable");
    assertThat(source)
        .contains(
            "@Document(\n    table = \"long\",\n    options = {\n      @TableOption(\n          name");
    assertThat(source.substring(source.indexOf("@Document(")).lines().skip(1))
        .allMatch(
            line ->
                line.startsWith("    ") || line.startsWith("public record") || line.equals("}"));
    assertThat(source.substring(source.indexOf("record LongTable")).lines().skip(1))
        .noneMatch(line -> line.matches(" {4}(name|entries|options|caseSensitive|value) = .*"));
  }

  @Test
  void what_no_document_can_say_is_told() throws Exception {
    Result result =
        generate(
            "CREATE TABLE $.odd (id int PRIMARY KEY, m map<text, int>,"
                + " v vector<frozen<list<int>>, 2>)",
            "CREATE INDEX odd_keys ON $.odd (KEYS(m))",
            "CREATE INDEX odd_values ON $.odd (VALUES(m))",
            "CREATE TABLE $.odd_key (id vector<frozen<list<int>>, 2> PRIMARY KEY)");

    assertThat(result.written().notes())
        .satisfiesExactlyInAnyOrder(
            note ->
                assertThat(note)
                    .startsWith("Odd: Index odd_")
                    .contains("of \"m\" is not here: its column has another one"),
            note ->
                assertThat(note).startsWith("Odd: Column \"v\" is not here: a vector has at most"),
            note ->
                assertThat(note)
                    .startsWith("There is no document of table odd_key: column \"id\" is part of"));
    assertThat(result.source("Odd"))
        .contains("// Column \"v\" is not here")
        .contains("// Index odd_");
  }

  @Test
  void tables_can_be_chosen_and_bring_their_types() {
    KeyspaceDefinition keyspace =
        new KeyspaceDefinition(
            "ks",
            List.of(
                Definitions.type("inner"),
                Definitions.type("outer", "inner"),
                Definitions.type("other")),
            List.of(
                Definitions.table("a", "frozen<outer>"),
                Definitions.table("b", "int"),
                Definitions.table("coodie_scans", "int")));

    assertThat(names(WRITER.tables("a").write(keyspace))).containsExactly("A", "Inner", "Outer");
    assertThat(names(WRITER.write(keyspace))).containsExactly("A", "B", "Inner", "Other", "Outer");
    assertThatThrownBy(() -> WRITER.tables("c").write(keyspace))
        .hasMessageContaining("Keyspace ks has no table or view \"c\". It has: a, b, coodie_scans.")
        .hasMessageEndingWith("[coodie-983]");
    assertThatThrownBy(() -> WRITER.tables())
        .hasMessageStartingWith("tables() names no table.")
        .hasMessageEndingWith("[coodie-1518]");
  }

  @Test
  void documents_can_name_the_keyspace() {
    KeyspaceDefinition keyspace =
        new KeyspaceDefinition("Ks", List.of(), List.of(Definitions.table("b", "int")));

    assertThat(WRITER.inKeyspace().write(keyspace).sources().get(0).text())
        .contains("@Document(keyspace = \"Ks\")");
  }

  @Test
  void files_that_are_there_are_kept_unless_told_otherwise() throws Exception {
    KeyspaceDefinition keyspace =
        new KeyspaceDefinition("ks", List.of(), List.of(Definitions.table("b", "int")));
    WrittenDocuments written = WRITER.write(keyspace);
    Path file = written.save(directory, false).get(0);
    assertThat(file).isEqualTo(directory.resolve("generated/docs/B.java"));
    Files.writeString(file, "mine");

    assertThatThrownBy(() -> written.save(directory, false))
        .hasMessageContaining(file.toString())
        .hasMessageEndingWith("[coodie-982]");
    assertThat(file).hasContent("mine");
    written.save(directory, true);
    assertThat(file).content().isEqualTo(written.sources().get(0).text());
  }

  @Test
  void hidden_characters_reach_neither_names_nor_comments() throws Exception {
    List<ColumnDefinition> columns = new ArrayList<>();
    columns.add(new ColumnDefinition("id", "int", ColumnKind.PARTITION_KEY, ClusteringOrder.ASC));
    columns.add(new ColumnDefinition("ab", "int", ColumnKind.REGULAR, ClusteringOrder.ASC));
    columns.add(new ColumnDefinition("getAb", "int", ColumnKind.REGULAR, ClusteringOrder.ASC));
    columns.add(new ColumnDefinition("z\0z", "int", ColumnKind.REGULAR, ClusteringOrder.ASC));
    String hidden =
        "\u200b\u200c\u200d\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2060\u2066\u2067\u2068\u2069"
            + "\ufeff\u00ad\u007f\u0085\u2028\u2029\u0001\u061c\ufff9";
    for (char c : hidden.toCharArray()) {
      columns.add(
          new ColumnDefinition("a" + c + "b", "int", ColumnKind.REGULAR, ClusteringOrder.ASC));
      columns.add(
          new ColumnDefinition(
              "x" + c, "'o" + c + "a.Type'", ColumnKind.REGULAR, ClusteringOrder.ASC));
    }
    KeyspaceDefinition keyspace =
        new KeyspaceDefinition(
            "ks",
            List.of(
                new TypeDefinition(
                    "t\u202e", List.of(new TypeDefinition.Field("f\u2066g", "int")))),
            List.of(new TableDefinition("t", columns, List.of(), 0)));

    WrittenDocuments written = WRITER.write(keyspace);

    assertThat(written.sources())
        .allSatisfy(source -> assertThat(source.text()).matches("[ -~\n]*"));
    assertThat(written.notes())
        .anyMatch(note -> note.contains("the character NUL"))
        .hasSize(1 + hidden.length());
    try (Compiled compiled = Compiled.of(written, directory)) {
      assertThat(compiled.documents()).hasSize(1);
      assertThat(compiled.documents()[0].getRecordComponents()).hasSize(3 + hidden.length());
    }
  }

  @Test
  void a_package_has_a_name() {
    assertThatThrownBy(() -> DocumentWriter.of("com.class"))
        .hasMessageContaining("\"com.class\" is no name of a Java package")
        .hasMessageEndingWith("[coodie-981]");
  }

  private static List<String> names(WrittenDocuments written) {
    return written.sources().stream().map(WrittenDocuments.Source::name).toList();
  }
}
