package dev.coodie.cli;

import dev.coodie.driver.ResultColumns;
import dev.coodie.driver.Row;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;

/** Each row as a block with a line for each column, for rows that are wider than the terminal. */
final class ExpandedRows implements Rows {
  private final PrintWriter out;
  private final List<String> names = new ArrayList<>();
  private int width;
  private long number;

  ExpandedRows(PrintWriter out) {
    this.out = out;
  }

  @Override
  public void begin(ResultColumns columns) {
    for (int i = 0; i < columns.size(); i++) {
      names.add(Cells.printable(columns.name(i)));
    }
    width = names.stream().mapToInt(String::length).max().orElse(0);
  }

  @Override
  public void row(Row row) {
    out.println("-- row " + ++number);
    for (int i = 0; i < row.size(); i++) {
      String text = Cells.text(row, i);
      String name = names.get(i) + " ".repeat(width - names.get(i).length());
      out.println(name + " | " + (text == null ? Table.NULL : Cells.printable(text)));
    }
  }

  @Override
  public void page() {
    out.flush();
  }

  @Override
  public void end(long count, boolean cut) {
    if (!names.isEmpty()) {
      out.println(Rows.count(count, cut));
    }
  }
}
