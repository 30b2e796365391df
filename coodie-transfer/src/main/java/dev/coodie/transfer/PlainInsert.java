package dev.coodie.transfer;

import dev.coodie.column.ValueType;
import dev.coodie.cql.CqlNames;
import dev.coodie.driver.CqlStatement;
import dev.coodie.driver.Written;
import dev.coodie.transfer.TransferTable.Column;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Rows that tell no times, as one {@code INSERT} each: what can be known of it is known before. */
final class PlainInsert {
  private final String text;
  private final ValueType<?>[] types;
  private final boolean[] key;
  private final boolean[] list;
  private final boolean writeNulls;

  PlainInsert(TransferTable table, List<Column> columns, boolean writeNulls) {
    this.text = text(table, columns) + " USING TIMESTAMP ?";
    this.types = new ValueType<?>[columns.size() + 1];
    this.key = new boolean[columns.size()];
    this.list = new boolean[columns.size()];
    this.writeNulls = writeNulls;
    for (int i = 0; i < columns.size(); i++) {
      types[i] = columns.get(i).type();
      key[i] = columns.get(i).isKey();
      list[i] = types[i].isOpenList();
    }
    types[columns.size()] = ValueType.BIGINT;
  }

  static String text(TransferTable table, List<Column> columns) {
    return "INSERT INTO "
        + CqlNames.table(table.keyspace(), table.name())
        + columns.stream().map(Column::quoted).collect(Collectors.joining(", ", " (", ")"))
        + columns.stream().map(c -> "?").collect(Collectors.joining(", ", " VALUES (", ")"));
  }

  CqlStatement of(RowValues row, long timestamp) {
    @Nullable ByteBuffer[] cells = new ByteBuffer[types.length];
    boolean lists = false;
    for (int i = 0; i < key.length; i++) {
      ByteBuffer cell = row.cell(i);
      boolean sent = cell != null || key[i] || (writeNulls && row.isGiven(i));
      cells[i] = sent ? cell : CqlStatement.UNSET;
      lists |= sent && list[i];
    }
    cells[key.length] = PlainCells.big(timestamp, Long.BYTES);
    return CqlStatement.of(text, cells, types, null, Written.UNKNOWN, !lists);
  }
}
