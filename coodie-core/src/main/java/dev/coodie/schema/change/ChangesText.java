package dev.coodie.schema.change;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.StringJoiner;

/** Writes changes for people: a line each under its table, with a sign, and a line that counts. */
final class ChangesText {
  private ChangesText() {}

  static String of(List<SchemaChange> changes, List<String> warnings) {
    if (changes.isEmpty()) {
      return "Nothing to do.";
    }
    Map<String, StringBuilder> groups = new LinkedHashMap<>();
    for (SchemaChange change : changes) {
      String owner = change.keyspace() + (change.owner().isEmpty() ? "" : "." + change.owner());
      StringBuilder text = groups.computeIfAbsent(owner, name -> new StringBuilder());
      text.append("  ").append(sign(change)).append(' ').append(oneLine(change.description()));
      text.append('\n');
      if (!change.advice().isEmpty()) {
        text.append("      ").append(oneLine(change.advice())).append('\n');
      }
    }
    StringBuilder text = new StringBuilder();
    groups.forEach((owner, lines) -> text.append(oneLine(owner)).append('\n').append(lines));
    text.append(summary(changes));
    warnings.forEach(w -> text.append("\nThe server warned: ").append(oneLine(w)));
    return text.toString();
  }

  private static char sign(SchemaChange change) {
    return switch (change.safety()) {
      case IMPOSSIBLE -> '!';
      case NOTED -> '·';
      case SAFE, DESTRUCTIVE ->
          switch (change.action()) {
            case CREATE -> '+';
            case ALTER -> '~';
            case DROP -> '-';
          };
    };
  }

  private static String summary(List<SchemaChange> changes) {
    StringJoiner counts = new StringJoiner(", ", "", ".");
    counts.add(changes.size() == 1 ? "1 change" : changes.size() + " changes");
    for (Safety safety : Safety.values()) {
      long count = changes.stream().filter(c -> c.safety() == safety).count();
      if (count > 0) {
        counts.add(count + " " + safety.name().toLowerCase(Locale.ROOT));
      }
    }
    return counts.toString().replaceFirst(", ", ": ");
  }

  /** Names may have line breaks in them, which must not look like other changes. */
  private static String oneLine(String text) {
    return text.replaceAll("\\R", " ");
  }
}
