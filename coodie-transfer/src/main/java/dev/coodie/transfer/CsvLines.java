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
  private static final String END = "\r\n";

  private ResultColumns columns;
  private PlainText[] plain;
  private final LineBytes line = new LineBytes();
  private final StringWriter text = new StringWriter();
  private final CsvWriter csv;

  CsvLines(ResultColumns columns) {
    this.columns = columns;
    this.plain = PlainText.of(columns, ',');
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
    csv.writeRecord(names);
    add(0);
    line.moveTo(out);
  }

  @Override
  public void row(OutputStream out, Row row) throws IOException {
    follow(row.columns());
    int size = row.size();
    if (size == 1 && row.bytes(0) == null) {
      // An empty line would be none.
      csv.writeRecord((String) null);
      add(0);
      line.moveTo(out);
      return;
    }
    for (int i = 0; i < size; i++) {
      if (i > 0) {
        line.write(',');
      }
      ByteBuffer cell = row.bytes(i);
      if (cell != null && !plain[i].write(line, cell)) {
        csv.writeRecord(ValueText.text(columns.type(i), cell));
        add(END.length());
      }
    }
    line.ascii(END);
    line.moveTo(out);
  }

  /** Pages may tell other types than those before: the table was changed. */
  @SuppressWarnings("ReferenceEquality") // equal ones only cost a moment
  private void follow(ResultColumns now) {
    if (now != columns) {
      columns = now;
      plain = PlainText.of(now, ',');
    }
  }

  /** What the library wrote, without so many characters at its end. */
  private void add(int less) {
    StringBuffer all = text.getBuffer();
    byte[] written = all.substring(0, all.length() - less).getBytes(StandardCharsets.UTF_8);
    line.write(written, 0, written.length);
    all.setLength(0);
  }
}
