package dev.coodie.transfer;

import dev.coodie.column.ValueType;
import dev.coodie.transfer.TransferTable.Column;

/** What a field of a record means. */
record Field(int index, Column column, Kind kind) {
  enum Kind {
    VALUE,
    TTL,
    WRITE_TIME
  }

  ValueType<?> type() {
    return switch (kind) {
      case VALUE -> column.type();
      case TTL -> column.hasSeveralCells() ? ValueType.list(ValueType.INT) : ValueType.INT;
      case WRITE_TIME ->
          column.hasSeveralCells() ? ValueType.list(ValueType.BIGINT) : ValueType.BIGINT;
    };
  }
}
