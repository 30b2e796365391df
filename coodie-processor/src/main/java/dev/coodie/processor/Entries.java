package dev.coodie.processor;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** Options written as {@code "key: value"}. */
final class Entries {
  private Entries() {}

  /** The entries in their order, without those that are none. */
  static Map<String, String> of(String... texts) {
    Map<String, String> entries = new LinkedHashMap<>();
    for (String text : texts) {
      int colon = text.indexOf(':');
      if (colon > 0) {
        entries.putIfAbsent(text.substring(0, colon).strip(), text.substring(colon + 1).strip());
      }
    }
    return entries;
  }

  /** What is wrong with the entries and what to do, or nothing. */
  static Optional<String> advice(String... texts) {
    for (String text : texts) {
      int colon = text.indexOf(':');
      if (colon < 0 || text.substring(0, colon).isBlank() || text.substring(colon + 1).isBlank()) {
        return Optional.of("with entry \"" + text + "\". Write entries as \"key: value\".");
      }
    }
    if (of(texts).size() < texts.length) {
      return Optional.of("where two entries have the same key. Remove one.");
    }
    return Optional.empty();
  }

  /** The entries as code that starts at {@code indent}. */
  static String code(JavaFile file, int indent, Map<String, String> entries) {
    String map = file.imports().name("java.util", "Map");
    boolean many = entries.size() > 10; // more than Map.of takes
    List<String> parts =
        entries.entrySet().stream()
            .map(
                entry -> {
                  String pair = file.string(entry.getKey()) + ", " + file.string(entry.getValue());
                  return many ? map + ".entry(" + pair + ")" : pair;
                })
            .toList();
    String opener = map + (many ? ".ofEntries(" : ".of(");
    String line = opener + String.join(", ", parts) + ")";
    return indent + line.length() < Layout.WIDTH
        ? line
        : parts.stream()
            .map(part -> "\n" + Layout.indented(indent + Layout.CONTINUED, part))
            .collect(Collectors.joining(",", opener, ")"));
  }
}
