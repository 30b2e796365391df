package dev.coodie.transfer;

import dev.coodie.error.TransferException;
import java.nio.file.Path;

/** How rows are written into a file. */
public enum TransferFormat {
  /** A JSON object a row, each in a line of its own; {@code .jsonl}, {@code .ndjson}. */
  JSON,
  /** CSV (RFC 4180) with a line of names; a null is nothing, an empty text a pair of quotes. */
  CSV,
  /** A directory of Parquet files, or one of them; {@code .parquet}. */
  PARQUET;

  /**
   * The format that a file's name tells. A further {@code .gz} means compressed by gzip.
   *
   * @throws TransferException if it tells none
   */
  public static TransferFormat of(Path file) {
    String name = plainName(file);
    if (name.endsWith(".jsonl") || name.endsWith(".ndjson") || name.endsWith(".json")) {
      return JSON;
    }
    if (name.endsWith(".csv")) {
      return CSV;
    }
    if (name.endsWith(".parquet")) {
      return PARQUET;
    }
    throw new TransferException(
        "coodie-843",
        "The name of "
            + file
            + " does not say its format. Name it .jsonl, .csv or .parquet, or give the"
            + " format with format(..).");
  }

  static boolean isCompressed(Path file) {
    return String.valueOf(file.getFileName()).endsWith(".gz");
  }

  private static String plainName(Path file) {
    String name = String.valueOf(file.getFileName()).toLowerCase(java.util.Locale.ROOT);
    return name.endsWith(".gz") ? name.substring(0, name.length() - 3) : name;
  }
}
