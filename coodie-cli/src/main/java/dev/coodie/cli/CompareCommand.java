package dev.coodie.cli;

import dev.coodie.scan.ScanPart;
import dev.coodie.transfer.ComparisonResult;
import dev.coodie.transfer.TableComparison;
import dev.coodie.transfer.TransferStoppedException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.CancellationException;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code coodie compare}. */
@Command(
    name = "compare",
    description = {
      "Compares two tables with the same key, of one cluster or two: which rows only one has, and"
          + " which cells differ, as lines of JSON.",
      "On request it makes one like the other. You can interrupt and resume it."
    },
    sortOptions = false,
    footer = {
      "%nFor example:",
      "  coodie compare shop.orders archive.orders",
      "  coodie compare shop.orders --to-hosts 10.0.1.1 -o differences.jsonl",
      "  coodie compare shop.orders --to-hosts 10.0.1.1 --repair b --apply"
    })
final class CompareCommand implements Callable<Integer> {
  @Parameters(
      index = "0",
      paramLabel = "A",
      description = "The first table, as keyspace.table unless --keyspace is given.")
  private String a = "";

  @Parameters(
      index = "1",
      arity = "0..1",
      paramLabel = "B",
      description = "The second table. Default, with --to-hosts: of the same name.")
  private @Nullable String b;

  @Option(
      names = {"-o", "--output"},
      paramLabel = "FILE",
      description = "Write the lines into this file, instead of printing them.")
  private @Nullable String output;

  @Option(
      names = "--columns",
      paramLabel = "NAME",
      split = ",",
      description = "Only these columns, and the key.")
  private List<String> columns = List.of();

  @Option(
      names = "--values",
      description = "Tell the values of cells, too; otherwise only keys and times.")
  private boolean values;

  @Option(
      names = "--times",
      description = "The same value with another write time or end is a difference, too.")
  private boolean times;

  @Option(
      names = "--part",
      paramLabel = "TEXT",
      description = "Only this part of table A, and the same of B: a line that split printed.")
  private @Nullable String part;

  @Mixin private final RepairOptions repair = new RepairOptions();

  @Option(names = "--resume", description = "Continue an interrupted one; needs --output.")
  private boolean resume;

  @Option(names = "--overwrite", description = "Replace an existing file.")
  private boolean overwrite;

  @Option(
      names = "--parallelism",
      paramLabel = "RANGES",
      description = "Ranges of tokens that are compared at once. Default: ${DEFAULT-VALUE}.",
      defaultValue = "4")
  private int parallelism;

  @Option(
      names = "--page-size",
      paramLabel = "ROWS",
      description = "Rows per page. Default: ${DEFAULT-VALUE}.",
      defaultValue = "1000")
  private int pageSize;

  @Option(names = "--json", description = "Print what was found as JSON.")
  private boolean json;

  @Mixin private final SparkOptions spark = new SparkOptions();
  @Mixin private final OtherClusterOptions other;
  @Mixin private final ConnectionOptions connection;

  private final Shell shell;

  CompareCommand(Shell shell) {
    this.shell = shell;
    this.other = new OtherClusterOptions(shell);
    this.connection = new ConnectionOptions(shell);
  }

  @Override
  public Integer call() {
    check();
    if (spark.isSpark()) {
      return onSpark();
    }
    try (Connection first = connection.connect()) {
      if (!other.isGiven()) {
        return run(first, first);
      }
      try (Connection second = other.connect()) {
        return run(first, second);
      }
    }
  }

  private int onSpark() {
    TableName left = TableName.of(a, connection.keyspace());
    TableName right = b == null ? left : TableName.of(b, connection.keyspace());
    SparkSubmit job =
        new SparkSubmit(shell, spark, "compare")
            .connection(connection.forSpark())
            .with("a", left.toString())
            .with("b", right.toString())
            .output(String.valueOf(output))
            .with("overwrite", overwrite)
            .with("resume", resume)
            .with("columns", columns)
            .with("values", values)
            .with("times", times)
            .with("parallelism", String.valueOf(parallelism))
            .with("page-size", String.valueOf(pageSize));
    repair.in(job);
    if (other.isGiven()) {
      job.otherConnection(other.forSpark());
    }
    SparkSubmit.Ended ended = job.run();
    if (ended.result().isEmpty()) {
      return ended.code();
    }
    CompareReport report = new CompareReport(shell, json, output, repair);
    return report.end(ended.result().get(), left, right);
  }

  private int run(Connection first, Connection second) {
    TableName left = TableName.of(a, first.coodie());
    TableName right = b == null ? left : TableName.of(b, first.coodie());
    CompareReport report = new CompareReport(shell, json, output, repair);
    try (TransferBar bar = new TransferBar(shell, "Comparing", "rows", "differ")) {
      TableComparison comparison =
          TableComparison.of(
                  first.coodie(),
                  left.keyspace(),
                  left.table(),
                  second.coodie(),
                  right.keyspace(),
                  right.table())
              .columns(columns)
              .parallelism(parallelism)
              .pageSize(pageSize)
              .notes(report::note)
              .lines(report::line)
              .stopWhen(bar::isStopping);
      // A bar would be drawn over the lines.
      comparison = output == null ? comparison : comparison.listener(bar);
      ComparisonResult result = with(comparison).run();
      bar.end();
      return report.end(result, left, right);
    } catch (TransferStoppedException e) {
      if (output == null) {
        throw new CancellationException("interrupted");
      }
      throw e;
    }
  }

  private TableComparison with(TableComparison comparison) {
    TableComparison with = repair.in(comparison);
    with = values ? with.values() : with;
    with = times ? with.times() : with;
    with = part == null ? with : with.part(ScanPart.parse(part));
    with = output == null ? with : with.into(shell.path(output));
    with = resume ? with.resume() : with;
    return overwrite ? with.overwrite() : with;
  }

  private void check() {
    repair.check();
    Map<String, String> localOnly = new LinkedHashMap<>();
    if (part != null) {
      localOnly.put("--part", "it divides the table itself, see --parts.");
    }
    spark.check(localOnly);
    if (spark.isSpark() && output == null) {
      throw CliError.wrongUse(
          "coodie-1125", "With --engine spark lines go into a file. Name it with --output.");
    }
    if (b == null && !other.isGiven()) {
      throw CliError.wrongUse(
          "coodie-1125", "Give a second table, or its cluster with --to-hosts.");
    }
    if (output == null && (resume || overwrite)) {
      throw CliError.wrongUse(
          "coodie-1125", "--resume and --overwrite are of a file. Name it with --output.");
    }
    if (resume && overwrite) {
      throw CliError.wrongUse(
          "coodie-1125",
          "--resume continues a file and --overwrite replaces it. Give one of them.");
    }
  }
}
