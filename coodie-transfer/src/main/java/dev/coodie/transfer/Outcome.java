package dev.coodie.transfer;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Where the lines of a comparison go: into a file, or to whoever takes lines. For one thread. */
final class Outcome implements AutoCloseable {
  private final @Nullable Path path;
  private final @Nullable FileChannel file;
  private final Consumer<String> lines;

  /** A file is cut to {@code length} and continued. */
  Outcome(@Nullable Path path, long length, Consumer<String> lines) {
    this.path = path;
    this.lines = lines;
    try {
      this.file = path == null ? null : open(path, length);
    } catch (IOException e) {
      throw FileErrors.cannotWrite(java.util.Objects.requireNonNull(path), e);
    }
  }

  private static FileChannel open(Path path, long length) throws IOException {
    FileChannel file = FileChannel.open(path, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
    file.truncate(length);
    file.position(length);
    return file;
  }

  void append(LineBuffer buffer) {
    try (buffer;
        InputStream in = buffer.open()) {
      if (file != null) {
        in.transferTo(Channels.newOutputStream(file));
        return;
      }
      BufferedReader reader = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8));
      for (String line = reader.readLine(); line != null; line = reader.readLine()) {
        lines.accept(line);
      }
    } catch (IOException e) {
      throw failure(e);
    }
  }

  /** Everything is on the disk then; its length. */
  long keep() {
    try {
      if (file == null) {
        return 0;
      }
      file.force(true);
      return file.position();
    } catch (IOException e) {
      throw failure(e);
    }
  }

  private RuntimeException failure(IOException e) {
    return path == null ? new java.io.UncheckedIOException(e) : FileErrors.cannotWrite(path, e);
  }

  @Override
  public void close() {
    try {
      if (file != null) {
        file.close();
      }
    } catch (IOException e) {
      throw failure(e);
    }
  }
}
