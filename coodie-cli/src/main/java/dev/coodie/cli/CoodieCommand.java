package dev.coodie.cli;

import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** The command itself, which does nothing without one of its subcommands. */
@Command(
    name = "coodie",
    description = "Schema, migrations and data of Cassandra and ScyllaDB.",
    synopsisSubcommandLabel = "COMMAND",
    sortOptions = false,
    exitCodeListHeading = "%nExit codes:%n",
    exitCodeList = {
      "0:fine",
      "1:failed, or declined",
      "2:wrong arguments or settings",
      "3:found differences, pending migrations or problems",
      "4:no connection, wrong password, or no permission",
      "130:interrupted by Ctrl-C"
    },
    commandListHeading = "%nCommands:%n",
    footerHeading = "%n",
    footer = "See coodie COMMAND --help.")
final class CoodieCommand implements Runnable {
  @Spec
  @SuppressWarnings("NullAway.Init") // picocli fills it in before it is run
  private CommandSpec spec;

  CoodieCommand() {}

  @Override
  public void run() {
    throw new ParameterException(spec.commandLine(), "Which command?");
  }

  /** The command with all its subcommands that those arguments need, for use once. */
  static CommandLine commandLine(Shell shell, String... arguments) {
    CommandLine root = new CommandLine(new CoodieCommand());
    for (String name : Commands.needed(arguments)) {
      root.addSubcommand(Commands.named(name, shell));
    }
    root.getSubcommands().values().forEach(command -> mix(command, new CommonOptions()));
    root.getSubcommands().values().forEach(OptionGroups::in);
    root.addSubcommand("help", new CommandLine.HelpCommand());
    mix(root, new RootOptions());
    root.getCommandSpec().versionProvider(new Version());
    Problems problems = new Problems(shell);
    return root.setOut(shell.out())
        .setErr(shell.err())
        .setCaseInsensitiveEnumValuesAllowed(true)
        .setUsageHelpAutoWidth(true)
        .setParameterExceptionHandler((error, given) -> problems.wrongUse(error))
        .setExecutionExceptionHandler(problems::failed);
  }

  private static void mix(CommandLine command, Object options) {
    command.getCommandSpec().addMixin("common", CommandSpec.forAnnotatedObject(options));
  }
}
