package dev.coodie.transfer;

import dev.coodie.driver.Row;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.zip.GZIPOutputStream;
import org.jspecify.annotations.Nullable;

/**
 * A file of lines. A compressed one is made of several gzip members, one between any two points at
 * which it was kept, which every reader of gzip takes for one file.
 */
final class TextOutput implements Output {
  private static final int BUFFER = 1 << 16;

  /** Writes a row as its line, line break included. */
  interface Lines {
    void head(OutputStream out) throws IOException;

    void row(OutputStream out, Row row) throws IOException;
  }

  private final FileChannel file;
  private final boolean compressed;
  private final Lines lines;
  private final OutputStream direct;
  private @Nullable OutputStream out;

  /** A new file, or one that is cut to {@code length} and continued. */
  TextOutput(Path path, long length, boolean compressed, Lines lines) throws IOException {
    this.file = FileChannel.open(path, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
    file.truncate(length);
    file.position(length);
    this.compressed = compressed;
    this.lines = lines;
    this.direct = Channels.newOutputStream(file);
    if (length == 0) {
      lines.head(out());
    }
  }

  private OutputStream out() throws IOException {
    if (out == null) {
      out =
          compressed
              ? new GZIPOutputStream(direct, BUFFER)
              : new java.io.BufferedOutputStream(direct, BUFFER);
    }
    return out;
  }

  @Override
  public void row(Row row) throws IOException {
    lines.row(out(), row);
  }

  @Override
  public boolean mayKeep() {
    return true;
  }

  @Override
  public long keep() throws IOException {
    if (out instanceof GZIPOutputStream member) {
      member.finish();
      out = null;
    } else if (out != null) {
      out.flush();
    }
    file.force(true);
    return file.position();
  }

  @Override
  public void finish() throws IOException {
    if (file.position() == 0) {
      out();
    }
    keep();
  }

  @Override
  public void close() throws IOException {
    file.close();
  }
}
