package dev.coodie.transfer;

import dev.coodie.Coodie;
import dev.coodie.column.ValueType;
import dev.coodie.cql.CqlNames;
import dev.coodie.driver.CqlStatement;
import dev.coodie.driver.Row;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.TreeSet;

/** What tests read and write on a node. */
final class NodeTables {
  private NodeTables() {}

  /** All rows, each as the bytes of all its cells; in an order that tells nothing. */
  static TreeSet<String> bytes(Coodie coodie, String select) {
    TreeSet<String> rows = new TreeSet<>();
    coodie.stream(select).forEach(row -> rows.add(bytes(row)));
    return rows;
  }

  private static String bytes(Row row) {
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < row.size(); i++) {
      ByteBuffer cell = row.bytes(i);
      text.append(row.columns().name(i)).append('=');
      if (cell != null) {
        byte[] bytes = new byte[cell.remaining()];
        cell.duplicate().get(bytes);
        text.append("0x").append(HexFormat.of().formatHex(bytes));
      }
      text.append(' ');
    }
    return text.toString();
  }

  /** Fills a table of {@link EveryType} with {@code count} rows, some cells missing. */
  static void fill(Coodie coodie, TransferTable table, int count) {
    AnyValues any = new AnyValues(7);
    for (int i = 0; i < count; i++) {
      List<ByteBuffer> cells = new ArrayList<>();
      List<ValueType<?>> types = new ArrayList<>();
      for (TransferTable.Column column : table.columns()) {
        types.add(column.type());
        cells.add(
            switch (column.name()) {
              case "p" -> ValueType.INT.encode(i / 5);
              case "c" -> ValueType.TEXT.encode(i == 0 ? "" : "c" + i);
              default -> (i + cells.size()) % 5 == 0 ? CqlStatement.UNSET : any.cell(column.type());
            });
      }
      coodie.execute(
          CqlStatement.of(
              "INSERT INTO "
                  + CqlNames.table(table.keyspace(), table.name())
                  + " ("
                  + String.join(", ", table.columns().stream().map(c -> c.quoted()).toList())
                  + ") VALUES ("
                  + String.join(", ", table.columns().stream().map(c -> "?").toList())
                  + ")",
              cells.toArray(new ByteBuffer[0]),
              types.toArray(new ValueType<?>[0])));
    }
  }
}
