package dev.coodie.cli;

import dev.coodie.transfer.TransferResult;
import java.nio.file.Path;
import java.util.Locale;

/** Prints what an export or import did. */
record TransferReport(Shell shell, boolean json) {
  int exported(TransferResult result, Path file) {
    if (json) {
      print(
          Json.line(
              Json.object(
                  "file", file.toString(),
                  "rows", result.rows(),
                  "resumedAfter", result.resumedAfter(),
                  "notKept", result.notKept(),
                  "seconds", seconds(result))));
    } else {
      print("Exported " + count(result.rows(), "row") + resumed(result) + " into " + file + ".");
      result.notKept().forEach(sentence -> print("Not kept: " + sentence));
    }
    return ExitCode.FINE;
  }

  int imported(TransferResult result, TableName table, boolean dryRun) {
    if (json) {
      print(
          Json.line(
              Json.object(
                  "table", table.toString(),
                  "rows", result.rows(),
                  "rejected", result.rejected(),
                  "rejects", result.rejects().map(Path::toString).orElse(null),
                  "resumedAfter", result.resumedAfter(),
                  "dryRun", dryRun,
                  "seconds", seconds(result))));
    } else {
      print(
          (dryRun ? "Checked " : "Imported ")
              + count(result.rows(), "record")
              + resumed(result)
              + (dryRun ? " for " : " into ")
              + table
              + (result.rejected() == 0 ? "." : "; rejected " + result.rejected() + ", see ")
              + result.rejects().map(path -> path + ".").orElse(""));
    }
    return result.rejected() == 0 ? ExitCode.FINE : ExitCode.FOUND;
  }

  private void print(String line) {
    shell.out().println(line);
    shell.out().flush();
  }

  private static String count(long number, String what) {
    return number + " " + what + (number == 1 ? "" : "s");
  }

  private static String resumed(TransferResult result) {
    return result.resumedAfter() == 0
        ? ""
        : " (" + result.resumedAfter() + " of them before it was resumed)";
  }

  private static double seconds(TransferResult result) {
    return Double.parseDouble(
        String.format(Locale.ROOT, "%.3f", result.duration().toMillis() / 1_000.0));
  }
}
