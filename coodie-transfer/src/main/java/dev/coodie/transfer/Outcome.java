package dev.coodie.transfer;

import dev.coodie.error.TransferException;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Where the lines of a comparison go: into a file, or to whoever takes lines. For one thread, which
 * may be interrupted: a channel would be closed by that.
 */
final class Outcome implements AutoCloseable {
  private static final int BUFFER = 1 << 16;

  private final @Nullable Path path;
  private final @Nullable RandomAccessFile file;
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

  private static RandomAccessFile open(Path path, long length) throws IOException {
    RandomAccessFile file = new RandomAccessFile(path.toFile(), "rw");
    if (file.length() < length) {
      file.close();
      throw new TransferException(
          "coodie-1509",
          path
              + " has fewer lines than when the comparison was interrupted, so what it found would"
              + " be lost. Restore the file, or start over with overwrite().");
    }
    file.setLength(length);
    file.seek(length);
    return file;
  }

  void append(LineBuffer buffer) {
    try (buffer;
        InputStream in = buffer.open()) {
      if (file != null) {
        byte[] bytes = new byte[BUFFER];
        for (int read = in.read(bytes); read >= 0; read = in.read(bytes)) {
          file.write(bytes, 0, read);
        }
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
      file.getFD().sync();
      return file.getFilePointer();
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
