package dev.coodie.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The tests that docs/defects.md names exist. */
class DefectsListTest {
  private static final Path ROOT = Path.of("..");
  private static final Pattern NAMED = Pattern.compile("`(\\w+Test)\\.(\\w+)`");
  private static final Pattern DECLARED = Pattern.compile("(?m)^  (?:<\\w+> )?void (\\w+)\\(");

  private static List<String> rows() throws IOException {
    return Files.readAllLines(ROOT.resolve("docs/defects.md")).stream()
        .filter(line -> line.startsWith("| ") && !line.startsWith("| what the"))
        .toList();
  }

  @Test
  void every_line_has_a_test() throws IOException {
    assertThat(rows())
        .hasSizeGreaterThan(80)
        .allSatisfy(
            row -> {
              String tests = row.substring(row.lastIndexOf("| ", row.length() - 3));
              assertThat(NAMED.matcher(tests).find()).as(row).isTrue();
            });
  }

  @Test
  void every_test_that_is_named_exists() throws IOException {
    Map<String, Set<String>> tests = tests();

    assertThat(rows().stream().flatMap(row -> NAMED.matcher(row).results()))
        .hasSizeGreaterThan(100)
        .allSatisfy(
            (MatchResult named) ->
                assertThat(tests.getOrDefault(named.group(1), Set.of()))
                    .as(named.group())
                    .contains(named.group(2)));
  }

  /** The methods of all test classes of all modules; classes of one name are taken together. */
  private static Map<String, Set<String>> tests() throws IOException {
    Map<String, Set<String>> tests = new HashMap<>();
    for (Path module : modules()) {
      try (Stream<Path> files = Files.walk(module.resolve("src/test/java"))) {
        for (Path file : files.filter(f -> f.toString().endsWith("Test.java")).toList()) {
          String name = file.getFileName().toString().replace(".java", "");
          Set<String> methods = tests.computeIfAbsent(name, n -> new HashSet<>());
          DECLARED.matcher(Files.readString(file)).results().forEach(m -> methods.add(m.group(1)));
        }
      }
    }
    return tests;
  }

  private static List<Path> modules() throws IOException {
    try (Stream<Path> folders = Files.list(ROOT)) {
      return folders.filter(f -> Files.isDirectory(f.resolve("src/test/java"))).toList();
    }
  }
}
