package dev.coodie.cli;

import dev.coodie.migrations.MigrationInfo;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code coodie baseline}. */
@Command(
    name = "baseline",
    description =
        "Marks migrations as applied without running them, up to and including a" + " version.",
    sortOptions = false)
final class BaselineCommand implements Callable<Integer> {
  @Parameters(paramLabel = "VERSION", description = "The last one to mark, such as 20260131_001.")
  private String version = "";

  @Mixin private final MigrationOptions migrations;

  @Option(names = "--json", description = "Print JSON.")
  private boolean json;

  @Mixin private final LockOptions lock = new LockOptions();
  @Mixin private final ConnectionOptions connection;

  private final Shell shell;

  BaselineCommand(Shell shell) {
    this.shell = shell;
    this.migrations = new MigrationOptions(shell);
    this.connection = new ConnectionOptions(shell);
  }

  @Override
  public Integer call() {
    try (Connection open = connection.connect()) {
      lock.unlock(shell, open.coodie().schema());
      List<MigrationInfo> marked =
          migrations.migrator(open.coodie()).lockPatience(lock.patience()).baseline(version);
      if (json) {
        shell.out().println(Json.pretty(Migrations.infos(marked)));
      } else {
        marked.forEach(
            info -> shell.out().println("Marked " + info.version() + " " + info.description()));
        if (marked.isEmpty()) {
          shell.out().println("Nothing to mark.");
        }
      }
      shell.out().flush();
      return ExitCode.FINE;
    }
  }
}
