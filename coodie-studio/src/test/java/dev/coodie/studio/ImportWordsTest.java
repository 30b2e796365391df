package dev.coodie.studio;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The page speaks of itself, where a library speaks of methods. */
class ImportWordsTest {
  private static final Path FILE = Path.of("folder", "upload-1.csv");

  @Test
  void too_many_rejects() {
    String said =
        "1001 records of "
            + FILE
            + " were rejected, more than the 1000 of maxRejects(..), so the import stopped after 5000. "
            + FILE
            + ".rejects says why. Continue with resume() and a larger number, or fix the file and"
            + " start again with restart().";

    assertThat(ImportWords.ofPage(said, FILE))
        .isEqualTo(
            "1001 records of the file were rejected, more than the 1000 of an import, so the import"
                + " stopped after 5000. The list below says why. Fix the file, choose it again, and"
                + " check it.");
  }

  @Test
  void counters_that_may_count_twice() {
    String said =
        "The import into ks.t did not end cleanly, so some counters may have been added to after"
            + " what "
            + FILE
            + ".progress records; continuing could add them twice. Truncate the table and start"
            + " over with restart(), or accept that with acceptDoubleCounting().";

    assertThat(ImportWords.ofPage(said, FILE))
        .endsWith(
            "after what its progress records; continuing could add them twice. Empty the table,"
                + " choose the file again, and import it.");
  }

  /** A message that is said otherwise from now on would name methods again. */
  @Test
  void each_of_these_words_is_still_in_a_message() throws IOException {
    StringBuilder sources = new StringBuilder();
    try (Stream<Path> files = Files.walk(Path.of("..", "coodie-transfer", "src", "main", "java"))) {
      for (Path file : files.filter(f -> f.toString().endsWith(".java")).toList()) {
        sources.append(Files.readString(file).replaceAll("\"\\s*\\+\\s*\"", ""));
      }
    }

    assertThat(ImportWords.ADVICE)
        .extracting(Map.Entry::getKey)
        .allMatch(words -> sources.indexOf(words) >= 0);
  }
}
