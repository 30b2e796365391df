package dev.coodie.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.coodie.Coodie;
import dev.coodie.annotation.IndexTarget;
import dev.coodie.column.Mapping;
import dev.coodie.column.PlainColumn;
import dev.coodie.column.TextColumn;
import dev.coodie.column.UdtField;
import dev.coodie.column.ValueType;
import dev.coodie.cql.CqlNames;
import dev.coodie.error.StatementException;
import dev.coodie.schema.Schema;
import dev.coodie.schema.definition.Replication;
import dev.coodie.test.EmbeddedCoodieExtension;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.ZipFile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The node's own grammar against the words that coodie quotes. */
class ReservedWordsTest {
  @RegisterExtension
  static final EmbeddedCoodieExtension DATABASE = EmbeddedCoodieExtension.withDocuments();

  /** Types of the server, which no type of a user shall be called. */
  private static final Set<String> SERVER_TYPES =
      Set.of(
          ("ascii bigint blob boolean counter date decimal double duration float inet int smallint"
                  + " text time timestamp timeuuid tinyint uuid varchar varint")
              .split(" "));

  private static final Pattern KEYWORD = Pattern.compile("\\bK_([A-Z_]+)\\b");
  private static final String LEXER = "org/apache/cassandra/cql3/Cql_Lexer.class";
  private static final String RESERVED = "org/apache/cassandra/cql3/reserved_keywords.txt";

  private final Coodie coodie = DATABASE.coodie();

  @Test
  void every_keyword_that_the_node_refuses_as_a_name_is_quoted() throws IOException {
    Set<String> keywords = new TreeSet<>(List.of("true", "false"));
    try (ZipFile jar = new ZipFile(cassandra().toFile())) {
      Matcher keyword = KEYWORD.matcher(text(jar, LEXER));
      while (keyword.find()) {
        keywords.add(keyword.group(1).toLowerCase(Locale.ROOT));
      }
      keywords.addAll(List.of(text(jar, RESERVED).toLowerCase(Locale.ROOT).split("\\s+")));
    }
    assertThat(keywords).hasSizeGreaterThan(100).contains("select", "writetime", "infinity");
    Set<String> refused = new HashSet<>();
    for (String word : keywords) {
      boolean asTable = isRefused("SELECT * FROM system." + word);
      boolean asType = isRefused("ALTER TYPE " + DATABASE.keyspace() + "." + word + " ADD a int");
      if (asTable || (asType && !SERVER_TYPES.contains(word))) {
        refused.add(word);
      }
    }

    assertThat(refused)
        .hasSizeGreaterThan(50)
        .contains("true", "select", "set", "json")
        .doesNotContain("text", "key")
        .allMatch(word -> CqlNames.plain(word).equals(CqlNames.quoted(word)));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"true", "false", "ann", "cast", "concurrency", "set", "token", "json", "ttl"})
  void keyspace_table_type_index_and_column_have_the_name(String word) {
    assumeTrue(isTakenForName(word), "This server loses the quotes of names");
    Schema schema = coodie.schema().keyspace(word);
    schema.createKeyspace(word, Replication.simple(1));
    try {
      ValueType<Anything> type =
          ValueType.udt(
                  Anything.class,
                  word,
                  List.of(UdtField.of(Anything.class, word, ValueType.INT)),
                  Mapping.of(
                      cells -> new Anything(cells.getInt(0)),
                      (any, out) -> out.setInt(0, any.id())))
              .frozen();
      TextColumn<Anything> column = TextColumn.of(Anything.class, word, ValueType.TEXT);
      Anything_.is(
          word,
          document ->
              document
                  .column(column)
                  .column(PlainColumn.of(Anything.class, word + "_2", ValueType.list(type)))
                  .index(word, column, IndexTarget.VALUES));

      schema.plan(Anything.class).apply();

      assertThat(schema.exclusive().plan(Anything.class).changes().list()).isEmpty();
      schema.drop(Anything.class);
      assertThat(schema.read().orElseThrow().tables()).isEmpty();
    } finally {
      schema.dropKeyspace(word);
    }
  }

  /**
   * Cassandra 6.0-alpha2 writes schema statements again without quotes, and then cannot read some.
   */
  private boolean isTakenForName(String word) {
    String quoted = '"' + word + '"';
    String type = DATABASE.keyspace() + '.' + quoted;
    return ServerSettings.takes(
            coodie,
            "CREATE KEYSPACE IF NOT EXISTS "
                + quoted
                + " WITH replication = {'class': 'SimpleStrategy', 'replication_factor': 1}")
        && ServerSettings.takes(coodie, "CREATE TYPE " + type + " (a int)")
        && ServerSettings.takes(
            coodie,
            "CREATE TABLE " + type + " (a int PRIMARY KEY, b list<frozen<" + quoted + ">>)");
  }

  private boolean isRefused(String cql) {
    try {
      coodie.execute(cql);
      return false;
    } catch (StatementException e) {
      return e.id().equals("coodie-507");
    }
  }

  private static String text(ZipFile jar, String entry) throws IOException {
    byte[] bytes = jar.getInputStream(jar.getEntry(entry)).readAllBytes();
    return new String(bytes, StandardCharsets.ISO_8859_1);
  }

  /** The jar that the node runs, in the local repository. */
  private Path cassandra() {
    String version =
        coodie
            .execute("SELECT release_version FROM system.local")
            .get(0)
            .get("release_version", String.class);
    String repository =
        System.getProperty(
            "maven.repo.local",
            Path.of(System.getProperty("user.home"), ".m2", "repository").toString());
    return Path.of(
        repository,
        "org/apache/cassandra/cassandra-all",
        version,
        "cassandra-all-" + version + ".jar");
  }
}
