package dev.coodie.transfer;

import dev.coodie.error.TransferException;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;

/** What can be wrong with files. */
final class FileErrors {
  private FileErrors() {}

  static TransferException cannotRead(Path file, IOException error) {
    return new TransferException(
        "coodie-845", "Cannot read " + file + ": " + reason(file, error) + ".", error);
  }

  static TransferException cannotWrite(Path file, IOException error) {
    return new TransferException(
        "coodie-846", "Cannot write " + file + ": " + reason(file, error) + ".", error);
  }

  private static String reason(Path file, IOException error) {
    if (error instanceof NoSuchFileException) {
      return "there is no such file or directory";
    }
    if (error instanceof FileNotFoundException) {
      return Files.exists(file.toAbsolutePath().getParent())
          ? "it is not allowed, or a directory"
          : "there is no such file or directory";
    }
    if (error instanceof AccessDeniedException) {
      return "it is not allowed";
    }
    String message = error.getMessage();
    return message == null || message.isBlank() ? error.getClass().getSimpleName() : message;
  }
}
