package dev.coodie.cli;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/**
 * {@code coodie bench}, so that help and completion know it. What is measured needs libraries that
 * have no place in this jar: the launcher of a checkout builds and runs the module {@code
 * benchmarks} instead.
 */
@Command(
    name = "bench",
    description =
        "Measures coodie against the driver, its mapper and Spring Data on an embedded node, prints"
            + " tables, and draws charts.",
    sortOptions = false)
@SuppressWarnings("UnusedVariable") // a test of the benchmarks compares the options with theirs
final class BenchCommand implements Callable<Integer> {
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

  BenchCommand() {}

  @Override
  public Integer call() {
    throw CliError.wrongUse(
        "coodie-1129",
        "The benchmarks are not in this jar. Run them in a checkout of coodie: ./coodie bench.");
  }
}
