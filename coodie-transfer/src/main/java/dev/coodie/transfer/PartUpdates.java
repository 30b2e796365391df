package dev.coodie.transfer;

import dev.coodie.column.ValueType;
import dev.coodie.cql.CqlNames;
import dev.coodie.driver.CqlStatement;
import dev.coodie.transfer.TransferTable.Column;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * {@code UPDATE} statements that add elements or set fields, and leave the others as they are.
 * Repeated, they change nothing: there are none for lists.
 */
final class PartUpdates {
  private final TransferTable table;
  private final List<Column> columns;

  PartUpdates(TransferTable table, List<Column> columns) {
    this.table = table;
    this.columns = columns;
  }

  CqlStatement update(RowValues row, Column column, PartTimes.Group group, long timestamp) {
    List<@Nullable ByteBuffer> cells = new ArrayList<>();
    List<ValueType<?>> types = new ArrayList<>();
    Long writeTime = group.how().writeTime();
    cells.add(ValueType.BIGINT.encode(writeTime == null ? timestamp : writeTime));
    types.add(ValueType.BIGINT);
    String using = " USING TIMESTAMP ?";
    Integer ttl = group.how().ttl();
    if (ttl != null) {
      using += " AND TTL ?";
      cells.add(ValueType.INT.encode(ttl));
      types.add(ValueType.INT);
    }
    String set =
        Shape.of(column.type()) == Shape.UDT
            ? fields(column, group.cell(), cells, types)
            : add(column, group.cell(), cells, types);
    List<Column> key =
        columns.stream()
            .filter(c -> c.isPartitionKey() || (c.isClustering() && !column.isStatic()))
            .toList();
    for (Column each : key) {
      cells.add(Objects.requireNonNull(row.cell(columns.indexOf(each))));
      types.add(each.type());
    }
    return CqlStatement.of(
            "UPDATE "
                + CqlNames.table(table.keyspace(), table.name())
                + using
                + " SET "
                + set
                + key.stream()
                    .map(c -> c.quoted() + " = ?")
                    .collect(Collectors.joining(" AND ", " WHERE ", "")),
            cells.toArray(new ByteBuffer[0]),
            types.toArray(new ValueType<?>[0]))
        .withIdempotent(true);
  }

  private static String add(
      Column column, ByteBuffer cell, List<@Nullable ByteBuffer> cells, List<ValueType<?>> types) {
    cells.add(cell);
    types.add(column.type());
    return column.quoted() + " = " + column.quoted() + " + ?";
  }

  private static String fields(
      Column column, ByteBuffer cell, List<@Nullable ByteBuffer> cells, List<ValueType<?>> types) {
    List<String> set = new ArrayList<>();
    List<@Nullable ByteBuffer> parts = Parts.split(column.type(), cell);
    for (int i = 0; i < parts.size(); i++) {
      if (parts.get(i) != null) {
        set.add(
            column.quoted()
                + "."
                + CqlNames.quoted(column.type().udtFields().get(i).name())
                + " = ?");
        cells.add(parts.get(i));
        types.add(column.type().arguments().get(i));
      }
    }
    return String.join(", ", set);
  }
}
