package dev.coodie.transfer;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * The lines of a range, which are passed on when it is read to its end: in memory, or if they are
 * many, in a temporary file. For one thread at a time.
 */
final class LineBuffer implements AutoCloseable {
  private static final int MOST_IN_MEMORY = 1 << 20;

  private ByteArrayOutputStream memory = new ByteArrayOutputStream();
  private @Nullable Path file;
  private @Nullable OutputStream out;

  void add(String line) {
    try {
      byte[] bytes = (line + '\n').getBytes(StandardCharsets.UTF_8);
      if (out == null && memory.size() + bytes.length > MOST_IN_MEMORY) {
        file = Files.createTempFile("coodie-compare", ".jsonl");
        out = new java.io.BufferedOutputStream(Files.newOutputStream(file));
        memory.writeTo(out);
        memory = new ByteArrayOutputStream();
      }
      (out == null ? memory : out).write(bytes);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** All lines, as bytes in UTF-8. */
  InputStream open() throws IOException {
    if (out == null) {
      return new ByteArrayInputStream(memory.toByteArray());
    }
    out.flush();
    return Files.newInputStream(java.util.Objects.requireNonNull(file));
  }

  @Override
  public void close() {
    try {
      if (out != null) {
        out.close();
        Files.deleteIfExists(java.util.Objects.requireNonNull(file));
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
