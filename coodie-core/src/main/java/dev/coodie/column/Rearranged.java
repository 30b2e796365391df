package dev.coodie.column;

import java.nio.ByteBuffer;
import org.jspecify.annotations.Nullable;

/** The cells of a row in another order. */
@SuppressWarnings("ArrayRecordComponent") // shared by the rows of a result; never compared
record Rearranged(Cells row, int[] positions) implements Cells {
  @Override
  public int size() {
    return positions.length;
  }

  @Override
  public @Nullable ByteBuffer bytes(int index) {
    return row.bytes(positions[index]);
  }

  @Override
  public Fit fit(int index, ValueType<?> type) {
    return row.fit(positions[index], type);
  }
}
