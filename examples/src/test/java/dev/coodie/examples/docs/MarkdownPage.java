package dev.coodie.examples.docs;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * A page in Markdown whose Java and Kotlin blocks are copies of {@link Regions}, other blocks
 * copies of whole files where they name one, and whose imports and links to documents follow from
 * its blocks.
 */
final class MarkdownPage {
  private static final Pattern EXAMPLE = Pattern.compile("<!-- example: (\\S+) -->");
  private static final Pattern FILE = Pattern.compile("<!-- file: (\\S+) -->");
  private static final String IMPORTS = "<!-- imports -->";
  private static final String DOCUMENTS = "<!-- documents -->";
  private static final Pattern NOT_COMPILED = Pattern.compile("<!-- not compiled: \\S.* -->");

  private final List<String> problems = new ArrayList<>();
  private final List<String> updated = new ArrayList<>();
  private final Path root;

  private MarkdownPage(Path root) {
    this.root = root;
  }

  /** Compares the blocks of a page, a file below {@code root}, with what they name. */
  static MarkdownPage check(Path root, String name, List<String> lines, Regions regions) {
    MarkdownPage page = new MarkdownPage(root);
    page.read(name, lines, regions);
    return page;
  }

  /** What is wrong, each with file and line. */
  List<String> problems() {
    return List.copyOf(problems);
  }

  /** The lines of the page with every block that names a region as the region is now. */
  List<String> updated() {
    return List.copyOf(updated);
  }

  private void read(String name, List<String> lines, Regions regions) {
    List<String> examples = examples(lines);
    List<String> imports = regions.imports(examples);
    String documents = links(name, regions.documents(examples));
    if (name.startsWith("docs/")) {
      missing(name, lines, IMPORTS, !imports.isEmpty());
      missing(name, lines, DOCUMENTS, !documents.isEmpty());
    }
    int i = 0;
    while (i < lines.size()) {
      String line = lines.get(i);
      String before = i == 0 ? "" : lines.get(i - 1).strip();
      updated.add(line);
      i++;
      if (line.stripLeading().startsWith("```")) {
        int end = closing(lines, i);
        String place = name + ":" + i + ": ";
        if (end == lines.size()) {
          problems.add(place + "the block has no end.");
        }
        List<String> block = lines.subList(i, end);
        updated.addAll(
            before.equals(IMPORTS)
                ? same(place, IMPORTS, imports, block)
                : wanted(place, line, before, block, regions));
        i = end;
        if (i < lines.size()) {
          updated.add(lines.get(i++));
        }
      } else if (line.strip().equals(DOCUMENTS) && i < lines.size()) {
        updated.addAll(
            same(name + ":" + i + ": ", DOCUMENTS, List.of(documents), List.of(lines.get(i++))));
      } else if (isStray(line, i < lines.size() ? lines.get(i) : "")) {
        problems.add(name + ":" + i + ": no ```java or ```kotlin block follows on the next line.");
      }
    }
  }

  private static List<String> examples(List<String> lines) {
    return lines.stream()
        .map(line -> EXAMPLE.matcher(line.strip()))
        .filter(Matcher::matches)
        .map(example -> example.group(1))
        .toList();
  }

  /** A line that links to documents from a page; empty where there are none. */
  private String links(String name, Map<String, Path> documents) {
    Path directory = root.resolve(name).toAbsolutePath().normalize().getParent();
    return documents.entrySet().stream()
        .map(
            d ->
                "[%s](%s)"
                    .formatted(
                        d.getKey(),
                        directory.relativize(d.getValue().toAbsolutePath().normalize())))
        .collect(Collectors.joining(" · "));
  }

  private void missing(String name, List<String> lines, String mark, boolean needed) {
    boolean there = lines.stream().anyMatch(line -> line.strip().equals(mark));
    if (needed != there) {
      problems.add(
          name
              + (needed
                  ? ": write " + mark + " where they shall stand, once, with what to fill below it."
                  : ": nothing belongs below " + mark + ". Take it out."));
    }
  }

  private List<String> same(String place, String mark, List<String> wanted, List<String> found) {
    if (!wanted.equals(found)) {
      problems.add(
          place
              + "what stands below "
              + mark
              + " is not what the blocks of this page need. Run DocsTest with"
              + " -Dsurefire.jvmArgs=-Ddocs.update=true to write it.");
    }
    return wanted;
  }

  private List<String> wanted(
      String place, String fence, String before, List<String> block, Regions regions) {
    Matcher file = FILE.matcher(before);
    if (!file.matches()) {
      return isCode(fence) ? checked(place, before, block, regions) : block;
    }
    try {
      return same(place, before, Files.readAllLines(root.resolve(file.group(1))), block);
    } catch (IOException e) {
      problems.add(place + "there is no file " + file.group(1) + ".");
      return block;
    }
  }

  private List<String> checked(String place, String before, List<String> block, Regions regions) {
    Matcher example = EXAMPLE.matcher(before);
    if (!example.matches()) {
      if (!NOT_COMPILED.matcher(before).matches()) {
        problems.add(
            place
                + "the block is not taken from code. Write <!-- example: name --> on the line"
                + " before, or <!-- not compiled: reason -->.");
      }
      return block;
    }
    Optional<List<String>> region = regions.find(example.group(1));
    if (region.isEmpty()) {
      problems.add(place + "there is no region called " + example.group(1) + " in the examples.");
      return block;
    }
    if (!region.get().equals(block)) {
      problems.add(
          place
              + "the block differs from region "
              + example.group(1)
              + ". Run DocsTest with -Dsurefire.jvmArgs=-Ddocs.update=true to copy it.");
    }
    return region.get();
  }

  private static int closing(List<String> lines, int from) {
    int i = from;
    while (i < lines.size() && !lines.get(i).strip().equals("```")) {
      i++;
    }
    return i;
  }

  private static boolean isStray(String line, String next) {
    String text = line.strip();
    return (EXAMPLE.matcher(text).matches() || NOT_COMPILED.matcher(text).matches())
        && !isCode(next);
  }

  private static boolean isCode(String line) {
    return line.strip().equals("```java") || line.strip().equals("```kotlin");
  }
}
