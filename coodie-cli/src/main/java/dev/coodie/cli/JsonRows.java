package dev.coodie.cli;

import dev.coodie.driver.ResultColumns;
import dev.coodie.driver.Row;
import dev.coodie.transfer.ValueText;
import java.io.PrintWriter;

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
    out.print(ValueText.json(row) + "\n");
  }

  @Override
  public void page() {
    out.flush();
  }

  @Override
  public void end(long count, boolean cut) {}
}
