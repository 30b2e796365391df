package dev.coodie.cli;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import dev.coodie.transfer.ComparisonResult;
import dev.coodie.transfer.Side;
import java.io.PrintWriter;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Prints what a comparison found. Lines of differences that are printed have standard output for
 * themselves; the rest is on standard error then.
 */
record CompareReport(Shell shell, boolean json, @Nullable String file, RepairOptions repair) {
  void note(String sentence) {
    if (!json) {
      shell.err().println("Note: " + sentence);
      shell.err().flush();
    }
  }

  void line(String line) {
    shell.out().println(line);
  }

  /** The exit code: whether there is a difference that was not repaired. */
  int end(ComparisonResult result, TableName a, TableName b) {
    shell.out().flush();
    PrintWriter out = file == null ? shell.err() : shell.out();
    if (json) {
      out.println(Json.line(object(result)));
    } else {
      out.println(found(result, a, b));
      if (repair.repaired() != null && result.differences() > 0) {
        out.println(repaired(result.repair(), repair.repaired() == Side.A ? a : b));
      }
    }
    out.flush();
    ComparisonResult.Repair done = result.repair();
    boolean left = repair.isApplied() ? done.newerCells() + done.extra() > 0 : true;
    return result.differences() > 0 && left ? ExitCode.FOUND : ExitCode.FINE;
  }

  /** The same of a result that a job of Spark printed. */
  int end(String line, TableName a, TableName b) {
    try {
      return end(result(Json.read(line)), a, b);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("a job prints JSON", e);
    }
  }

  private static ComparisonResult result(JsonNode counts) {
    List<String> notes = new ArrayList<>();
    counts.path("notes").forEach(note -> notes.add(note.asText()));
    return new ComparisonResult(
        counts.path("rows").asLong(),
        counts.path("rowsA").asLong(),
        counts.path("rowsB").asLong(),
        counts.path("onlyInA").asLong(),
        counts.path("onlyInB").asLong(),
        counts.path("differentRows").asLong(),
        counts.path("differentPartitions").asLong(),
        counts.path("differentCells").asLong(),
        new ComparisonResult.Repair(
            counts.path("writtenRows").asLong(),
            counts.path("writtenCells").asLong(),
            counts.path("deletedRows").asLong(),
            counts.path("deletedCells").asLong(),
            counts.path("newerCells").asLong(),
            counts.path("extra").asLong()),
        counts.path("resumedAfter").asLong(),
        Duration.ofMillis(Math.round(counts.path("seconds").asDouble() * 1_000)),
        notes);
  }

  private String found(ComparisonResult result, TableName a, TableName b) {
    List<String> parts = new ArrayList<>();
    boolean namesDiffer = !a.equals(b);
    add(parts, result.onlyInA(), " only in A" + (namesDiffer ? ", " + a : ""));
    add(parts, result.onlyInB(), " only in B" + (namesDiffer ? ", " + b : ""));
    add(parts, result.differentRows(), " with other cells");
    add(parts, result.differentPartitions(), " with other static cells");
    String rows =
        "Compared "
            + count(result.rows(), "row")
            + (result.resumedAfter() == 0
                ? ""
                : " (" + result.resumedAfter() + " of them before it was resumed)");
    if (parts.isEmpty()) {
      return rows + ": all are the same.";
    }
    return rows
        + ": "
        + String.join("; ", parts)
        + "."
        + (file == null ? "" : " See " + place(file) + ".");
  }

  /** Jobs write to other file systems, too. */
  private String place(String named) {
    return named.contains("://") ? named : shell.path(named).toString();
  }

  private static void add(List<String> parts, long count, String what) {
    if (count > 0) {
      parts.add(count + what);
    }
  }

  private static void count(List<String> parts, long count, String what, String done) {
    add(parts, count, count == 1 ? " " + what + " " + done : " " + plural(what) + " " + done);
  }

  private static String plural(String what) {
    return what.replace("row", "rows").replace("cell", "cells");
  }

  private String repaired(ComparisonResult.Repair repaired, TableName target) {
    List<String> parts = new ArrayList<>();
    count(parts, repaired.writtenRows(), "row", "written");
    count(parts, repaired.writtenCells(), "cell", "written");
    count(parts, repaired.deletedRows(), "row", "deleted");
    count(parts, repaired.deletedCells(), "cell", "deleted");
    count(parts, repaired.newerCells(), "newer cell", "left (--force)");
    count(parts, repaired.extra(), "row or cell", "that the source has not left (--delete)");
    String what = parts.isEmpty() ? "nothing" : String.join("; ", parts);
    return repair.isApplied()
        ? "Repaired " + target + ": " + what + "."
        : "A repair of " + target + " would be: " + what + ". Nothing was written; add --apply.";
  }

  private Object object(ComparisonResult result) {
    ComparisonResult.Repair repaired = result.repair();
    return Json.object(
        "rows", result.rows(),
        "rowsA", result.rowsA(),
        "rowsB", result.rowsB(),
        "onlyInA", result.onlyInA(),
        "onlyInB", result.onlyInB(),
        "differentRows", result.differentRows(),
        "differentPartitions", result.differentPartitions(),
        "differentCells", result.differentCells(),
        "applied", repair.isApplied(),
        "writtenRows", repaired.writtenRows(),
        "writtenCells", repaired.writtenCells(),
        "deletedRows", repaired.deletedRows(),
        "deletedCells", repaired.deletedCells(),
        "newerCells", repaired.newerCells(),
        "extra", repaired.extra(),
        "resumedAfter", result.resumedAfter(),
        "notes", result.notes(),
        "seconds",
            Double.parseDouble(
                String.format(Locale.ROOT, "%.3f", result.duration().toMillis() / 1_000.0)));
  }

  private static String count(long number, String what) {
    return number + " " + what + (number == 1 ? "" : "s");
  }
}
