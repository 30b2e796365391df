package dev.coodie.benchmarks;

import java.util.ArrayList;
import java.util.List;

/** A table that reads well as text and as Markdown: columns are padded, numbers to the right. */
public final class MarkdownTable {
  private final List<List<String>> rows = new ArrayList<>();

  /** With the heads of the columns; all but the first are for numbers. */
  public MarkdownTable(List<String> heads) {
    rows.add(List.copyOf(heads));
  }

  /** Adds a row with a cell for each column. */
  public void row(List<String> cells) {
    rows.add(List.copyOf(cells));
  }

  /** The heads, then the rows. */
  public List<List<String>> rows() {
    return List.copyOf(rows);
  }

  /** Whether there are rows below the heads. */
  public boolean isEmpty() {
    return rows.size() == 1;
  }

  @Override
  public String toString() {
    int columns = rows.get(0).size();
    int[] widths = new int[columns];
    rows.forEach(
        row -> {
          for (int i = 0; i < columns; i++) {
            widths[i] = Math.max(widths[i], Math.max(3, row.get(i).length()));
          }
        });
    StringBuilder text = new StringBuilder();
    for (int row = 0; row < rows.size(); row++) {
      line(text, rows.get(row), widths);
      if (row == 0) {
        rule(text, widths);
      }
    }
    return text.toString();
  }

  private static void line(StringBuilder text, List<String> cells, int[] widths) {
    for (int i = 0; i < widths.length; i++) {
      String padding = " ".repeat(widths[i] - cells.get(i).length());
      text.append("| ");
      text.append(i == 0 ? cells.get(i) + padding : padding + cells.get(i)).append(' ');
    }
    text.append("|\n");
  }

  private static void rule(StringBuilder text, int[] widths) {
    for (int i = 0; i < widths.length; i++) {
      text.append('|').append(i == 0 ? "-".repeat(widths[i] + 2) : "-".repeat(widths[i] + 1) + ":");
    }
    text.append("|\n");
  }
}
