package dev.coodie.cli;

import dev.coodie.driver.ResultColumns;
import dev.coodie.driver.Row;
import java.io.PrintWriter;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A JSON object a row, each in a line of its own. */
final class JsonRows implements Rows {
  private final PrintWriter out;

  JsonRows(PrintWriter out) {
    this.out = out;
  }

  @Override
  public void begin(ResultColumns columns) {}

  @Override
  public void row(Row row) {
    Map<String, @Nullable Object> object = new LinkedHashMap<>();
    for (int i = 0; i < row.size(); i++) {
      object.put(row.columns().name(i), Cells.json(row.get(i)));
    }
    out.print(Json.line(object) + "\n");
  }

  @Override
  public void page() {
    out.flush();
  }

  @Override
  public void end(long count, boolean cut) {}
}
