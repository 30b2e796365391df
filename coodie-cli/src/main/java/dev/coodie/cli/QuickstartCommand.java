package dev.coodie.cli;

import dev.coodie.embedded.CassandraVersion;
import dev.coodie.examples.Quickstart;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code coodie quickstart}. */
@Command(
    name = "quickstart",
    description = "Starts an embedded Cassandra, runs the six recipes on it, and stops it.",
    sortOptions = false)
final class QuickstartCommand implements Callable<Integer> {
  private final Shell shell;

  @Option(
      names = "--cassandra",
      paramLabel = "VERSION",
      description = {
        "The version of Cassandra: 4.0, 4.1, 5.0 or 6.0, of which there is an alpha and which runs"
            + " one more recipe, with transactions. Default: 5.0."
      })
  private @Nullable String version;

  QuickstartCommand(Shell shell) {
    this.shell = shell;
  }

  @Override
  public Integer call() {
    CassandraVersion chosen =
        version == null ? CassandraVersion.standard() : CassandraVersion.of(version);
    shell.out().flush();
    Quickstart.run(chosen);
    return ExitCode.FINE;
  }
}
