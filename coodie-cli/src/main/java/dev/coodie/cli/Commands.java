package dev.coodie.cli;

import java.util.List;

/** The subcommands. */
final class Commands {
  /** Their names in the order of the help. */
  static final List<String> NAMES =
      List.of(
          "migrate",
          "rollback",
          "status",
          "verify",
          "baseline",
          "repair",
          "makemigration",
          "diff",
          "plan",
          "apply",
          "generate",
          "query",
          "split",
          "export",
          "import",
          "compare",
          "studio",
          "node",
          "quickstart",
          "demo",
          "bench",
          "completion",
          "man");

  private Commands() {}

  /** The command of that name. */
  static Object named(String name, Shell shell) {
    return switch (name) {
      case "migrate" -> new MigrateCommand(shell);
      case "rollback" -> new RollbackCommand(shell);
      case "status" -> new StatusCommand(shell);
      case "verify" -> new VerifyCommand(shell);
      case "baseline" -> new BaselineCommand(shell);
      case "repair" -> new RepairCommand(shell);
      case "makemigration" -> new MakeMigrationCommand(shell);
      case "diff" -> new DiffCommand(shell);
      case "plan" -> new PlanCommand(shell);
      case "apply" -> new ApplyCommand(shell);
      case "generate" -> new GenerateCommand(shell);
      case "query" -> new QueryCommand(shell);
      case "split" -> new SplitCommand(shell);
      case "export" -> new ExportCommand(shell);
      case "import" -> new ImportCommand(shell);
      case "compare" -> new CompareCommand(shell);
      case "studio" -> new StudioCommand(shell);
      case "node" -> new NodeCommand(shell);
      case "quickstart" -> new QuickstartCommand(shell);
      case "demo" -> new DemoCommand();
      case "bench" -> new BenchCommand();
      case "completion" -> new CompletionCommand(shell);
      case "man" -> new ManCommand(shell);
      default -> throw new IllegalArgumentException(name);
    };
  }

  /**
   * The names of those that the arguments need. Reading the options of a command takes a while, so
   * only the one that is called; what tells about all commands has all.
   */
  static List<String> needed(String... arguments) {
    boolean alone =
        arguments.length > 0
            && NAMES.contains(arguments[0])
            && !arguments[0].equals("completion")
            && !arguments[0].equals("man");
    return alone ? List.of(arguments[0]) : NAMES;
  }
}
