package dev.coodie.transfer;

import dev.coodie.driver.WriteTimes;
import dev.coodie.transfer.RowValues.Timing;
import dev.coodie.transfer.TransferTable.Column;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/**
 * When columns that are there again were dropped: the server hides values with earlier write times.
 */
record DroppedTimes(Map<String, Instant> columns) {
  DroppedTimes {
    columns = Map.copyOf(columns);
  }

  /** Rejects a value that would be written and never show. */
  void check(List<Column> written, Timing how) {
    Long time = how.writeTime();
    if (time == null || columns.isEmpty()) {
      return;
    }
    for (Column column : written) {
      Instant at = columns.get(column.name());
      if (WriteTimes.isHidden(time, at)) {
        throw new BadValueException(
            "the write time of column \""
                + column.name()
                + "\" is before "
                + at
                + ", when that column was dropped to be added again: the server would never show the"
                + " value. Leave its write time out of the file, so that it counts as written now");
      }
    }
  }
}
