package dev.coodie.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The command speaks of its options. */
class WordsTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "apply() refuses this plan: 1 change cannot be made. | coodie apply refuses this plan: 1 change cannot be made.",
        "To make it, apply the plan withDestructive(). | To make it, use --allow-destructive.",
        "or apply the plan withDestructive(), which does both | or use --allow-destructive, which does both",
        "forget it with Repair.forget(\"20260101_001\") | forget it with coodie repair --forget 20260101_001",
        "accept it with Repair.acceptChanged(\"20260101_001\") | accept it with coodie repair --accept-changed 20260101_001",
        "say so with Repair.done(\"20260101_001\", 3), or let it run with Repair.rerun(..) (coodie repair --done or --rerun). | say so with coodie repair --done 20260101_001:3, or let it run with coodie repair --rerun.",
        "Create it with schema().createKeyspace(..). | Create it with coodie query \"CREATE KEYSPACE ..\".",
        "Create it with schema().plan(..).apply(). | Create it with coodie apply.",
        "Nothing of it. | Nothing of it."
      })
  void methods_become_options(String message, String said) {
    assertThat(Words.ofCommand(message)).isEqualTo(said);
  }

  /** A message that is said otherwise from now on would name methods again. */
  @Test
  void each_of_these_words_is_still_in_a_message() throws IOException {
    StringBuilder sources = new StringBuilder();
    for (String module :
        List.of("coodie-core", "coodie-driver", "coodie-migrations", "coodie-transfer")) {
      try (Stream<Path> files = Files.walk(Path.of("..", module, "src", "main", "java"))) {
        for (Path file : files.filter(f -> f.toString().endsWith(".java")).toList()) {
          sources.append(Files.readString(file).replaceAll("\"\\s*\\+\\s*\"", ""));
        }
      }
    }

    assertThat(Words.OPTIONS)
        .extracting(Map.Entry::getKey)
        .allMatch(method -> sources.indexOf(method.replace("\"", "\\\"")) >= 0);
  }
}
