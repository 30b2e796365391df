package dev.coodie.spark;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.coodie.Coodie;
import dev.coodie.annotation.Document;
import dev.coodie.annotation.PartitionKey;
import dev.coodie.annotation.TableOption;
import dev.coodie.embedded.CassandraVersion;
import dev.coodie.embedded.EmbeddedCassandra;
import dev.coodie.error.CoodieException;
import dev.coodie.spark.Jobs.Ended;
import dev.coodie.test.EmbeddedCoodieExtension;
import java.io.Serializable;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.sql.DataFrameReader;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** A table that a job cannot read or write is a sentence before any task starts. */
class UnfitTablesTest {
  @RegisterExtension static final EmbeddedCoodieExtension DB = new EmbeddedCoodieExtension();

  /** Of another partitioner, and with roles. */
  @RegisterExtension
  static final EmbeddedCoodieExtension OTHER =
      new EmbeddedCoodieExtension()
          .onNode(
              node ->
                  node.passwordAuthentication()
                      .yaml(
                          Map.of(
                              "partitioner",
                              "org.apache.cassandra.dht.RandomPartitioner",
                              "initial_token",
                              "1")));

  @RegisterExtension
  static final EmbeddedCoodieExtension ACCORD =
      EmbeddedCoodieExtension.withDocuments(Purse.class)
          .onNode(node -> node.version(CassandraVersion.V6_0).transactions());

  @RegisterExtension static final LocalSpark SPARK = LocalSpark.get();

  private static final String ROLE = "role_" + Long.toHexString(System.nanoTime());

  @TempDir private Path directory;

  @Document(table = "purse", options = @TableOption(name = "transactional_mode", value = "full"))
  record Purse(@PartitionKey int id, int amount) implements Serializable {}

  @Document(table = "notes")
  record Note(@PartitionKey int id, String text) implements Serializable {}

  @BeforeAll
  static void create() {
    for (EmbeddedCoodieExtension db : List.of(DB, OTHER)) {
      db.coodie().execute("CREATE TABLE notes (id int PRIMARY KEY, text text)");
      db.coodie().execute("CREATE TABLE hidden (id int PRIMARY KEY, text text)");
      db.coodie().execute("INSERT INTO notes (id, text) VALUES (1, 'one')");
    }
    Coodie other = OTHER.coodie();
    other.execute("CREATE ROLE " + ROLE + " WITH PASSWORD = 'secret' AND LOGIN = true");
    other.execute("GRANT SELECT ON TABLE " + OTHER.keyspace() + ".notes TO " + ROLE);
    DB.coodie()
        .execute(
            "CREATE MATERIALIZED VIEW by_text AS SELECT * FROM notes WHERE text IS NOT NULL AND id"
                + " IS NOT NULL PRIMARY KEY (text, id)");
  }

  private static Map<String, String> options(EmbeddedCoodieExtension db) {
    Map<String, String> options = new HashMap<>();
    options.put("hosts", Tables.hosts(db.node()));
    if (db == OTHER) {
      options.put("user", EmbeddedCassandra.USER);
      options.put("password", EmbeddedCassandra.PASSWORD);
    }
    return options;
  }

  private static Map<String, String> asRole() {
    Map<String, String> options = options(OTHER);
    options.putAll(Map.of("user", ROLE, "password", "secret"));
    return options;
  }

  private static DataFrameReader reader(EmbeddedCoodieExtension db, Map<String, String> options) {
    return SPARK
        .session()
        .read()
        .format("coodie")
        .options(options)
        .option("table", db.keyspace() + ".notes");
  }

  private static void write(
      EmbeddedCoodieExtension db, Map<String, String> options, String table, String sql) {
    SPARK
        .session()
        .sql(sql)
        .write()
        .format("coodie")
        .option("table", db.keyspace() + "." + table)
        .options(options)
        .mode("append")
        .save();
  }

  private static <D> JavaRDD<D> rdd(D document) {
    return JavaSparkContext.fromSparkContext(SPARK.session().sparkContext())
        .parallelize(List.of(document), 1);
  }

  private static Map<String, String> documents(EmbeddedCoodieExtension db) {
    Map<String, String> options = options(db);
    options.put("keyspace", db.keyspace());
    return options;
  }

  /** What a task throws, Spark wraps. */
  private static void assertTold(ThrowingCallable action, String id, String words) {
    assertThatThrownBy(action)
        .isInstanceOf(CoodieException.class)
        .hasMessageContaining(words)
        .hasMessageEndingWith("[" + id + "]");
  }

  @Test
  void another_partitioner_is_told_where_tokens_are_needed() {
    DataFrameReader reader = reader(OTHER, options(OTHER));

    assertTold(() -> reader.load().collect(), "coodie-537", "RandomPartitioner");
    assertTold(() -> reader.load().count(), "coodie-537", "RandomPartitioner");
    assertTold(
        () -> CoodieSpark.read(SPARK.session(), documents(OTHER), Note.class).count(),
        "coodie-537",
        "RandomPartitioner");
  }

  @Test
  void finding_partitions_and_writing_need_no_tokens() {
    write(OTHER, options(OTHER), "notes", "SELECT 2 AS id, 'two' AS text");
    CoodieSpark.write(rdd(new Note(3, "three")), documents(OTHER), Note.class);

    assertThat(reader(OTHER, options(OTHER)).load().filter("id IN (1, 2, 3)").count()).isEqualTo(3);
  }

  @Test
  void jobs_tell_another_partitioner_of_either_table() {
    Ended exported =
        run(OTHER, "export", "table=" + OTHER.keyspace() + ".notes", "output=" + output());
    Ended compared =
        run(
            OTHER,
            "compare",
            "a=" + OTHER.keyspace() + ".notes",
            "b=" + OTHER.keyspace() + ".hidden",
            "output=" + output());
    Ended second =
        run(
            DB,
            "compare",
            "a=" + DB.keyspace() + ".notes",
            "b=" + OTHER.keyspace() + ".notes",
            "to-hosts=" + Tables.hosts(OTHER.node()),
            "to-user=" + EmbeddedCassandra.USER,
            "output=" + output());

    for (Ended ended : List.of(exported, compared, second)) {
      assertThat(ended.err().lines()).hasSize(1);
      assertThat(ended.err()).contains("RandomPartitioner").contains("[coodie-537]");
      assertThat(ended.code()).isEqualTo(2);
    }
    assertThat(directory).isEmptyDirectory();
  }

  private String output() {
    return directory.resolve("out.jsonl").toUri().toString();
  }

  private static Ended run(EmbeddedCoodieExtension db, String... arguments) {
    List<String> all = new ArrayList<>(List.of(arguments));
    options(db).entrySet().stream()
        .filter(option -> !option.getKey().equals("password"))
        .forEach(option -> all.add(option.getKey() + "=" + option.getValue()));
    return Jobs.run(
        all,
        Map.of(
            "COODIE_PASSWORD",
            EmbeddedCassandra.PASSWORD,
            "COODIE_TO_PASSWORD",
            EmbeddedCassandra.PASSWORD));
  }

  @Test
  void a_role_that_may_not_write_is_told() {
    assertTold(
        () -> write(OTHER, asRole(), "notes", "SELECT 9 AS id, 'nine' AS text"),
        "coodie-506",
        "MODIFY");
    Map<String, String> role = documents(OTHER);
    role.putAll(asRole());
    assertTold(
        () -> CoodieSpark.write(rdd(new Note(9, "nine")), role, Note.class),
        "coodie-506",
        "MODIFY");
    assertThat(OTHER.coodie().execute("SELECT * FROM notes WHERE id = 9")).isEmpty();
  }

  @Test
  void a_role_that_may_not_read_is_told() {
    assertTold(
        () -> reader(OTHER, asRole()).option("table", OTHER.keyspace() + ".hidden").load(),
        "coodie-506",
        "SELECT");
    List<String> connection =
        List.of("hosts=" + Tables.hosts(OTHER.node()), "user=" + ROLE, "output=" + output());
    List<String> export =
        new ArrayList<>(List.of("export", "table=" + OTHER.keyspace() + ".hidden"));
    export.addAll(connection);
    List<String> compare =
        new ArrayList<>(
            List.of(
                "compare",
                "a=" + OTHER.keyspace() + ".notes",
                "b=" + OTHER.keyspace() + ".hidden"));
    compare.addAll(connection);

    for (List<String> arguments : List.of(export, compare)) {
      Ended ended = Jobs.run(arguments, Map.of("COODIE_PASSWORD", "secret"));
      assertThat(ended.err().lines()).hasSize(1);
      assertThat(ended.err()).contains("SELECT").contains("[coodie-506]");
      assertThat(ended.code()).isEqualTo(4);
    }
    assertThat(directory).isEmptyDirectory();
  }

  @Test
  void a_view_is_not_written_to() {
    assertTold(
        () -> write(DB, options(DB), "by_text", "SELECT 9 AS id, 'nine' AS text"),
        "coodie-1525",
        "Write to the table that it is of, " + DB.keyspace() + ".notes.");
  }

  @Test
  void a_transactional_table_needs_a_consistency_that_it_takes() {
    Map<String, String> options = options(ACCORD);
    Map<String, String> ofDocuments = documents(ACCORD);
    String rows = "SELECT 8 AS id, 1 AS amount";

    assertTold(
        () -> write(ACCORD, options, "purse", rows),
        "coodie-508",
        "give ONE, QUORUM, ALL or SERIAL");
    assertTold(
        () -> CoodieSpark.write(rdd(new Purse(9, 1)), ofDocuments, Purse.class),
        "coodie-508",
        "give ONE, QUORUM, ALL or SERIAL");

    // It takes write times, so tasks can be repeated there, too.
    options.putAll(Map.of("consistency", "quorum", "using-timestamp", "5000"));
    ofDocuments.putAll(Map.of("consistency", "quorum", "using-timestamp", "5000"));
    write(ACCORD, options, "purse", rows);
    write(ACCORD, options, "purse", rows);
    CoodieSpark.write(rdd(new Purse(9, 1)), ofDocuments, Purse.class);
    assertThat(
            reader(ACCORD, options)
                .option("table", ACCORD.keyspace() + ".purse")
                .option("writetime", true)
                .load()
                .selectExpr("id", "amount", "`amount$writetime` AS time")
                .orderBy("id")
                .toJSON()
                .collectAsList())
        .containsExactly(
            "{\"id\":8,\"amount\":1,\"time\":5000}", "{\"id\":9,\"amount\":1,\"time\":5000}");
  }

  @Test
  void a_table_that_is_not_there_and_a_slip_of_the_pen_are_told() {
    String row = "SELECT 9 AS id, 'nine' AS text";
    Map<String, String> slip = options(DB);
    slip.put("write-nuls", "true");
    Map<String, String> ofDocuments = documents(DB);
    ofDocuments.put("write-nuls", "true");
    Map<String, String> nowhere = documents(DB);
    nowhere.put("keyspace", "nowhere");

    assertTold(() -> write(DB, options(DB), "note", row), "coodie-1459", "\"notes\"");
    assertTold(() -> write(DB, slip, "notes", row), "coodie-1451", "\"write-nulls\"");
    assertTold(
        () -> CoodieSpark.write(rdd(new Note(9, "nine")), ofDocuments, Note.class),
        "coodie-1451",
        "\"write-nulls\"");
    assertTold(
        () -> CoodieSpark.write(rdd(new Note(9, "nine")), nowhere, Note.class),
        "coodie-1458",
        "\"nowhere\"");
    assertTold(
        () -> CoodieSpark.read(SPARK.session(), nowhere, Note.class), "coodie-1458", "\"nowhere\"");
  }
}
