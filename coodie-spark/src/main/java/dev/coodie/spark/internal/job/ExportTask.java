package dev.coodie.spark.internal.job;

import dev.coodie.Coodie;
import dev.coodie.spark.internal.connect.JobOptions;
import dev.coodie.spark.internal.connect.TableName;
import dev.coodie.transfer.TableExport;
import dev.coodie.transfer.TransferFormat;
import java.io.Serializable;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What is exported, and how; Spark sends it to its executors.
 *
 * @param suffix the end of the names of files, such as {@code .jsonl.gz}
 */
record ExportTask(
    JobOptions connection,
    TableName table,
    TransferFormat format,
    String suffix,
    List<String> columns,
    boolean ttl,
    boolean writeTime,
    int pageSize)
    implements Serializable {
  /** The names of its arguments. */
  static final List<String> NAMES =
      List.of(
          "table",
          "output",
          "overwrite",
          "resume",
          "parts",
          "format",
          "columns",
          "ttl",
          "write-time",
          "page-size");

  /** A file has all rows of its part. */
  private static final int MOST_ROWS = 10_000_000;

  static ExportTask of(JobArguments arguments) {
    String output = arguments.need("output").replaceAll("/+$", "");
    Path named = Path.of(output.substring(output.lastIndexOf('/') + 1));
    TransferFormat format = format(arguments.get("format"), named);
    return new ExportTask(
        arguments.connection(),
        arguments.table("table"),
        format,
        suffix(format) + (named.toString().endsWith(".gz") ? ".gz" : ""),
        arguments.list("columns"),
        arguments.is("ttl"),
        arguments.is("write-time"),
        arguments.number("page-size", 1_000, 100_000));
  }

  private static TransferFormat format(@Nullable String text, Path named) {
    if (text == null) {
      return TransferFormat.of(named);
    }
    return switch (text) {
      case "json" -> TransferFormat.JSON;
      case "csv" -> TransferFormat.CSV;
      case "parquet" -> TransferFormat.PARQUET;
      default -> throw JobArguments.wrong("format", "json, csv or parquet");
    };
  }

  private static String suffix(TransferFormat format) {
    return switch (format) {
      case JSON -> ".jsonl";
      case CSV -> ".csv";
      case PARQUET -> ".parquet";
    };
  }

  /** Into a file with that suffix, which is a folder of files if they are Parquet. */
  TableExport export(Coodie coodie, Path file) {
    TableExport with =
        TableExport.of(coodie, table.keyspace(), table.table(), file)
            .format(format)
            .columns(columns)
            .pageSize(pageSize)
            .checkpointRows(MOST_ROWS);
    with = ttl ? with.ttl() : with;
    return writeTime ? with.writeTime() : with;
  }
}
