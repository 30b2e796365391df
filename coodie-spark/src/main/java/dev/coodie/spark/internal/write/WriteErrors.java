package dev.coodie.spark.internal.write;

import dev.coodie.error.CoodieException;
import dev.coodie.error.TransferException;
import dev.coodie.spark.internal.connect.TableName;

/** What is wrong while rows are written. */
final class WriteErrors {
  private static final String FIX = " Nothing has to be undone: the job can be run again.";

  private WriteErrors() {}

  static TransferException rejected(TableName table, String reason) {
    return new TransferException(
        "coodie-1483",
        "A row cannot be written to "
            + table
            + ": "
            + withoutStop(reason)
            + ". Correct it, or give the option \"rejects\" a folder, which gets such rows while the"
            + " others are written.");
  }

  static TransferException tooManyRejects(WritePlan plan, String reason) {
    return new TransferException(
        "coodie-1484",
        "A task rejected more than "
            + plan.settings().maxRejects()
            + " rows of "
            + plan.table()
            + ", which is what the option \"max-rejects\" allows. The latest: "
            + withoutStop(reason)
            + ".");
  }

  static TransferException rejectsFolder(WritePlan plan, Throwable cause) {
    return new TransferException(
        "coodie-1485",
        "The rejected rows of "
            + plan.table()
            + " cannot be kept in "
            + plan.settings().rejects()
            + ", which is the option \"rejects\": "
            + cause.getClass().getSimpleName()
            + ". Each executor must be able to write there."
            + FIX,
        cause);
  }

  static TransferException anotherTable(TableName table, boolean gone) {
    return new TransferException(
        "coodie-1564",
        table
            + " was dropped"
            + (gone ? "" : " and made again")
            + " while the job wrote to it, so rows are missing. Run the job again with the table as"
            + " it is now.");
  }

  static TransferException stopped(TableName table, Throwable cause) {
    String why =
        cause instanceof CoodieException own ? own.sentence() : cause.getClass().getSimpleName();
    return new TransferException(
        "coodie-1486", "Writing to " + table + " stopped: " + withoutStop(why) + "." + FIX, cause);
  }

  private static String withoutStop(String sentence) {
    return sentence.endsWith(".") ? sentence.substring(0, sentence.length() - 1) : sentence;
  }
}
