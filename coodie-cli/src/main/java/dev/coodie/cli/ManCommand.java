package dev.coodie.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code coodie man}. */
@Command(
    name = "man",
    description = {
      "Writes the manual pages into a directory; then man coodie and man coodie-migrate work.",
      "man looks in ~/.local/share/man when ~/.local/bin is on the PATH; otherwise add the directory"
          + " above man1 to MANPATH."
    },
    sortOptions = false)
final class ManCommand implements Callable<Integer> {
  private static final String HOME = ".local/share/man/man1";

  @Parameters(
      arity = "0..1",
      paramLabel = "DIR",
      description = "Where to write them. Default: ~/" + HOME + ".")
  private @Nullable String directory;

  @Spec
  @SuppressWarnings("NullAway.Init") // picocli fills it in before it is run
  private CommandSpec spec;

  private final Shell shell;

  ManCommand(Shell shell) {
    this.shell = shell;
  }

  @Override
  public Integer call() {
    Path target =
        directory == null
            ? Path.of(System.getProperty("user.home"), HOME.split("/"))
            : shell.path(directory);
    Map<String, String> pages = ManPages.pages(spec.root().commandLine());
    try {
      Files.createDirectories(target);
      for (Map.Entry<String, String> page : pages.entrySet()) {
        Files.writeString(target.resolve(page.getKey()), page.getValue());
      }
    } catch (IOException e) {
      throw CliError.failed(
          "coodie-1130", "Cannot write manual pages into " + target + ": " + e + ".");
    }
    shell.out().println("Wrote " + pages.size() + " manual pages into " + target + ".");
    shell.out().flush();
    return ExitCode.FINE;
  }
}
