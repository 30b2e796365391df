package dev.coodie.examples.docs;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The named parts of source files, between {@code // tag::name[]} and {@code // end::name[]}. */
final class Regions {
  private static final Pattern MARK = Pattern.compile("\\s*// (tag|end)::([\\w-]+)\\[\\]\\s*");

  private static final Pattern DOCUMENT =
      Pattern.compile("^@(Document|MaterializedView|UserType|Projection|Variant)\\b");
  private static final Pattern IMPORT = Pattern.compile("import (?:static )?([\\w.]+\\.)(\\w+);");

  private final Map<String, List<String>> regions = new HashMap<>();
  private final Map<String, Path> sources = new HashMap<>();
  private final Map<Path, List<String>> imports = new HashMap<>();
  private final Set<Path> documents = new HashSet<>();
  private final List<String> problems = new ArrayList<>();

  private Regions() {}

  /** Those of one file, for tests of the checker. */
  static Regions of(String file, String source) {
    Regions found = new Regions();
    found.read(Path.of(file), source.lines().toList());
    return found;
  }

  /** Those of all Java and Kotlin files below directories. */
  static Regions below(Path... directories) {
    Regions found = new Regions();
    for (Path directory : directories) {
      try (Stream<Path> files = Files.walk(directory)) {
        for (Path file : files.filter(Regions::isSource).sorted().toList()) {
          found.read(file, Files.readAllLines(file));
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

  /**
   * The imports that the text of some regions needs, as their files have them: sorted, the static
   * ones first, without classes of the examples themselves.
   */
  List<String> imports(Collection<String> names) {
    SortedSet<String> statics = new TreeSet<>();
    SortedSet<String> types = new TreeSet<>();
    for (String name : names) {
      String text = String.join("\n", regions.getOrDefault(name, List.of()));
      for (String line : imports.getOrDefault(sources.get(name), List.of())) {
        Matcher parts = IMPORT.matcher(line);
        if (parts.matches()
            && !parts.group(1).startsWith("dev.coodie.examples.")
            && Pattern.compile("(?<![\\w.])" + parts.group(2) + "\\b").matcher(text).find()) {
          (line.startsWith("import static") ? statics : types).add(line);
        }
      }
    }
    return Stream.concat(statics.stream(), types.stream()).toList();
  }

  /** The files of documents that the text of some regions names, by the name of their class. */
  SortedMap<String, Path> documents(Collection<String> names) {
    SortedMap<String, Path> found = new TreeMap<>();
    for (Path file : imports.keySet()) {
      String type = file.getFileName().toString().replace(".java", "");
      Pattern use = Pattern.compile("(?<![\\w.])" + type + "(_|\\b)");
      if (documents.contains(file)
          && names.stream()
              .anyMatch(
                  name ->
                      use.matcher(String.join("\n", regions.getOrDefault(name, List.of())))
                          .find())) {
        found.put(type, file);
      }
    }
    return found;
  }

  /** Marks that do not fit together, each with file and line. */
  List<String> problems() {
    return Collections.unmodifiableList(problems);
  }

  private void read(Path path, List<String> lines) {
    String file = path.toString();
    imports.put(path, lines.stream().filter(line -> line.startsWith("import ")).toList());
    if (lines.stream().anyMatch(line -> DOCUMENT.matcher(line).find())) {
      documents.add(path);
    }
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
          sources.put(mark.group(2), path);
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
