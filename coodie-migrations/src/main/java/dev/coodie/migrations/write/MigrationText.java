package dev.coodie.migrations.write;

import dev.coodie.cql.CqlNames;
import dev.coodie.schema.change.SchemaChange;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** Collects the lines of a migration's file. Not safe for use by several threads. */
final class MigrationText {
  private static final int WIDTH = 100;

  private final String description;
  private final List<String> up = new ArrayList<>();
  private final List<List<String>> down = new ArrayList<>();
  private final List<String> notes = new ArrayList<>();
  private final List<String> leftovers = new ArrayList<>();
  private boolean destructive;
  private boolean copies;

  MigrationText(String description) {
    this.description = description.replaceAll("\\s+", " ").strip();
  }

  /** The step that copies all rows of one table into another, without some columns. */
  static String copy(String from, String to, List<String> without) {
    return "-- coodie:copy "
        + CqlNames.plain(from)
        + " "
        + CqlNames.plain(to)
        + (without.isEmpty()
            ? ""
            : without.stream()
                .map(CqlNames::plain)
                .collect(Collectors.joining(", ", " without ", "")));
  }

  /** {@code leftover} says why the down section cannot take it back, if so. */
  void change(SchemaChange change, boolean isDestructive, Leftover leftover) {
    comment(up, change.description());
    change.statements().forEach(statement -> up.add(leftover.guarded(statement) + ";"));
    List<String> undo = new ArrayList<>();
    if (change.undo().isEmpty()) {
      comment(undo, leftover.reason());
      leftovers.add(leftover.reason());
    }
    change.undo().forEach(statement -> undo.add(statement + ";"));
    down.add(0, undo);
    destructive |= isDestructive;
  }

  void recipe(List<String> comments, List<String> steps) {
    comments.forEach(line -> comment(up, line));
    for (String step : steps) {
      up.add(step.startsWith("--") ? step : step + ";");
    }
    destructive = true;
    copies = true;
  }

  /** Said in a comment alone. */
  void note(String sentence) {
    comment(notes, sentence);
  }

  boolean isEmpty() {
    return up.isEmpty() && notes.isEmpty();
  }

  @Override
  public String toString() {
    List<String> lines = new ArrayList<>();
    comment(lines, description);
    lines.addAll(notes);
    if (destructive) {
      lines.add("-- coodie:destructive");
    }
    List<String> undo = down.stream().flatMap(List::stream).toList();
    boolean reversible = !copies && undo.stream().anyMatch(line -> !line.startsWith("--"));
    if (!up.isEmpty() && !reversible) {
      comment(lines, "Cannot be undone, so it has no down section. " + obstacle());
    }
    lines.add("");
    lines.add("-- coodie:up");
    lines.addAll(up);
    if (reversible) {
      lines.add("");
      lines.add("-- coodie:down");
      lines.addAll(undo);
    }
    return String.join("\n", lines) + "\n";
  }

  private String obstacle() {
    return copies
        ? "A table is recreated here with another key or other types, and the old one is dropped."
            + " To go back, write a migration that copies the rows the other way."
        : String.join(" ", leftovers);
  }

  /** Comment lines that are no directive, broken between words. */
  private static void comment(List<String> lines, String sentence) {
    StringBuilder line = new StringBuilder(sentence.startsWith("coodie:") ? "-- :" : "--");
    for (String word : sentence.split("\\s+")) {
      if (line.length() > 2 && line.length() + word.length() + 1 > WIDTH) {
        lines.add(line.toString());
        line = new StringBuilder("--");
      }
      line.append(' ').append(word);
    }
    lines.add(line.toString());
  }
}
