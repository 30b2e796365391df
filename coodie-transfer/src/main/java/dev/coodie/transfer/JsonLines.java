package dev.coodie.transfer;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.coodie.driver.Row;
import java.io.IOException;
import java.io.OutputStream;

/** An object a row. */
final class JsonLines implements TextOutput.Lines {
  @Override
  public void head(OutputStream out) {}

  @Override
  public void row(OutputStream out, Row row) throws IOException {
    try (JsonGenerator json =
        JsonText.generator(out).disable(JsonGenerator.Feature.FLUSH_PASSED_TO_STREAM)) {
      ValueText.json(json, row);
    }
    out.write('\n');
  }
}
