package dev.coodie.demo.web;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.springframework.core.io.ClassPathResource;

/**
 * Lines of this application's own source, which the build puts beside its classes.
 *
 * @param file its path below {@code demo/src/main/java}
 */
public record Source(String file, List<String> lines) {
  public Source {
    lines = List.copyOf(lines);
  }

  /** The lines between {@code // tag::name[]} and {@code // end::name[]}, moved to the left. */
  static Source region(String type, String name) {
    String file = "dev/coodie/demo/" + type + ".java";
    List<String> found = new ArrayList<>();
    boolean inside = false;
    for (String line : text(file).split("\n")) {
      if (line.strip().equals("// end::" + name + "[]")) {
        return new Source(file, moved(found));
      }
      if (inside) {
        found.add(line);
      }
      inside |= line.strip().equals("// tag::" + name + "[]");
    }
    throw new IllegalStateException(file + " has no region " + name);
  }

  /** The file's name without its directories. */
  public String name() {
    return file.substring(file.lastIndexOf('/') + 1);
  }

  /** As HTML, with words of the language marked. */
  public String html() {
    return Highlight.html(String.join("\n", lines));
  }

  private static List<String> moved(List<String> lines) {
    int left =
        lines.stream()
            .filter(line -> !line.isBlank())
            .mapToInt(line -> line.length() - line.stripLeading().length())
            .min()
            .orElse(0);
    return lines.stream().map(line -> line.isBlank() ? "" : line.substring(left)).toList();
  }

  private static String text(String file) {
    try {
      return new ClassPathResource("source/" + file).getContentAsString(StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
