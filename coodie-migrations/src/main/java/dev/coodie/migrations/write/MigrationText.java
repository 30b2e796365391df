package dev.coodie.migrations.write;

import dev.coodie.schema.change.SchemaChange;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Collects the lines of a migration's file. Not safe for use by several threads. */
final class MigrationText {
  private static final int WIDTH = 100;
  private static final Pattern PLAIN = Pattern.compile("[a-z][a-z0-9_]*");

  private final String description;
  private final List<String> up = new ArrayList<>();
  private final List<List<String>> down = new ArrayList<>();
  private final List<String> notes = new ArrayList<>();
  private boolean destructive;
  private boolean reversible = true;

  MigrationText(String description) {
    this.description = description.replaceAll("\\s+", " ").strip();
  }

  /** The step that copies all rows of one table into another, without some columns. */
  static String copy(String from, String to, List<String> without) {
    return "-- coodie:copy "
        + quoted(from)
        + " "
        + quoted(to)
        + (without.isEmpty()
            ? ""
            : without.stream()
                .map(MigrationText::quoted)
                .collect(Collectors.joining(", ", " without ", "")));
  }

  private static String quoted(String name) {
    return PLAIN.matcher(name).matches() ? name : '"' + name.replace("\"", "\"\"") + '"';
  }

  void change(SchemaChange change, boolean isDestructive) {
    comment(up, change.description());
    change.statements().forEach(statement -> up.add(statement + ";"));
    List<String> undo = new ArrayList<>();
    if (change.undo().isEmpty()) {
      comment(undo, "Stays, since it cannot be taken back: " + change.description());
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
    reversible = false;
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
    lines.add("");
    lines.add("-- coodie:up");
    lines.addAll(up);
    List<String> undo = down.stream().flatMap(List::stream).toList();
    if (reversible && undo.stream().anyMatch(line -> !line.startsWith("--"))) {
      lines.add("");
      lines.add("-- coodie:down");
      lines.addAll(undo);
    }
    return String.join("\n", lines) + "\n";
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
