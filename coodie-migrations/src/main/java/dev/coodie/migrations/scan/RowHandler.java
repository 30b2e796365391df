package dev.coodie.migrations.scan;

import dev.coodie.driver.Row;
import java.util.concurrent.CompletionStage;

/** Begins something for a row. */
@FunctionalInterface
interface RowHandler {
  /**
   * What ends when that has ended; {@code readAt} is a write time for a copy of the row, in
   * microseconds since 1970.
   */
  CompletionStage<?> handle(Row row, long readAt);
}
