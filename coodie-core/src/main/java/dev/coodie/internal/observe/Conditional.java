package dev.coodie.internal.observe;

import dev.coodie.column.ValueType;
import dev.coodie.driver.ResultPage;
import dev.coodie.driver.Row;
import java.util.ArrayList;
import java.util.List;

/** The answer to a conditional write, whose few rows are looked at and given on. */
record Conditional(ResultPage page, boolean applied) {
  static Conditional of(ResultPage page) {
    List<Row> rows = new ArrayList<>(page.size());
    boolean applied = true;
    for (Row row : page) {
      applied &= isApplied(row);
      rows.add(row);
    }
    return new Conditional(
        ResultPage.of(page.columns(), rows, page.pagingState(), page.info()), applied);
  }

  private static boolean isApplied(Row row) {
    int position = row.columns().find("[applied]");
    return position < 0 || Boolean.TRUE.equals(row.get(position, ValueType.BOOLEAN));
  }
}
