package dev.coodie.cli;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Help.Ansi;

/** Text in aligned columns, given out in portions. A null is shown as {@code <null>}. */
final class Table {
  static final String NULL = "<null>";

  private final List<Integer> widths = new ArrayList<>();
  private final Set<Integer> right = new HashSet<>();
  private final List<List<@Nullable String>> rows = new ArrayList<>();
  private List<String> head = List.of();
  private boolean headDue;

  void head(List<String> names) {
    head = List.copyOf(names);
    headDue = true;
    names.forEach(name -> widths.add(width(name)));
  }

  void alignRight(int column) {
    right.add(column);
  }

  void row(List<@Nullable String> cells) {
    rows.add(cells);
    for (int i = 0; i < cells.size(); i++) {
      widths.set(i, Math.max(widths.get(i), width(cells.get(i))));
    }
  }

  /** The rows since the last time, at first below the head. */
  String next() {
    StringBuilder text = new StringBuilder();
    if (headDue) {
      headDue = false;
      line(text, head);
      for (int i = 0; i < widths.size(); i++) {
        text.append(i == 0 ? "" : "-+-").append("-".repeat(widths.get(i)));
      }
      text.append('\n');
    }
    rows.forEach(cells -> line(text, cells));
    rows.clear();
    return text.toString();
  }

  private void line(StringBuilder text, List<? extends @Nullable String> cells) {
    StringBuilder line = new StringBuilder();
    for (int i = 0; i < cells.size(); i++) {
      String cell = cells.get(i);
      String padding = " ".repeat(widths.get(i) - width(cell));
      line.append(i == 0 ? "" : " | ");
      line.append(right.contains(i) ? padding : "");
      line.append(cell == null ? Ansi.AUTO.string("@|faint " + NULL + "|@") : cell);
      line.append(right.contains(i) ? "" : padding);
    }
    text.append(line.toString().stripTrailing()).append('\n');
  }

  private static int width(@Nullable String cell) {
    return cell == null ? NULL.length() : cell.codePointCount(0, cell.length());
  }
}
