package dev.coodie.benchmarks;

import dev.coodie.benchmarks.stress.StressCommand;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** The command {@code coodie bench}. */
@Command(
    name = "coodie bench",
    description =
        "Measures coodie against the driver, its mapper and Spring Data on an embedded node, prints"
            + " tables, and draws charts.",
    sortOptions = false,
    subcommands = StressCommand.class,
    exitCodeListHeading = "%nExit codes:%n",
    exitCodeList = {
      "0:measured",
      "1:something failed, what did not is written",
      "2:wrong use",
      "130:interrupted by Ctrl-C"
    })
public final class BenchCommand implements Callable<Integer> {
  private static final int INTERRUPTED = 130;

  @Option(
      names = {"-q", "--quick"},
      description = "About six minutes instead of 45; its numbers are rough.")
  private boolean quick;

  @Option(
      names = "--only",
      paramLabel = "OPERATION",
      split = ",",
      description =
          "Measure only these, separated by commas; --list shows what there is. Default: everything"
              + " but spark.")
  private List<String> only = new ArrayList<>();

  @Option(
      names = {"-o", "--out"},
      paramLabel = "DIR",
      defaultValue = "benchmarks/results",
      description = "Where to write the tables, numbers and charts. Default: ${DEFAULT-VALUE}.")
  private Path out = Path.of("benchmarks", "results");

  @Option(names = "--list", description = "Print what can be measured, and measure nothing.")
  private boolean list;

  @Option(
      names = {"-h", "--help"},
      usageHelp = true,
      description = "Show this help, and do nothing else.")
  @SuppressWarnings("UnusedVariable") // picocli acts on it
  private boolean help;

  @Spec
  @SuppressWarnings("NullAway.Init") // picocli fills it in before it is run
  private CommandSpec spec;

  /** Made by {@link #main} alone. */
  BenchCommand() {}

  /** Runs it and exits with its code. */
  public static void main(String[] arguments) {
    System.exit(commandLine().execute(arguments));
  }

  static CommandLine commandLine() {
    return new CommandLine(new BenchCommand())
        .setUsageHelpAutoWidth(true)
        .setParameterExceptionHandler((error, arguments) -> wrongUse(error))
        .setExecutionExceptionHandler((error, command, parsed) -> failed(error, command));
  }

  @Override
  public Integer call() throws Exception {
    try (Bench bench = new Bench()) {
      if (list) {
        bench.names().forEach(spec.commandLine().getOut()::println);
        return 0;
      }
      Plan plan = new Plan(quick, known(bench.names()));
      Runtime.getRuntime().addShutdownHook(new Thread(bench::stop, "coodie-bench-stop"));
      Sink sink = new Sink(new ResultFiles(out));
      int failed;
      try {
        failed = bench.run(plan, sink);
      } catch (Exception e) {
        if (bench.stopped()) {
          return INTERRUPTED;
        }
        throw e;
      }
      sink.print(spec.commandLine());
      return failed == 0 ? 0 : 1;
    }
  }

  /** Writes each report over the one before. */
  private static final class Sink implements Bench.Sink {
    private final ResultFiles files;
    private @Nullable Report last;

    Sink(ResultFiles files) {
      this.files = files;
    }

    @Override
    public void take(Report report) throws IOException {
      last = report;
      files.write(report);
    }

    void print(CommandLine command) {
      if (last != null) {
        command.getOut().println(last.markdown());
      }
      files.written().forEach(file -> command.getErr().println("Wrote " + file));
    }
  }

  private Set<String> known(List<String> names) {
    for (String each : only) {
      if (!names.contains(each)) {
        throw new ParameterException(
            spec.commandLine(),
            "There is nothing to measure named \""
                + each
                + "\". There is: "
                + String.join(", ", names)
                + ".");
      }
    }
    return new LinkedHashSet<>(only);
  }

  private static int wrongUse(ParameterException error) {
    String message = String.valueOf(error.getMessage());
    error
        .getCommandLine()
        .getErr()
        .println(
            "coodie: "
                + message
                + (message.endsWith(".") ? "" : ".")
                + " See \""
                + error.getCommandLine().getCommandSpec().qualifiedName()
                + " --help\".");
    return 2;
  }

  private static int failed(Exception error, CommandLine command) {
    command.getErr().println("coodie: " + Bench.told(error));
    return 1;
  }
}
