package dev.coodie.transfer;

import dev.coodie.driver.ResultColumns;
import dev.coodie.error.TransferException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Opens the files of exports. */
final class OutputFiles {
  /** Opens an output. */
  interface Opening {
    Output open() throws IOException;
  }

  private OutputFiles() {}

  /** What is there already is not replaced by accident. */
  static void check(Path file, ProgressFile progress, boolean overwrite, boolean resume) {
    if (overwrite || !Files.exists(file)) {
      return;
    }
    if (progress.exists() && !resume) {
      throw new TransferException(
          "coodie-852",
          "What goes into "
              + file
              + " is unfinished. Continue with resume(), or start over with overwrite().");
    }
    if (!progress.exists()) {
      throw new TransferException(
          "coodie-853",
          file
              + " already exists"
              + (resume ? ", and has nothing to resume: there is no " + progress.path() : "")
              + ". Name another file, or replace it with overwrite().");
    }
  }

  static Output open(
      Path file, TransferFormat format, ResultColumns columns, long length, int rowsEach)
      throws IOException {
    return switch (format) {
      case JSON -> new TextOutput(file, length, TransferFormat.isCompressed(file), new JsonLines());
      case CSV ->
          new TextOutput(file, length, TransferFormat.isCompressed(file), new CsvLines(columns));
      case PARQUET -> new ParquetOutput(file, columns, length, rowsEach);
    };
  }
}
