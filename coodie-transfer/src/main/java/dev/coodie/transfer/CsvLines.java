package dev.coodie.transfer;

import de.siegmar.fastcsv.writer.CsvWriter;
import de.siegmar.fastcsv.writer.LineDelimiter;
import de.siegmar.fastcsv.writer.QuoteStrategies;
import dev.coodie.driver.ResultColumns;
import dev.coodie.driver.Row;
import java.io.IOException;
import java.io.OutputStream;
import java.io.StringWriter;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A line of names, then a line a row: a null is nothing, an empty text a pair of quotes. */
final class CsvLines implements TextOutput.Lines {
  private final ResultColumns columns;
  private final StringWriter text = new StringWriter();
  private final CsvWriter csv;

  CsvLines(ResultColumns columns) {
    this.columns = columns;
    this.csv = writer(text);
  }

  private static CsvWriter writer(StringWriter text) {
    return CsvWriter.builder()
        .quoteStrategy(QuoteStrategies.EMPTY)
        .lineDelimiter(LineDelimiter.CRLF)
        .bufferSize(0)
        .build(text);
  }

  @Override
  public void head(OutputStream out) throws IOException {
    List<@Nullable String> names = new ArrayList<>();
    for (int i = 0; i < columns.size(); i++) {
      names.add(columns.name(i));
    }
    line(out, names);
  }

  @Override
  public void row(OutputStream out, Row row) throws IOException {
    List<@Nullable String> fields = new ArrayList<>(row.size());
    for (int i = 0; i < row.size(); i++) {
      ByteBuffer cell = row.bytes(i);
      fields.add(cell == null ? null : ValueText.text(row.columns().type(i), cell));
    }
    line(out, fields);
  }

  private void line(OutputStream out, List<@Nullable String> fields) throws IOException {
    csv.writeRecord(fields);
    out.write(text.toString().getBytes(StandardCharsets.UTF_8));
    text.getBuffer().setLength(0);
  }
}
