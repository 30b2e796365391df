package dev.coodie.cli;

import dev.coodie.migrations.MigrationPlan;
import dev.coodie.migrations.MigrationRun;
import dev.coodie.migrations.Migrator;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code coodie rollback}. */
@Command(
    name = "rollback",
    description = {
      "Undoes applied migrations with their down sections, the last one first.",
      "Shows what would run, and asks."
    },
    sortOptions = false)
final class RollbackCommand implements Callable<Integer> {
  @Mixin private final MigrationOptions migrations;

  @ArgGroup private Extent extent = new Extent();

  @Option(
      names = {"-n", "--dry-run"},
      description = "Show what would run, and change nothing.")
  private boolean dryRun;

  @Mixin private final Confirmation confirmation = new Confirmation();

  @Option(
      names = "--allow-destructive",
      description = "Let down sections drop and truncate, which loses data.")
  private boolean destructive;

  @Option(names = "--json", description = "Print JSON; needs --yes or --dry-run.")
  private boolean json;

  @Mixin private final LockOptions lock = new LockOptions();
  @Mixin private final ConnectionOptions connection;

  private final Shell shell;

  RollbackCommand(Shell shell) {
    this.shell = shell;
    this.migrations = new MigrationOptions(shell);
    this.connection = new ConnectionOptions(shell);
  }

  /** How far; the last one alone unless chosen. */
  static final class Extent {
    @Option(names = "--steps", paramLabel = "N", description = "Undo the last N. Default: 1.")
    private int steps = 1;

    @Option(
        names = {"-t", "--target"},
        paramLabel = "VERSION",
        description = "Undo all that were applied after this version.")
    private @Nullable String target;
  }

  @Override
  public Integer call() {
    if (extent.steps < 1) {
      throw CliError.wrongUse(
          "coodie-1124", "--steps is " + extent.steps + "; write how many to undo, 1 or more.");
    }
    confirmation.check(json && !dryRun);
    try (Connection open = connection.connect();
        RunProgress progress = new RunProgress(shell)) {
      Migrator migrator =
          migrations
              .migrator(open.coodie())
              .allowDestructive(destructive)
              .lockPatience(lock.patience())
              .listener(progress);
      if (dryRun) {
        return new RunReport(shell, json).planned(plan(migrator));
      }
      lock.unlock(shell, open.coodie().schema());
      if (confirmation.isWanted()) {
        confirm(plan(migrator));
      }
      MigrationRun run = run(migrator);
      progress.end();
      return new RunReport(shell, json).done(run);
    }
  }

  private void confirm(MigrationPlan plan) {
    shell.out().println(Words.ofCommand(plan.toString()).stripTrailing());
    if (!plan.isEmpty()) {
      shell.confirm("Undo this?");
    }
  }

  private MigrationPlan plan(Migrator migrator) {
    return extent.target == null
        ? migrator.planDown(extent.steps)
        : migrator.planDownTo(extent.target);
  }

  private MigrationRun run(Migrator migrator) {
    return extent.target == null ? migrator.down(extent.steps) : migrator.downTo(extent.target);
  }
}
