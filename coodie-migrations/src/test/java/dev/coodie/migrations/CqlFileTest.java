package dev.coodie.migrations;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import dev.coodie.cql.CqlSource;
import dev.coodie.cql.CqlToken;
import dev.coodie.error.MigrationException;
import dev.coodie.migrations.Script.CqlScript;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class CqlFileTest {
  private static CqlScript read(String text) {
    return CqlFile.read("20260131_001_test.cql", new CqlSource("m.cql", text));
  }

  private static List<String> up(String text) {
    return read(text).up().stream().map(Statement::text).toList();
  }

  static Stream<Arguments> texts() {
    return Stream.of(
        arguments("one", "SELECT 1", List.of("SELECT 1")),
        arguments("several", "A 1; B 2;\nC 3", List.of("A 1", "B 2", "C 3")),
        arguments("empty ones", ";; A 1;;\n;", List.of("A 1")),
        arguments("text", "A 'x;y'; B 'it''s; so'", List.of("A 'x;y'", "B 'it''s; so'")),
        arguments("name", "A \"x;y\"; B \"a\"\";\"", List.of("A \"x;y\"", "B \"a\"\";\"")),
        arguments("dollars", "A $$ x; 'y $$; B", List.of("A $$ x; 'y $$", "B")),
        arguments("dashes", "A 1; -- no; yes 'x\nB", List.of("A 1", "B")),
        arguments("slashes", "A 1; // no; \" yes\nB", List.of("A 1", "B")),
        arguments("block", "A 1; /* no; ' */ B /* ; */ 2;", List.of("A 1", "B /* ; */ 2")),
        arguments("comment in text", "A '-- /* $$ //'; B", List.of("A '-- /* $$ //'", "B")),
        arguments("line ends", "A 1;\r\nB\r2;\n", List.of("A 1", "B\r2")),
        arguments(
            "batch",
            "BEGIN BATCH A 1; B 2; APPLY BATCH; C",
            List.of("BEGIN BATCH A 1; B 2; APPLY BATCH", "C")),
        arguments(
            "unlogged batch",
            "begin unlogged batch a 1; apply batch;",
            List.of("begin unlogged batch a 1; apply batch")),
        arguments(
            "transaction",
            "BEGIN TRANSACTION A; B; COMMIT TRANSACTION; C",
            List.of("BEGIN TRANSACTION A; B; COMMIT TRANSACTION", "C")),
        arguments("byte order mark", "\uFEFFA 1;", List.of("A 1")),
        arguments("other letters", "A 'é😀;'; B 😀", List.of("A 'é😀;'", "B 😀")));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("texts")
  void statements_end_at_semicolons_outside_of_everything(
      String name, String text, List<String> statements) {
    assertThat(up(text)).isEqualTo(statements);
  }

  @Test
  void sections_are_divided_by_directives() {
    CqlScript script =
        read(
            """
            -- Adds a column for the nickname.
            -- coodie:destructive
            --coodie:up
            ALTER TABLE users ADD nickname text;
            UPDATE users SET nickname = '-- coodie:down' WHERE id = 1;
              -- coodie:down
            ALTER TABLE users DROP nickname
            """);

    assertThat(script.version()).isEqualTo("20260131_001");
    assertThat(script.description()).isEqualTo("test");
    assertThat(script.mayDestroy()).isTrue();
    assertThat(script.up())
        .extracting(Statement::text)
        .containsExactly(
            "ALTER TABLE users ADD nickname text",
            "UPDATE users SET nickname = '-- coodie:down' WHERE id = 1");
    assertThat(script.up()).extracting(Statement::line).containsExactly(4, 5);
    assertThat(script.down())
        .extracting(Statement::text)
        .containsExactly("ALTER TABLE users DROP nickname");
  }

  @Test
  void without_a_directive_all_is_up_and_irreversible() {
    CqlScript script = read("ALTER TABLE users ADD nickname text");

    assertThat(script.isReversible()).isFalse();
    assertThat(script.mayDestroy()).isFalse();
    assertThat(read("A;\n-- coodie:down\nB").isReversible()).isTrue();
  }

  @Test
  void a_copy_is_a_statement_of_its_own() {
    CqlScript script =
        read("CREATE TABLE b (id int PRIMARY KEY);\n-- coodie:copy a \"B c\"\nDROP TABLE a;");

    assertThat(script.up())
        .extracting(Statement::kind)
        .containsExactly(Statement.Kind.SCHEMA, Statement.Kind.COPY, Statement.Kind.SCHEMA);
    assertThat(script.up().get(1).tokens())
        .extracting(CqlToken::name)
        .containsExactly("copy", "a", "B c");
  }

  @Test
  void a_copy_may_leave_columns_out() {
    Statement copy = read("-- coodie:copy a b without c, \"D e\"").up().get(0);

    assertThat(copy.tokens())
        .extracting(CqlToken::name)
        .containsExactly("copy", "a", "b", "without", "c", ",", "D e");
  }

  static Stream<Arguments> mistakes() {
    return Stream.of(
        arguments(
            "A;\nB 'x\n", "m.cql:2: the text that starts here has no closing '. [coodie-905]"),
        arguments(
            "\n\nA \"x", "m.cql:3: the name that starts here has no closing \". [coodie-905]"),
        arguments("A $$ x", "m.cql:1: the text that starts here has no closing $$. [coodie-905]"),
        arguments(
            "A /* x", "m.cql:1: the comment that starts here has no closing */. [coodie-905]"),
        arguments("\nBEGIN BATCH A; B;", "m.cql:2: the BEGIN that starts here has no end."),
        arguments("A;\r\nUSE other;", "m.cql:2: USE is not allowed"),
        arguments("COPY a TO 'b';", "m.cql:1: COPY is a command of cqlsh"),
        arguments("A ${user};", "m.cql:1: ${user} is no placeholder"),
        arguments("A \"${keyspace}\".b;", "m.cql:1: a placeholder inside double quotes"),
        arguments("-- coodie:ip\nA", "m.cql:1: there is no directive \"ip\". Did you mean \"up\"?"),
        arguments("-- coodie:up now\nA", "m.cql:1: there is no directive \"up now\"."),
        arguments(
            "-- coodie:Down\nA", "m.cql:1: there is no directive \"Down\". Did you mean \"down\"?"),
        arguments("-- coodie:\nA", "m.cql:1: there is no directive \"\"."),
        arguments("-- coodie:copy a\nA", "m.cql:1: expected two tables"),
        arguments("-- coodie:copy a b c\nA", "m.cql:1: expected two tables"),
        arguments("-- coodie:copy a b without\nA", "m.cql:1: expected two tables"),
        arguments("-- coodie:copy a b without c d\nA", "m.cql:1: expected two tables"),
        arguments("-- coodie:copy a b without c,\nA", "m.cql:1: expected two tables"),
        arguments("A;\n-- coodie:up\nB", "m.cql:2: there are statements above -- coodie:up"),
        arguments("-- coodie:up\nA;\n-- coodie:up\nB", "m.cql:3: -- coodie:up is out of place"),
        arguments(
            "A;\n-- coodie:down\nB;\n-- coodie:down", "m.cql:4: -- coodie:down is out of place"),
        arguments("-- coodie:down\nA;\n-- coodie:up\nB", "m.cql:3: -- coodie:up is out of place"),
        arguments("-- nothing; at all\n", "m.cql has no statement to apply."),
        arguments("-- coodie:up\n-- coodie:down\nA;", "m.cql has no statement to apply."),
        arguments("A;\n-- coodie:down\n", "m.cql has a down section without a statement."));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "BEGIN BATCH A; B; | coodie-906",
        "USE other; | coodie-907",
        "COPY a TO 'b'; | coodie-907",
        "A ${user}; | coodie-908",
        "A \"${keyspace}\".b; | coodie-908",
        "-- nothing | coodie-910"
      })
  void each_kind_of_mistake_has_an_id(String text, String id) {
    assertThatThrownBy(() -> read(text)).hasMessageEndingWith("[" + id + "]");
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("mistakes")
  void a_mistake_is_found_with_its_line(String text, String message) {
    assertThatThrownBy(() -> read(text))
        .isInstanceOf(MigrationException.class)
        .hasMessageStartingWith(message);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "--coodie down",
        "-- Coodie; Down",
        "// coodie:down",
        "//coodie down",
        "/* coodie:down */",
        "/* coodie down; */",
        "--- coodie:destructive",
        "-- @coodie:up",
        "-- coodie.down",
        "-- coodie_down",
        "// coodie:copy a b",
        "-- coodie;copy a b",
      })
  void a_directive_with_a_slip_of_the_pen_is_told(String line) {
    assertThatThrownBy(
            () -> read("CREATE TABLE y (id int PRIMARY KEY);\n" + line + "\nDROP TABLE y"))
        .isInstanceOf(MigrationException.class)
        .hasMessageStartingWith("m.cql:2: this comment looks like a directive, but is none.")
        .hasMessageEndingWith("[coodie-909]");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "-- coodie copy of the table is kept",
        "-- coodie goes down this path",
        "-- written by coodie",
        "// coodie: see the wiki",
        "/* up */",
        "-- down",
        "-- coodie down to the last row",
      })
  void a_sentence_about_coodie_is_a_comment(String line) {
    assertThat(read("A;\n" + line + "\nB;").up()).hasSize(2);
  }

  @Test
  void the_checksum_ignores_comments_and_white_space_outside_of_quotes() {
    String one = read("ALTER TABLE a ADD b text; UPDATE a SET b='x  y' WHERE id=1;").checksum();
    String same =
        read("-- a comment\nALTER  TABLE a /* why */ ADD b\ttext\n;\n\nUPDATE a SET b = 'x  y' //\n"
                + " WHERE id = 1\n-- coodie:down\nDROP TABLE a")
            .checksum();

    assertThat(same).isEqualTo(one).matches("[0-9a-f]{64}");
    assertThat(read("ALTER TABLE a ADD b text; UPDATE a SET b='x y' WHERE id=1;").checksum())
        .isNotEqualTo(one);
    assertThat(read("ALTER TABLE a ADD b text;").checksum()).isNotEqualTo(one);
    assertThat(read("UPDATE a SET b='x  y' WHERE id=1; ALTER TABLE a ADD b text;").checksum())
        .isNotEqualTo(one);
  }

  @Test
  void the_placeholder_is_replaced_outside_of_quotes_alone() {
    Statement statement =
        read("/* ${keyspace} */ INSERT INTO ${keyspace}.a (b) VALUES ('${keyspace}')").up().get(0);

    assertThat(statement.in("My \"ks\""))
        .isEqualTo("INSERT INTO \"My \"\"ks\"\"\".a (b) VALUES ('${keyspace}')");
  }
}
