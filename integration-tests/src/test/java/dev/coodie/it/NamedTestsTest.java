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
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The tests that docs/defects.md and docs/seams.md name exist. */
class NamedTestsTest {
  private static final Path ROOT = Path.of("..");
  private static final Pattern NAMED = Pattern.compile("`(\\w+Test)(?:\\.(\\w+))?`");
  private static final Pattern DECLARED = Pattern.compile("(?m)^  (?:<\\w+> )?void (\\w+)\\(");

  private static List<String> rows(String page) throws IOException {
    return Files.readAllLines(ROOT.resolve("docs").resolve(page)).stream()
        .filter(line -> line.startsWith("| ") && !line.startsWith("| what the"))
        .filter(line -> !line.startsWith("| kind |"))
        .toList();
  }

  @ParameterizedTest
  @CsvSource({"defects.md, 80", "seams.md, 40"})
  void every_line_has_a_test(String page, int most) throws IOException {
    assertThat(rows(page))
        .hasSizeGreaterThan(most)
        .allSatisfy(
            row -> {
              String tests = row.substring(row.lastIndexOf("| ", row.length() - 3));
              assertThat(NAMED.matcher(tests).find()).as(row).isTrue();
            });
  }

  @ParameterizedTest
  @CsvSource({"defects.md, 100", "seams.md, 60"})
  void every_test_that_is_named_exists(String page, int most) throws IOException {
    Map<String, Set<String>> tests = tests();

    assertThat(rows(page).stream().flatMap(row -> NAMED.matcher(row).results()))
        .hasSizeGreaterThan(most)
        .allSatisfy(
            (MatchResult named) -> {
              assertThat(tests).as(named.group()).containsKey(named.group(1));
              if (named.group(2) != null) {
                assertThat(tests.get(named.group(1))).as(named.group()).contains(named.group(2));
              }
            });
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
