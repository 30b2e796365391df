package dev.coodie.cli;

import dev.coodie.migrations.MigrationProblem;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code coodie verify}. */
@Command(
    name = "verify",
    description = {
      "Reports missing, unknown, changed, out-of-order, failed and interrupted" + " migrations.",
      "Exits with 3 if there are any. Changes nothing."
    },
    sortOptions = false)
final class VerifyCommand implements Callable<Integer> {
  @Mixin private final MigrationOptions migrations;

  @Option(names = "--json", description = "Print JSON.")
  private boolean json;

  @Mixin private final ConnectionOptions connection;

  private final Shell shell;

  VerifyCommand(Shell shell) {
    this.shell = shell;
    this.migrations = new MigrationOptions(shell);
    this.connection = new ConnectionOptions(shell);
  }

  @Override
  public Integer call() {
    try (Connection open = connection.connect()) {
      List<MigrationProblem> problems = migrations.migrator(open.coodie()).verify();
      if (json) {
        shell.out().println(Json.pretty(Migrations.problems(problems)));
      } else if (problems.isEmpty()) {
        shell.out().println("No problems.");
      } else {
        Colors colors = Colors.ofTerminal();
        problems.forEach(problem -> shell.out().println(colors.bad(ProblemText.line(problem))));
      }
      shell.out().flush();
      return problems.isEmpty() ? ExitCode.FINE : ExitCode.FOUND;
    }
  }
}
