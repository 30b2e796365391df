package dev.coodie.examples.docs;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * Every Java and Kotlin block in the documentation is a part of these examples, which are compiled
 * and tested. With {@code -Ddocs.update=true} in this test's JVM the blocks are copied again.
 */
class DocsTest {
  private static final Path ROOT = Path.of("..").toAbsolutePath().normalize();
  private static final Pattern LINK = Pattern.compile("]\\(([^)#:]+\\.md)(#[^)]*)?\\)");

  private static List<Path> pages() throws IOException {
    List<Path> pages = new ArrayList<>(List.of(ROOT.resolve("README.md")));
    try (Stream<Path> files = Files.list(ROOT.resolve("docs"))) {
      files.filter(file -> file.toString().endsWith(".md")).sorted().forEach(pages::add);
    }
    return pages;
  }

  @Test
  void blocks_are_what_is_compiled() throws IOException {
    Regions regions =
        Regions.below(
            Path.of("src"),
            ROOT.resolve("examples-kotlin/src"),
            ROOT.resolve("coodie-spark/src/test/java/dev/coodie/spark/guide"));
    List<String> problems = new ArrayList<>(regions.problems());
    for (Path file : pages()) {
      String name = ROOT.relativize(file).toString();
      MarkdownPage page = MarkdownPage.check(ROOT, name, Files.readAllLines(file), regions);
      if (Boolean.getBoolean("docs.update")) {
        Files.writeString(file, String.join("\n", page.updated()) + "\n");
        page = MarkdownPage.check(ROOT, name, page.updated(), regions);
      }
      problems.addAll(page.problems());
    }

    assertThat(problems).isEmpty();
  }

  @Test
  void links_between_pages_lead_somewhere() throws IOException {
    List<String> dead = new ArrayList<>();
    for (Path file : pages()) {
      Matcher link = LINK.matcher(Files.readString(file));
      while (link.find()) {
        if (!Files.exists(file.resolveSibling(link.group(1)))) {
          dead.add(ROOT.relativize(file) + ": " + link.group(1));
        }
      }
    }

    assertThat(dead).isEmpty();
  }

  @Test
  void the_index_lists_every_page() throws IOException {
    String index = Files.readString(ROOT.resolve("docs/README.md"));

    assertThat(pages().stream().skip(1).map(page -> page.getFileName().toString()))
        .filteredOn(name -> !name.equals("README.md") && !index.contains("](" + name + ")"))
        .isEmpty();
  }
}
