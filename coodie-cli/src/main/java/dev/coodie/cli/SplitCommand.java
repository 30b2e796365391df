package dev.coodie.cli;

import dev.coodie.scan.ScanPart;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code coodie split}. */
@Command(
    name = "split",
    description = {
      "Divides a table into parts of about the same size, and prints a line for each.",
      "Parts can be exported by different machines. Each row is in exactly one."
    },
    sortOptions = false,
    footer = {
      "%nFor example:",
      "  coodie split shop.orders --parts 64 > parts.txt",
      "  coodie export shop.orders -o orders-7.jsonl --part \"$(sed -n 7p parts.txt)\""
    })
final class SplitCommand implements Callable<Integer> {
  @Parameters(
      paramLabel = "TABLE",
      description = "The table, as keyspace.table unless --keyspace is given.")
  private String table = "";

  @Option(
      names = "--parts",
      paramLabel = "NUMBER",
      required = true,
      description = "How many parts, from 1 to 1000000.")
  private int parts;

  @Option(
      names = "--json",
      description = "Print JSON: each part with its replicas and its estimated size.")
  private boolean json;

  @Mixin private final ConnectionOptions connection;

  private final Shell shell;

  SplitCommand(Shell shell) {
    this.shell = shell;
    this.connection = new ConnectionOptions(shell);
  }

  @Override
  public Integer call() {
    if (parts < 1 || parts > ScanPart.MOST) {
      throw CliError.wrongUse(
          "coodie-1118",
          "--parts is " + parts + "; write a number from 1 to " + ScanPart.MOST + ".");
    }
    try (Connection open = connection.connect()) {
      TableName name = TableName.of(table, open.coodie());
      List<ScanPart> found = open.coodie().scan(name.keyspace(), name.table()).split(parts);
      if (json) {
        shell.out().println(Json.pretty(found.stream().map(SplitCommand::object).toList()));
      } else {
        found.forEach(shell.out()::println);
      }
      shell.out().flush();
      return ExitCode.FINE;
    }
  }

  private static Object object(ScanPart part) {
    return Json.object(
        "part", part.toString(),
        "share", part.share(),
        "estimatedBytes", Math.round(part.estimatedBytes()),
        "replicas", part.replicas());
  }
}
