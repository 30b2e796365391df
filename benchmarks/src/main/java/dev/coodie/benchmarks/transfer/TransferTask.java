package dev.coodie.benchmarks.transfer;

import dev.coodie.benchmarks.Plan;
import java.util.Arrays;
import java.util.List;

/** What the commands do. */
public enum TransferTask {
  /** Rows of a partition follow each other. */
  IMPORT_NEAR("import CSV, 50 rows a partition", "import", "csv", 50, 20_000, 200_000),
  /** Each row is in its own partition. */
  IMPORT_OWN("import CSV, a row a partition", "import", "csv", 1, 20_000, 100_000),
  /** A table as CSV. */
  EXPORT_CSV("export CSV", "export", "csv", 50, 20_000, 200_000),
  /** A table as lines of JSON. */
  EXPORT_JSON("export JSON", "export", "jsonl", 50, 20_000, 200_000),
  /** A table as Parquet. */
  EXPORT_PARQUET("export Parquet", "export", "parquet", 50, 20_000, 200_000);

  private final String label;
  private final String kind;
  private final String format;
  private final int rowsOfPartition;
  private final int quickRows;
  private final int fullRows;

  TransferTask(
      String label, String kind, String format, int rowsOfPartition, int quickRows, int fullRows) {
    this.label = label;
    this.kind = kind;
    this.format = format;
    this.rowsOfPartition = rowsOfPartition;
    this.quickRows = quickRows;
    this.fullRows = fullRows;
  }

  /** For tables. */
  public String label() {
    return label;
  }

  /** What it is asked for by: {@code import} or {@code export}. */
  String kind() {
    return kind;
  }

  boolean imports() {
    return kind.equals("import");
  }

  /** How the name of its file ends. */
  String format() {
    return format;
  }

  int rows(Plan plan) {
    return plan.pick(quickRows, fullRows);
  }

  TransferRows data(Plan plan) {
    return new TransferRows(rows(plan), rowsOfPartition);
  }

  static List<TransferTask> of(Plan plan) {
    return Arrays.stream(values()).filter(task -> plan.wants(task.kind)).toList();
  }
}
