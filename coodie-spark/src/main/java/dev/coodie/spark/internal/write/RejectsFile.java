package dev.coodie.spark.internal.write;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.StringWriter;
import org.apache.hadoop.fs.Path;
import org.apache.spark.sql.catalyst.InternalRow;
import org.jspecify.annotations.Nullable;

/**
 * The file with the rejected rows of one attempt of a task: a line of JSON each, with {@code
 * reason} and {@code record}, which is the row as JSON. It is made when there is the first one.
 */
final class RejectsFile {
  private static final JsonFactory JSON = new JsonFactory();

  private final WritePlan plan;
  private final RejectsFolder folder;
  private final Path file;
  private @Nullable OutputStream out;

  RejectsFile(WritePlan plan, RejectsFolder folder, Path file) {
    this.plan = plan;
    this.folder = folder;
    this.file = file;
  }

  void add(InternalRow row, String reason) {
    try {
      JsonGenerator json = JSON.createGenerator(open());
      json.disable(JsonGenerator.Feature.AUTO_CLOSE_TARGET);
      json.writeStartObject();
      json.writeStringField("reason", reason);
      json.writeStringField("record", record(row));
      json.writeEndObject();
      json.writeRaw('\n');
      json.close();
    } catch (IOException e) {
      throw WriteErrors.rejectsFolder(plan, e);
    }
  }

  private String record(InternalRow row) throws IOException {
    StringWriter text = new StringWriter();
    try (JsonGenerator json = JSON.createGenerator(text)) {
      RowJson.write(json, plan.schema(), row);
    }
    return text.toString();
  }

  private OutputStream open() throws IOException {
    if (out == null) {
      out = new BufferedOutputStream(folder.files().create(file, true));
    }
    return out;
  }

  /** The file's name once all of it is stored, null if there is none. */
  @Nullable String finish() {
    if (out == null) {
      return null;
    }
    try {
      out.close();
      return file.getName();
    } catch (IOException e) {
      throw WriteErrors.rejectsFolder(plan, e);
    }
  }

  /** Nobody will read it. */
  void discard() {
    if (out != null) {
      try {
        out.close();
        folder.files().delete(file, false);
      } catch (IOException e) {
        throw WriteErrors.rejectsFolder(plan, e);
      }
    }
  }
}
