package dev.coodie.migrations.write;

import dev.coodie.error.MigrationException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;

/** Writes text files, whole or not at all. */
final class TextFiles {
  private TextFiles() {}

  /** Writes {@code text} beside {@code file} first, and then puts it in its place. */
  static void replace(Path file, String text) {
    try {
      Path directory = parent(file);
      Path draft = Files.createTempFile(directory, file.getFileName() + ".", ".tmp");
      try {
        Files.writeString(draft, text);
        Files.move(draft, file, StandardCopyOption.REPLACE_EXISTING);
      } finally {
        Files.deleteIfExists(draft);
      }
    } catch (IOException e) {
      throw unwritable(file, e);
    }
  }

  /** Writes a file that must not be there yet. */
  static void create(Path file, String text) {
    try {
      parent(file);
      Files.writeString(file, text, StandardOpenOption.CREATE_NEW);
    } catch (IOException e) {
      throw unwritable(file, e);
    }
  }

  private static Path parent(Path file) throws IOException {
    Path directory = file.toAbsolutePath().getParent();
    if (directory == null) {
      throw new IOException("it is no file");
    }
    return Files.createDirectories(directory);
  }

  private static MigrationException unwritable(Path file, IOException e) {
    return new MigrationException(
        "coodie-1005",
        "The file " + file + " cannot be written: " + e + ". Nothing was changed.",
        e);
  }
}
