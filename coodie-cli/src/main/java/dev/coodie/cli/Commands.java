package dev.coodie.cli;

import java.util.List;

/** The subcommands in the order of the help. */
final class Commands {
  private Commands() {}

  static List<Object> all(Shell shell) {
    return List.of(
        new MigrateCommand(shell),
        new RollbackCommand(shell),
        new StatusCommand(shell),
        new VerifyCommand(shell),
        new BaselineCommand(shell),
        new RepairCommand(shell),
        new MakeMigrationCommand(shell),
        new DiffCommand(shell),
        new PlanCommand(shell),
        new ApplyCommand(shell),
        new GenerateCommand(shell),
        new QueryCommand(shell),
        new ExportCommand(shell),
        new ImportCommand(shell),
        new NodeCommand(shell),
        new QuickstartCommand(shell),
        new BenchCommand(),
        new CompletionCommand(shell),
        new ManCommand(shell));
  }
}
