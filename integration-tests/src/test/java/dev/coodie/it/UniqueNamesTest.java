package dev.coodie.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** An import of ours never has to ask which of two classes is meant. */
class UniqueNamesTest {
  @Test
  void no_public_class_has_the_name_of_another_one() throws IOException {
    Map<String, Collection<Path>> byName = new TreeMap<>();
    for (Path source : sources()) {
      String name = source.getFileName().toString().replace(".java", "");
      if (isPublic(source, name)) {
        byName.computeIfAbsent(name, first -> new ArrayList<>()).add(source);
      }
    }

    assertThat(byName).hasSizeGreaterThan(200);
    assertThat(byName.values()).allSatisfy(files -> assertThat(files).hasSize(1));
  }

  /** Of all modules that others can depend on, beside this one. */
  private static List<Path> sources() throws IOException {
    Path project = Path.of("").toAbsolutePath().getParent();
    try (Stream<Path> modules = Files.list(project)) {
      return modules
          .filter(module -> module.getFileName().toString().startsWith("coodie-"))
          .map(module -> module.resolve("src/main/java"))
          .filter(Files::isDirectory)
          .flatMap(UniqueNamesTest::javaFiles)
          .toList();
    }
  }

  private static Stream<Path> javaFiles(Path directory) {
    try (Stream<Path> files = Files.walk(directory)) {
      return files.filter(file -> file.toString().endsWith(".java")).toList().stream();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static boolean isPublic(Path source, String name) throws IOException {
    return Pattern.compile(
            "^public\\b.*\\b(class|interface|record|enum)\\s+" + name + "\\b", Pattern.MULTILINE)
        .matcher(Files.readString(source))
        .find();
  }
}
