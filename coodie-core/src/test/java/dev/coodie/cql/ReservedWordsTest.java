package dev.coodie.cql;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What Cassandra refuses is asked of a real one, in the integration tests. */
class ReservedWordsTest {
  @Test
  void scylla_s_words_are_those_of_its_grammar() throws IOException {
    assertThat(ReservedWords.SCYLLA)
        .containsExactlyInAnyOrderElementsOf(
            scylla(where -> where.equals("everywhere") || where.equals("type")));
  }

  @Test
  void other_keywords_and_types_of_the_server_stand_without_quotes() throws IOException {
    Set<String> free = scylla(where -> where.equals("nowhere") || where.equals("server-type"));
    free.removeAll(ReservedWords.CASSANDRA);

    assertThat(free).hasSizeGreaterThan(80).allMatch(word -> CqlNames.plain(word).equals(word));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "true",
        "false",
        "ann",
        "cast",
        "concurrency",
        "text_search_indexing",
        "vector_search_indexing",
        "select",
        "token",
        "ttl"
      })
  void a_word_that_either_server_refuses_is_quoted(String word) {
    assertThat(CqlNames.plain(word)).isEqualTo('"' + word + '"');
    assertThat(CqlNames.table(word, word)).isEqualTo("\"%s\".\"%s\"".formatted(word, word));
  }

  private static Set<String> scylla(Predicate<String> where) throws IOException {
    try (InputStream list =
        ReservedWordsTest.class.getResourceAsStream("/cql/scylla-keywords.txt")) {
      return new String(list.readAllBytes(), StandardCharsets.UTF_8)
          .lines()
          .filter(line -> !line.startsWith("#"))
          .map(line -> line.split(" "))
          .filter(line -> where.test(line[1]))
          .map(line -> line[0])
          .collect(Collectors.toSet());
    }
  }
}
