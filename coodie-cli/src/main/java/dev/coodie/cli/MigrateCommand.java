package dev.coodie.cli;

import dev.coodie.migrations.MigrationPlan;
import dev.coodie.migrations.MigrationRun;
import dev.coodie.migrations.Migrator;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code coodie migrate}. */
@Command(
    name = "migrate",
    description = "Applies pending migrations. An interrupted one continues where it stopped.",
    sortOptions = false)
final class MigrateCommand implements Callable<Integer> {
  @Mixin private final MigrationOptions migrations;

  @Option(
      names = {"-t", "--target"},
      paramLabel = "VERSION",
      description = "Stop after this version, such as 20260131_001.")
  private @Nullable String target;

  @Option(
      names = {"-n", "--dry-run"},
      description = "Show what would run, and change nothing.")
  private boolean dryRun;

  @Option(
      names = "--out-of-order",
      description = "Also apply a pending migration that is older than an applied one.")
  private boolean outOfOrder;

  @Option(names = "--json", description = "Print JSON.")
  private boolean json;

  @Mixin private final LockOptions lock = new LockOptions();
  @Mixin private final ConnectionOptions connection;

  private final Shell shell;

  MigrateCommand(Shell shell) {
    this.shell = shell;
    this.migrations = new MigrationOptions(shell);
    this.connection = new ConnectionOptions(shell);
  }

  @Override
  public Integer call() {
    try (Connection open = connection.connect();
        RunProgress progress = new RunProgress(shell)) {
      Migrator migrator =
          migrations
              .migrator(open.coodie())
              .outOfOrder(outOfOrder)
              .lockPatience(lock.patience())
              .listener(progress);
      if (dryRun) {
        MigrationPlan plan = target == null ? migrator.plan() : migrator.planTo(target);
        return new RunReport(shell, json).planned(plan);
      }
      lock.unlock(shell, open.coodie().schema());
      MigrationRun run = target == null ? migrator.migrate() : migrator.migrateTo(target);
      progress.end();
      return new RunReport(shell, json).done(run);
    }
  }
}
