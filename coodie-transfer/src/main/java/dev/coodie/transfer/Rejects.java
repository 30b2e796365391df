package dev.coodie.transfer;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.io.StringWriter;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.jspecify.annotations.Nullable;

/**
 * The file of rejected records: a line of JSON each, with {@code line}, {@code reason} and {@code
 * record}, which is the record as it was. It is made when there is the first one.
 */
final class Rejects implements AutoCloseable {
  private final Path file;
  private long length;
  private @Nullable FileChannel channel;

  /** A new file, or one that is cut to {@code length} and continued. */
  Rejects(Path file, long length) throws IOException {
    this.file = file;
    this.length = length;
    if (length == 0) {
      Files.deleteIfExists(file);
    }
  }

  void add(ImportRecord record, String reason) throws IOException {
    StringWriter line = new StringWriter();
    try (JsonGenerator json = JsonText.generator(line)) {
      json.writeStartObject();
      json.writeNumberField("line", record.line());
      json.writeStringField("reason", reason);
      json.writeStringField("record", record.original().get());
      json.writeEndObject();
    }
    ByteBuffer bytes = ByteBuffer.wrap((line + "\n").getBytes(StandardCharsets.UTF_8));
    FileChannel out = open();
    while (bytes.hasRemaining()) {
      out.write(bytes);
    }
    length = out.position();
  }

  private FileChannel open() throws IOException {
    if (channel == null) {
      channel = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
      channel.truncate(length);
      channel.position(length);
    }
    return channel;
  }

  Path file() {
    return file;
  }

  /** Forces it to the disk, and tells its length. */
  long keep() throws IOException {
    if (channel != null) {
      channel.force(true);
    }
    return length;
  }

  @Override
  public void close() throws IOException {
    if (channel != null) {
      channel.close();
    }
  }
}
