package dev.coodie.spark.internal.write;

import dev.coodie.driver.CqlStatement;
import java.nio.ByteBuffer;
import java.util.Arrays;
import org.apache.spark.sql.catalyst.InternalRow;
import org.jspecify.annotations.Nullable;

/**
 * A row on its way to the server.
 *
 * @param bytes of its values
 * @param row as Spark had it, a copy; null if nobody wants it back
 */
record SentRow(CqlStatement statement, long bytes, @Nullable InternalRow row) {
  static SentRow of(CqlStatement statement, @Nullable InternalRow row) {
    long bytes = 0;
    for (int i = 0; i < statement.size(); i++) {
      ByteBuffer cell = statement.cell(i);
      bytes += cell == null ? 0 : cell.remaining();
    }
    return new SentRow(statement, bytes, row);
  }

  /** Whether the first {@code columns} values are those of the other. */
  boolean isOfPartition(SentRow other, int columns) {
    if (!statement.text().equals(other.statement.text())) {
      return false;
    }
    return Arrays.equals(key(columns), other.key(columns));
  }

  private @Nullable ByteBuffer[] key(int columns) {
    @Nullable ByteBuffer[] key = new ByteBuffer[columns];
    for (int i = 0; i < columns; i++) {
      key[i] = statement.cell(i);
    }
    return key;
  }
}
