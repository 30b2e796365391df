package dev.coodie.cli;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import dev.coodie.transfer.TransferResult;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Prints what an export or import did. */
record TransferReport(Shell shell, boolean json) {
  int exported(TransferResult result, Path file) {
    return exported(result, file.toString());
  }

  /** The same of a result that a job of Spark printed. */
  int exported(String line) {
    try {
      JsonNode counts = Json.read(line);
      List<String> notKept = new ArrayList<>();
      counts.path("notKept").forEach(sentence -> notKept.add(sentence.asText()));
      TransferResult result =
          new TransferResult(
              counts.path("rows").asLong(),
              0,
              counts.path("resumedAfter").asLong(),
              Duration.ofMillis(Math.round(counts.path("seconds").asDouble() * 1_000)),
              Optional.empty(),
              notKept);
      return exported(result, place(counts.path("file").asText()));
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("a job prints JSON", e);
    }
  }

  private static String place(String uri) {
    return uri.startsWith("file:") ? Path.of(URI.create(uri)).toString() : uri;
  }

  private int exported(TransferResult result, String file) {
    if (json) {
      print(
          Json.line(
              Json.object(
                  "file", file,
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
