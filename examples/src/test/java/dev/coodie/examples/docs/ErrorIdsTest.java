package dev.coodie.examples.docs;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Each error id that any module can tell is in the docs, and raised by a test of some module. */
class ErrorIdsTest {
  private static final Path ROOT = Path.of("..").toAbsolutePath().normalize();
  private static final Pattern ID = Pattern.compile("\\bcoodie-(\\d{3,4})\\b");

  /** In tables of tests, which have an id as a last column or a text of its own. */
  private static final Pattern IN_TABLE = Pattern.compile("(?:\"|\\| ?)(\\d{3,4})\"");

  /** The processor's are an enum; its own test checks that each has a case. */
  private static final Pattern PROBLEM = Pattern.compile("(?m)^(?:  [A-Z_]+\\(|      )(\\d{3}),");

  private static final String PROBLEMS =
      "coodie-processor/src/main/java/dev/coodie/processor/Problem.java";

  private static final Pattern ROW = Pattern.compile("(?m)^\\| ([\\d, to]+) \\|");

  @Test
  void each_is_in_the_docs() {
    Set<Integer> told = new TreeSet<>(inSources());
    told.addAll(numbers(PROBLEM, text(ROOT.resolve(PROBLEMS))));

    assertThat(told).contains(101, 199);
    assertThat(documented()).containsAll(told);
  }

  @Test
  void each_is_raised_by_a_test() {
    Set<Integer> tested = new TreeSet<>();
    read("src/test/java", ".java")
        .values()
        .forEach(
            text -> {
              tested.addAll(numbers(ID, text));
              tested.addAll(numbers(IN_TABLE, text));
            });

    assertThat(tested).containsAll(inSources());
  }

  private static Set<Integer> inSources() {
    Set<Integer> ids = new TreeSet<>();
    Stream.of(read("src/main/java", ".java"), read("src/main/kotlin", ".kt"))
        .flatMap(files -> files.values().stream())
        .forEach(text -> ids.addAll(numbers(ID, text)));
    assertThat(ids).hasSizeGreaterThan(450).contains(1201, 1503);
    return ids;
  }

  private static Set<Integer> documented() {
    Set<Integer> ids = new TreeSet<>();
    String page = text(ROOT.resolve("docs/errors.md"));
    ROW.matcher(page)
        .results()
        .flatMap(row -> Stream.of(row.group(1).split(",")))
        .map(part -> Stream.of(part.split("to")).map(String::trim).map(Integer::valueOf).toList())
        .forEach(
            range ->
                IntStream.rangeClosed(range.get(0), range.get(range.size() - 1)).forEach(ids::add));
    return ids;
  }

  private static List<Integer> numbers(Pattern pattern, String text) {
    return pattern.matcher(text).results().map(id -> Integer.valueOf(id.group(1))).toList();
  }

  /** The files below this folder of each module, by their names. */
  private static Map<String, String> read(String folder, String ending) {
    Map<String, String> files = new TreeMap<>();
    try (Stream<Path> modules = Files.list(ROOT)) {
      for (Path sources : modules.map(m -> m.resolve(folder)).filter(Files::isDirectory).toList()) {
        try (Stream<Path> all = Files.walk(sources)) {
          all.filter(file -> file.toString().endsWith(ending))
              .forEach(file -> files.put(ROOT.relativize(file).toString(), text(file)));
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return files;
  }

  private static String text(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
