package dev.coodie.transfer;

import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * One record of a file.
 *
 * @param line of the file, or the number of the record where there are no lines; from 1
 * @param end where the next record begins, in bytes, or the number of this one
 * @param endLine the line of the next record
 * @param original the record as it is in the file, for people
 * @param values what it says, null if that cannot be read
 * @param problem why it cannot be read, without a value
 * @param bytes about what it takes of memory
 */
record ImportRecord(
    long line,
    long end,
    long endLine,
    Supplier<String> original,
    @Nullable RowValues values,
    @Nullable String problem,
    long bytes) {
  ImportRecord(
      long line,
      long end,
      long endLine,
      Supplier<String> original,
      @Nullable RowValues values,
      @Nullable String problem) {
    this(line, end, endLine, original, values, problem, values == null ? 0 : values.bytes());
  }
}
