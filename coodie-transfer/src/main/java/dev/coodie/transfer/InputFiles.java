package dev.coodie.transfer;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** Opens the files of imports. */
final class InputFiles {
  private InputFiles() {}

  /** The bytes of a file, or of all files of a directory. */
  static long size(Path file) throws IOException {
    long size = 0;
    for (Path part : parts(file)) {
      size += Files.size(part);
    }
    return size;
  }

  /** The file itself, or the Parquet files of a directory, by name. */
  static List<Path> parts(Path file) throws IOException {
    if (!Files.exists(file)) {
      throw new NoSuchFileException(file.toString());
    }
    if (!Files.isDirectory(file)) {
      return List.of(file);
    }
    try (Stream<Path> files = Files.list(file)) {
      return files
          .filter(part -> part.getFileName().toString().endsWith(".parquet"))
          .sorted()
          .toList();
    }
  }

  static RecordSource open(
      Path file, TransferFormat format, Fields fields, RecordSource.Position from)
      throws IOException {
    return switch (format) {
      case JSON -> new TextRecords(file, from, new JsonReader(fields));
      case CSV -> new TextRecords(file, from, new CsvReader(file, fields));
      case PARQUET -> new ParquetRecords(parts(file), fields, from);
    };
  }
}
