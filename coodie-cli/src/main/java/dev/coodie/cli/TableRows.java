package dev.coodie.cli;

import dev.coodie.driver.ResultColumns;
import dev.coodie.driver.Row;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Rows in columns. The widths are those of the first page, and grow with later ones. */
final class TableRows implements Rows {
  private final PrintWriter out;
  private final Table table = new Table();
  private boolean hasColumns;

  TableRows(PrintWriter out) {
    this.out = out;
  }

  @Override
  public void begin(ResultColumns columns) {
    hasColumns = columns.size() > 0;
    List<String> names = new ArrayList<>();
    for (int i = 0; i < columns.size(); i++) {
      names.add(Cells.printable(columns.name(i)));
      if (Number.class.isAssignableFrom(columns.type(i).javaType())) {
        table.alignRight(i);
      }
    }
    table.head(names);
  }

  @Override
  public void row(Row row) {
    List<@Nullable String> cells = new ArrayList<>();
    for (int i = 0; i < row.size(); i++) {
      String text = Cells.text(row, i);
      cells.add(text == null ? null : Cells.printable(text));
    }
    table.row(cells);
  }

  @Override
  public void page() {
    if (hasColumns) {
      out.print(table.next());
      out.flush();
    }
  }

  @Override
  public void end(long count, boolean cut) {
    if (hasColumns) {
      out.println(Rows.count(count, cut));
    }
  }
}
