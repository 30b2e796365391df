package dev.coodie.transfer;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.jspecify.annotations.Nullable;

/**
 * The file of rejected records: a line of JSON each, with {@code line}, {@code reason} and {@code
 * record}, which is the record as it was. It is made when there is the first one.
 */
final class Rejects implements AutoCloseable {
  private static final int BUFFER = 1 << 13;

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
    FileChannel rejects = open();
    // Written as it comes: a record may be long.
    OutputStream out = new BufferedOutputStream(Channels.newOutputStream(rejects), BUFFER);
    try (JsonGenerator json = JsonText.generator(out)) {
      json.writeStartObject();
      json.writeNumberField("line", record.line());
      json.writeStringField("reason", reason);
      json.writeStringField("record", record.original().get());
      json.writeEndObject();
    }
    out.write('\n');
    out.flush();
    length = rejects.position();
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
