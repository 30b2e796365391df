package dev.coodie.cli;

import dev.coodie.column.ValueType;
import dev.coodie.driver.CqlStatement;
import dev.coodie.scan.ScanPart;
import dev.coodie.transfer.TableExport;
import dev.coodie.transfer.TransferFormat;
import dev.coodie.transfer.TransferResult;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code coodie export}. */
@Command(
    name = "export",
    description = {
      "Writes the rows of a table or a query into a file: JSON lines, CSV or Parquet.",
      "You can interrupt and resume it. import restores the same table."
    },
    sortOptions = false,
    footer = {
      "%nFor example:",
      "  coodie export shop.orders -o orders.jsonl",
      "  coodie export shop.orders -o orders.csv.gz --ttl --write-time",
      "  coodie export --query 'SELECT id, total FROM shop.orders' -o totals.parquet"
    })
final class ExportCommand implements Callable<Integer> {
  @Parameters(
      arity = "0..1",
      paramLabel = "TABLE",
      description = "The table, as keyspace.table unless --keyspace is given.")
  private @Nullable String table;

  @Option(
      names = {"-o", "--output"},
      paramLabel = "FILE",
      required = true,
      description =
          "The file. Its name gives the format: .jsonl, .csv, either with .gz, or"
              + " .parquet, which is a directory of files. With Spark it is a directory always.")
  private String output = "";

  @Option(
      names = {"-q", "--query"},
      paramLabel = "CQL",
      description = "A SELECT to export instead of a table.")
  private @Nullable String query;

  @Option(
      names = {"-p", "--param"},
      paramLabel = "VALUE",
      description = "The value of the next ? in the query; repeat it for each.")
  private List<String> parameters = List.of();

  @Option(
      names = "--columns",
      paramLabel = "NAME",
      split = ",",
      description = "Only these columns of the table.")
  private List<String> columns = List.of();

  @Option(
      names = "--ttl",
      description = "Also write each cell's remaining time to live, in seconds.")
  private boolean ttl;

  @Option(names = "--write-time", description = "Also write each cell's write time.")
  private boolean writeTime;

  @Option(
      names = "--part",
      paramLabel = "TEXT",
      description = "Only this part of the table: a line that split printed.")
  private @Nullable String part;

  @Option(names = "--overwrite", description = "Replace an existing file.")
  private boolean overwrite;

  @Option(
      names = "--page-size",
      paramLabel = "ROWS",
      description = "Rows per page. Default: ${DEFAULT-VALUE}.",
      defaultValue = "1000")
  private int pageSize;

  @Option(
      names = "--checkpoint-rows",
      paramLabel = "ROWS",
      description =
          "Rows between checkpoints, which force the file to disk; with Parquet, rows"
              + " per file. Default:"
              + " ${DEFAULT-VALUE}.",
      defaultValue = "50000")
  private int checkpointRows;

  @Mixin private final SparkOptions spark = new SparkOptions();
  @Mixin private final TransferOptions transfer;

  @Spec
  @SuppressWarnings("NullAway.Init") // picocli fills it in before it is run
  private CommandSpec spec;

  private final Shell shell;

  ExportCommand(Shell shell) {
    this.shell = shell;
    this.transfer = new TransferOptions(shell);
  }

  @Override
  public Integer call() {
    check();
    if (spark.isSpark()) {
      return onSpark();
    }
    Path file = shell.path(output);
    try (Connection open = transfer.connect();
        TransferBar bar = new TransferBar(shell, "Exporting", "rows")) {
      TableExport export =
          of(open, file)
              .columns(columns)
              .pageSize(pageSize)
              .checkpointRows(checkpointRows)
              .listener(bar)
              .stopWhen(bar::isStopping);
      export = transfer.format() == null ? export : export.format(transfer.format());
      export = part == null ? export : export.part(ScanPart.parse(part));
      export = ttl ? export.ttl() : export;
      export = writeTime ? export.writeTime() : export;
      export = overwrite ? export.overwrite() : export;
      TransferResult result = (transfer.isResumed() ? export.resume() : export).run();
      bar.end();
      return transfer.report().exported(result, file);
    }
  }

  private int onSpark() {
    TableName name = TableName.of(String.valueOf(table), transfer.connection().keyspace());
    TransferFormat format = transfer.format();
    SparkSubmit.Ended ended =
        new SparkSubmit(shell, spark, "export")
            .connection(transfer.connection().forSpark())
            .with("table", name.toString())
            .output(output)
            .with("overwrite", overwrite)
            .with("resume", transfer.isResumed())
            .with("format", format == null ? null : format.name().toLowerCase(Locale.ROOT))
            .with("columns", columns)
            .with("ttl", ttl)
            .with("write-time", writeTime)
            .with("page-size", String.valueOf(pageSize))
            .run();
    return ended.result().isEmpty()
        ? ended.code()
        : transfer.report().exported(ended.result().get());
  }

  private void check() {
    if ((table == null) == (query == null)) {
      throw CliError.wrongUse("coodie-1125", "Give a table, or a query with --query.");
    }
    if (query != null && part != null) {
      throw CliError.wrongUse(
          "coodie-1125", "--part is of a table. Give a table instead of --query.");
    }
    if (query == null && !parameters.isEmpty()) {
      throw CliError.wrongUse("coodie-1118", "--param is given without --query.");
    }
    Map<String, String> localOnly = new LinkedHashMap<>();
    if (query != null) {
      localOnly.put("--query", "only a table can be divided. Give a table.");
    }
    if (part != null) {
      localOnly.put("--part", "it divides the table itself, see --parts.");
    }
    if (spec.commandLine().getParseResult().hasMatchedOption("--checkpoint-rows")) {
      localOnly.put("--checkpoint-rows", "each part is a file.");
    }
    spark.check(localOnly);
    if (transfer.isResumed() && overwrite) {
      throw CliError.wrongUse(
          "coodie-1125",
          "--resume continues a file and --overwrite replaces it. Give one of them.");
    }
  }

  private TableExport of(Connection open, Path file) {
    if (query == null) {
      TableName name = TableName.of(String.valueOf(table), open.coodie());
      return TableExport.of(open.coodie(), name.keyspace(), name.table(), file);
    }
    List<ValueType<?>> types =
        Connection.await(open.driver().parameterTypes(query).toCompletableFuture())
            .orElse(List.of());
    CqlStatement statement = Values.bind(query, types, parameters);
    return TableExport.ofQuery(open.coodie(), statement, file);
  }
}
