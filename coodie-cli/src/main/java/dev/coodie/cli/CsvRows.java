package dev.coodie.cli;

import dev.coodie.driver.ResultColumns;
import dev.coodie.driver.Row;
import dev.coodie.transfer.ValueText;
import java.io.PrintWriter;
import java.nio.ByteBuffer;
import java.util.StringJoiner;
import org.jspecify.annotations.Nullable;

/** CSV as RFC 4180 has it. A null is nothing at all, an empty text a pair of quotes. */
final class CsvRows implements Rows {
  private final PrintWriter out;

  CsvRows(PrintWriter out) {
    this.out = out;
  }

  @Override
  public void begin(ResultColumns columns) {
    if (columns.size() > 0) {
      StringJoiner line = new StringJoiner(",");
      for (int i = 0; i < columns.size(); i++) {
        line.add(field(columns.name(i)));
      }
      out.print(line + "\r\n");
    }
  }

  @Override
  public void row(Row row) {
    StringJoiner line = new StringJoiner(",");
    for (int i = 0; i < row.size(); i++) {
      ByteBuffer cell = row.bytes(i);
      line.add(field(cell == null ? null : ValueText.text(row.columns().type(i), cell)));
    }
    out.print(line + "\r\n");
  }

  @Override
  public void page() {
    out.flush();
  }

  @Override
  public void end(long count, boolean cut) {}

  private static String field(@Nullable String text) {
    if (text == null) {
      return "";
    }
    boolean plain =
        !text.isEmpty()
            && text.chars().noneMatch(c -> c == ',' || c == '"' || c == '\n' || c == '\r');
    return plain ? text : '"' + text.replace("\"", "\"\"") + '"';
  }
}
