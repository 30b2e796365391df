package dev.coodie.transfer;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.coodie.driver.ResultColumns;
import dev.coodie.driver.Row;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import org.jspecify.annotations.Nullable;

/** An object a row. */
final class JsonLines implements TextOutput.Lines {
  private final LineBytes line = new LineBytes();
  private @Nullable ResultColumns columns;
  private byte[][] names = {};
  private PlainText[] plain = {};
  private boolean[] bare = {};

  /** Pages may tell other types than those before: the table was changed. */
  @SuppressWarnings("ReferenceEquality") // equal ones only cost a moment
  private void follow(ResultColumns now) throws IOException {
    if (now == columns) {
      return;
    }
    columns = now;
    plain = PlainText.of(now, '\\');
    names = new byte[now.size()][];
    bare = new boolean[now.size()];
    for (int i = 0; i < names.length; i++) {
      names[i] = name(now.name(i), i == 0);
      bare[i] = PlainText.isBare(now.type(i));
    }
  }

  private static byte[] name(String name, boolean first) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    bytes.write(first ? '{' : ',');
    try (JsonGenerator json = JsonText.generator(bytes)) {
      json.writeString(name);
    }
    bytes.write(':');
    return bytes.toByteArray();
  }

  @Override
  public void head(OutputStream out) {}

  @Override
  public void row(OutputStream out, Row row) throws IOException {
    follow(row.columns());
    for (int i = 0; i < names.length; i++) {
      line.write(names[i], 0, names[i].length);
      ByteBuffer cell = row.bytes(i);
      if (cell == null) {
        line.ascii("null");
      } else if (!isPlain(i, cell)) {
        try (JsonGenerator json = JsonText.generator(line)) {
          JsonValues.write(json, row.columns().type(i), cell);
        }
      }
    }
    line.write('}');
    line.write('\n');
    line.moveTo(out);
  }

  private boolean isPlain(int column, ByteBuffer cell) {
    int before = line.size();
    if (!bare[column]) {
      line.write('"');
    }
    if (!plain[column].write(line, cell)) {
      line.cut(before);
      return false;
    }
    if (!bare[column]) {
      line.write('"');
    }
    return true;
  }
}
