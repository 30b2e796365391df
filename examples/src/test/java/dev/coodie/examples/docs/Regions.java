package dev.coodie.examples.docs;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The named parts of source files, between {@code // tag::name[]} and {@code // end::name[]}. */
final class Regions {
  private static final Pattern MARK = Pattern.compile("\\s*// (tag|end)::([\\w-]+)\\[\\]\\s*");

  private final Map<String, List<String>> regions = new HashMap<>();
  private final List<String> problems = new ArrayList<>();

  private Regions() {}

  /** Those of one file, for tests of the checker. */
  static Regions of(String file, String source) {
    Regions found = new Regions();
    found.read(file, source.lines().toList());
    return found;
  }

  /** Those of all Java and Kotlin files below directories. */
  static Regions below(Path... directories) {
    Regions found = new Regions();
    for (Path directory : directories) {
      try (Stream<Path> files = Files.walk(directory)) {
        for (Path file : files.filter(Regions::isSource).sorted().toList()) {
          found.read(directory.relativize(file).toString(), Files.readAllLines(file));
        }
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
    return found;
  }

  private static boolean isSource(Path file) {
    return file.toString().endsWith(".java") || file.toString().endsWith(".kt");
  }

  /** The lines of a region without the indentation they share. */
  Optional<List<String>> find(String name) {
    return Optional.ofNullable(regions.get(name));
  }

  /** Marks that do not fit together, each with file and line. */
  List<String> problems() {
    return Collections.unmodifiableList(problems);
  }

  private void read(String file, List<String> lines) {
    Map<String, List<String>> open = new HashMap<>();
    for (int i = 0; i < lines.size(); i++) {
      Matcher mark = MARK.matcher(lines.get(i));
      if (!mark.matches()) {
        String line = lines.get(i);
        open.values().forEach(region -> region.add(line));
      } else if (mark.group(1).equals("tag")) {
        if (regions.containsKey(mark.group(2))
            || open.put(mark.group(2), new ArrayList<>()) != null) {
          problems.add(file + ":" + (i + 1) + ": a region called " + mark.group(2) + " exists.");
        }
      } else {
        List<String> region = open.remove(mark.group(2));
        if (region == null) {
          problems.add(file + ":" + (i + 1) + ": " + mark.group(2) + " ends without a beginning.");
        } else {
          regions.put(mark.group(2), dedented(region));
        }
      }
    }
    open.keySet().forEach(name -> problems.add(file + ": " + name + " has no end."));
  }

  private static List<String> dedented(List<String> lines) {
    int indent =
        lines.stream()
            .filter(line -> !line.isBlank())
            .mapToInt(line -> line.length() - line.stripLeading().length())
            .min()
            .orElse(0);
    return lines.stream().map(line -> line.isBlank() ? "" : line.substring(indent)).toList();
  }
}
