package dev.coodie.cli;

import dev.coodie.driver.ResultColumns;
import dev.coodie.driver.Row;

/** Prints the result of one statement. */
interface Rows {
  /** Once, before the first row; there may be no columns. */
  void begin(ResultColumns columns);

  /** For each row in turn. */
  void row(Row row);

  /** After the rows of each page. */
  void page();

  /** Once, after {@code count} rows; {@code cut} if there are more that are not wanted. */
  void end(long count, boolean cut);

  /** How many there were, for people. */
  static String count(long count, boolean cut) {
    return "(" + count + (count == 1 ? " row" : " rows") + (cut ? ", more follow" : "") + ")";
  }
}
