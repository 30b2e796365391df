package dev.coodie.cql;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class CqlSourceTest {
  static Stream<Arguments> texts() {
    return Stream.of(
        arguments("nothing", " -- only; a comment\n;;", List.of()),
        arguments("several", "A 1; B 2;\nC 3", List.of("A 1", "B 2", "C 3")),
        arguments("text", "A 'x;y'; B 'it''s; so'", List.of("A 'x;y'", "B 'it''s; so'")),
        arguments("name", "A \"x;y\"; B \"a\"\";\"", List.of("A \"x;y\"", "B \"a\"\";\"")),
        arguments("dollars", "A $$ x; 'y $$; B", List.of("A $$ x; 'y $$", "B")),
        arguments("comments", "-- a;\nA /* ; */ 1 // ;'\n; --", List.of("A /* ; */ 1")),
        arguments(
            "batch",
            "BEGIN unlogged BATCH A 'APPLY BATCH'; B 2; apply /* ; */ batch; C",
            List.of("BEGIN unlogged BATCH A 'APPLY BATCH'; B 2; apply /* ; */ batch", "C")),
        arguments(
            "transaction",
            "BEGIN TRANSACTION LET a = (B); IF a THEN C; D; END IF COMMIT TRANSACTION; E",
            List.of(
                "BEGIN TRANSACTION LET a = (B); IF a THEN C; D; END IF COMMIT TRANSACTION", "E")));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("texts")
  void statements_end_at_semicolons_outside_of_everything(
      String name, String text, List<String> statements) {
    assertThat(new CqlSource("a.cql", text).statements())
        .extracting(SourceStatement::text)
        .isEqualTo(statements);
  }

  @Test
  void a_statement_knows_its_line() {
    CqlSource source = new CqlSource("a.cql", "A;\n\n-- b\nB\n1;\r\nC;\rD");

    assertThat(source.statements()).extracting(SourceStatement::line).containsExactly(1, 4, 6, 7);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "A ' | a.cql:2: the text that starts here has no closing '.",
        "A \"x | a.cql:2: the name that starts here has no closing \".",
        "A $$ x $ | a.cql:2: the text that starts here has no closing $$.",
        "A /* x / | a.cql:2: the comment that starts here has no closing */.",
        "BEGIN BATCH A; B; | a.cql:2: the BEGIN that starts here has no end. Write APPLY BATCH; after its statements.",
        "begin transaction A; APPLY BATCH; | a.cql:2: the begin that starts here has no end. Write COMMIT TRANSACTION; after its statements.",
      })
  void what_nobody_closes_is_told_with_its_line(String text, String problem) {
    List<SourceStatement> statements = new CqlSource("a.cql", "X;\n" + text).statements();

    assertThat(statements.get(0).problem()).isEmpty();
    assertThat(statements.get(1).problem()).contains(problem);
  }

  @Test
  void tokens_are_words_constants_and_signs() {
    assertThat(
            new CqlSource(
                    "a",
                    "SET Größe=-1.5e-3 , id = 0a1b2c3d-4e5f-4a6b-8c7d-9e0f1a2b3c4d, b = 0xCAFE, c=1mo2d")
                .tokens())
        .filteredOn(token -> token.kind() == CqlToken.Kind.CONSTANT)
        .extracting(CqlToken::text)
        .containsExactly("1.5e-3", "0a1b2c3d-4e5f-4a6b-8c7d-9e0f1a2b3c4d", "0xCAFE", "1mo2d");
  }
}
