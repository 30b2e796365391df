package dev.coodie.transfer;

import dev.coodie.column.CqlType;
import dev.coodie.transfer.TransferTable.Column;

/** What a field of a record means. */
record Field(int index, Column column, Kind kind) {
  enum Kind {
    VALUE,
    TTL,
    WRITE_TIME
  }

  CqlType<?> type() {
    return switch (kind) {
      case VALUE -> column.type();
      case TTL -> column.hasSeveralCells() ? CqlType.list(CqlType.INT) : CqlType.INT;
      case WRITE_TIME -> column.hasSeveralCells() ? CqlType.list(CqlType.BIGINT) : CqlType.BIGINT;
    };
  }
}
