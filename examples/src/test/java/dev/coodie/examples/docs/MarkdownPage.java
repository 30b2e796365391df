package dev.coodie.examples.docs;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A page in Markdown whose Java and Kotlin blocks are copies of {@link Regions}. */
final class MarkdownPage {
  private static final Pattern EXAMPLE = Pattern.compile("<!-- example: (\\S+) -->");
  private static final Pattern NOT_COMPILED = Pattern.compile("<!-- not compiled: \\S.* -->");

  private final List<String> problems = new ArrayList<>();
  private final List<String> updated = new ArrayList<>();

  private MarkdownPage() {}

  /** Compares the blocks of a page with the regions they name. */
  static MarkdownPage check(String name, List<String> lines, Regions regions) {
    MarkdownPage page = new MarkdownPage();
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
        updated.addAll(isCode(line) ? checked(place, before, block, regions) : block);
        i = end;
        if (i < lines.size()) {
          updated.add(lines.get(i++));
        }
      } else if (isStray(line, i < lines.size() ? lines.get(i) : "")) {
        problems.add(name + ":" + i + ": no ```java or ```kotlin block follows on the next line.");
      }
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
