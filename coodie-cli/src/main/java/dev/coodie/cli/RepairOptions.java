package dev.coodie.cli;

import dev.coodie.transfer.Side;
import dev.coodie.transfer.TableComparison;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** What a comparison does about differences. */
final class RepairOptions {
  @Option(
      names = "--repair",
      paramLabel = "a|b",
      description =
          "Find what makes this table like the other, and tell it with each difference. Nothing is"
              + " written without --apply.")
  private @Nullable Side repaired;

  @Option(
      names = "--apply",
      description = "Write the repair: with the times of the source, so that newer cells stay.")
  private boolean apply;

  @Option(
      names = "--delete",
      description = "The repair also deletes rows, cells and elements that the source has not.")
  private boolean delete;

  @Option(
      names = "--force",
      description = "The repair also replaces cells that are newer than those of the source.")
  private boolean force;

  @Nullable Side repaired() {
    return repaired;
  }

  boolean isApplied() {
    return apply;
  }

  void check() {
    if (repaired == null && (apply || delete || force)) {
      throw CliError.wrongUse(
          "coodie-1125",
          "--apply, --delete and --force are of a repair. Name the table with --repair a or"
              + " --repair b.");
    }
  }

  /** As arguments of a job. */
  void in(SparkSubmit job) {
    SparkSubmit unused =
        job.with("repair", repaired == null ? null : repaired.name().toLowerCase(Locale.ROOT))
            .with("apply", apply)
            .with("delete", delete)
            .with("force", force);
  }

  TableComparison in(TableComparison comparison) {
    TableComparison with = comparison;
    with = repaired == null ? with : with.repair(repaired);
    with = apply ? with.apply() : with;
    with = delete ? with.delete() : with;
    return force ? with.force() : with;
  }
}
