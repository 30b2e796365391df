package dev.coodie.cli;

import dev.coodie.examples.Quickstart;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;

/** {@code coodie quickstart}. */
@Command(
    name = "quickstart",
    description = "Starts an embedded Cassandra, runs the six recipes on it, and stops it.",
    sortOptions = false)
final class QuickstartCommand implements Callable<Integer> {

  private final Shell shell;

  QuickstartCommand(Shell shell) {
    this.shell = shell;
  }

  @Override
  public Integer call() {
    shell.out().flush();
    Quickstart.run();
    return ExitCode.FINE;
  }
}
