package dev.coodie.spark.internal.job;

import dev.coodie.Coodie;
import dev.coodie.spark.internal.connect.JobOptions;
import dev.coodie.spark.internal.connect.TableName;
import dev.coodie.transfer.Side;
import dev.coodie.transfer.TableComparison;
import java.io.Serializable;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What is compared with what, and how; Spark sends it to its executors. */
record ComparisonTask(
    JobOptions first,
    JobOptions second,
    TableName a,
    TableName b,
    List<String> columns,
    boolean values,
    boolean times,
    @Nullable Side repaired,
    boolean delete,
    boolean force,
    int parallelism,
    int pageSize)
    implements Serializable {
  /** The names of its arguments. */
  static final List<String> NAMES =
      List.of(
          "a",
          "b",
          "output",
          "overwrite",
          "resume",
          "parts",
          "columns",
          "values",
          "times",
          "repair",
          "apply",
          "delete",
          "force",
          "parallelism",
          "page-size");

  static ComparisonTask of(JobArguments arguments) {
    TableName a = arguments.table("a");
    return new ComparisonTask(
        arguments.connection(),
        arguments.otherConnection(),
        a,
        arguments.get("b") == null ? a : arguments.table("b"),
        arguments.list("columns"),
        arguments.is("values"),
        arguments.is("times"),
        side(arguments.get("repair")),
        arguments.is("delete"),
        arguments.is("force"),
        arguments.number("parallelism", 4, 256),
        arguments.number("page-size", 1_000, 1_000_000));
  }

  private static @Nullable Side side(@Nullable String text) {
    if (text == null) {
      return null;
    }
    return switch (text) {
      case "a" -> Side.A;
      case "b" -> Side.B;
      default -> throw JobArguments.wrong("repair", "a or b");
    };
  }

  TableComparison comparison(Coodie coodieA, Coodie coodieB) {
    TableComparison with =
        TableComparison.of(coodieA, a.keyspace(), a.table(), coodieB, b.keyspace(), b.table())
            .columns(columns)
            .parallelism(parallelism)
            .pageSize(pageSize);
    with = values ? with.values() : with;
    with = times ? with.times() : with;
    with = repaired == null ? with : with.repair(repaired);
    with = delete ? with.delete() : with;
    return force ? with.force() : with;
  }
}
