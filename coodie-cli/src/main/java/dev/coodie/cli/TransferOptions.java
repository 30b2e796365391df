package dev.coodie.cli;

import dev.coodie.transfer.TransferFormat;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** What an export and an import have in common. */
final class TransferOptions {
  @Option(
      names = {"-f", "--format"},
      paramLabel = "FORMAT",
      description = "json, csv or parquet, if the file's name does not say it.")
  private @Nullable TransferFormat format;

  @Option(names = "--resume", description = "Continue an interrupted one.")
  private boolean resume;

  @Option(names = "--json", description = "Print JSON.")
  private boolean json;

  @Mixin private final ConnectionOptions connection;

  private final Shell shell;

  TransferOptions(Shell shell) {
    this.shell = shell;
    this.connection = new ConnectionOptions(shell);
  }

  @Nullable TransferFormat format() {
    return format;
  }

  boolean isResumed() {
    return resume;
  }

  ConnectionOptions connection() {
    return connection;
  }

  Connection connect() {
    return connection.connect();
  }

  TransferReport report() {
    return new TransferReport(shell, json);
  }
}
