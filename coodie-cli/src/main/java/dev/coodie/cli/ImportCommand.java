package dev.coodie.cli;

import dev.coodie.transfer.TableImport;
import dev.coodie.transfer.Timestamps;
import dev.coodie.transfer.TransferResult;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code coodie import}. */
@Command(
    name = "import",
    description = {
      "Writes the records of a file into a table: JSON lines, CSV or Parquet.",
      "Bad records go to a rejects file, with the reason, and the exit code is 3.",
      "You can interrupt and resume it. It adds to counters; it does not set them."
    },
    sortOptions = false,
    footer = {
      "%nFor example:",
      "  coodie import orders.jsonl --into shop.orders",
      "  coodie import orders.csv --into shop.orders --rename number=id --dry-run",
      "  coodie import orders.parquet --into shop.orders --resume"
    })
final class ImportCommand implements Callable<Integer> {
  @Parameters(
      paramLabel = "FILE",
      description =
          "The file. Its name gives the format: .jsonl, .csv, either with .gz, or"
              + " .parquet; or a directory of Parquet files.")
  private String input = "";

  @Option(
      names = {"-t", "--into"},
      paramLabel = "TABLE",
      required = true,
      description = "The table, as keyspace.table unless --keyspace is given.")
  private String table = "";

  @Option(
      names = "--columns",
      paramLabel = "NAME",
      split = ",",
      description = "Fill only the key and these columns.")
  private List<String> columns = List.of();

  @Option(
      names = "--rename",
      paramLabel = "FIELD=COLUMN",
      split = ",",
      description = "The column for a field of another name; repeat it for each.")
  private Map<String, String> renamed = Map.of();

  @Option(
      names = "--ignore-unknown",
      description = "Ignore fields for which the table has no column.")
  private boolean ignoreUnknown;

  @Option(
      names = "--write-nulls",
      description = "A null clears the column. Default: it leaves the column as it is.")
  private boolean writeNulls;

  @Option(
      names = "--timestamps",
      paramLabel = "HOW",
      description =
          "exact rejects a timestamp finer than milliseconds; millis cuts it off, towards the"
              + " past. Default: exact.")
  private Timestamps timestamps = Timestamps.EXACT;

  @Option(
      names = {"-n", "--dry-run"},
      description = "Check all records, and write only the rejects.")
  private boolean dryRun;

  @Option(
      names = "--restart",
      description = "Start again with the first record after an interrupted import.")
  private boolean restart;

  @Option(
      names = "--accept-double-counting",
      description =
          "With --resume: continue counters after a crash, though some may be added" + " twice.")
  private boolean acceptDoubleCounting;

  @Option(
      names = "--rejects",
      paramLabel = "FILE",
      description = "The file for rejected records. Default: the name of the file with .rejects.")
  private @Nullable String rejects;

  @Option(
      names = "--max-rejects",
      paramLabel = "N",
      description = "Stop when more records are rejected. Default: ${DEFAULT-VALUE}.",
      defaultValue = "1000")
  private long maxRejects;

  @Option(
      names = "--in-flight",
      paramLabel = "N",
      description = "Requests under way at once. Default: ${DEFAULT-VALUE}.",
      defaultValue = "128")
  private int inFlight;

  @Mixin private final TransferOptions transfer;

  private final Shell shell;

  ImportCommand(Shell shell) {
    this.shell = shell;
    this.transfer = new TransferOptions(shell);
  }

  @Override
  public Integer call() {
    if (transfer.isResumed() && restart) {
      throw CliError.wrongUse(
          "coodie-1125", "--resume continues and --restart starts again. Give one of them.");
    }
    if (maxRejects < 0) {
      throw CliError.wrongUse(
          "coodie-1125", "--max-rejects is " + maxRejects + "; write a number, 0 or more.");
    }
    Path file = shell.path(input);
    try (Connection open = transfer.connect();
        TransferBar bar = new TransferBar(shell, dryRun ? "Checking" : "Importing", "records")) {
      TableName name = TableName.of(table, open.coodie());
      TransferResult result =
          settings(TableImport.of(open.coodie(), name.keyspace(), name.table(), file))
              .listener(bar)
              .stopWhen(bar::isStopping)
              .run();
      bar.end();
      return transfer.report().imported(result, name, dryRun);
    }
  }

  private TableImport settings(TableImport plain) {
    TableImport settings =
        plain
            .columns(columns)
            .rename(renamed)
            .timestamps(timestamps)
            .maxRejects(maxRejects)
            .inFlight(inFlight);
    settings = transfer.format() == null ? settings : settings.format(transfer.format());
    settings = rejects == null ? settings : settings.rejects(shell.path(rejects));
    settings = ignoreUnknown ? settings.ignoreUnknown() : settings;
    settings = writeNulls ? settings.writeNulls() : settings;
    settings = dryRun ? settings.dryRun() : settings;
    settings = transfer.isResumed() ? settings.resume() : settings;
    settings = restart ? settings.restart() : settings;
    return acceptDoubleCounting ? settings.acceptDoubleCounting() : settings;
  }
}
