package dev.coodie.transfer;

import dev.coodie.Coodie;
import dev.coodie.column.ValueType;
import dev.coodie.cql.CqlNames;
import dev.coodie.driver.CqlStatement;
import dev.coodie.driver.TokenRange;
import dev.coodie.transfer.TransferTable.Column;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** One of two tables that are compared: what is read of it, and where that is in a row. */
final class ComparedTable {
  private static final int NONE = -1;

  private final Coodie coodie;
  private final TransferTable table;
  private final List<Column> key;
  private final List<Column> cells;
  private final int[] timePlaces;
  private final int partitionSize;
  private final String select;

  /**
   * {@code key} and {@code cells} have the same names in the same order in both tables.
   *
   * @param partTimes whether the server tells times of columns of several cells
   */
  ComparedTable(
      Coodie coodie, TransferTable table, List<Column> key, List<Column> cells, boolean partTimes) {
    this.coodie = coodie;
    this.table = table;
    this.key = key;
    this.cells = cells;
    this.timePlaces = new int[cells.size()];
    this.partitionSize = (int) key.stream().filter(Column::isPartitionKey).count();
    String partition =
        key.stream()
            .filter(Column::isPartitionKey)
            .map(Column::quoted)
            .collect(Collectors.joining(", ", "token(", ")"));
    List<String> selectors = new ArrayList<>();
    key.forEach(column -> selectors.add(column.quoted()));
    selectors.add(partition);
    cells.forEach(column -> selectors.add(column.quoted()));
    for (int i = 0; i < cells.size(); i++) {
      Column column = cells.get(i);
      timePlaces[i] = NONE;
      if (column.isTimed() && (partTimes || !column.hasSeveralCells())) {
        timePlaces[i] = selectors.size();
        selectors.add("writetime(" + column.quoted() + ")");
        selectors.add("ttl(" + column.quoted() + ")");
      }
    }
    this.select =
        "SELECT "
            + String.join(", ", selectors)
            + " FROM "
            + name()
            + " WHERE "
            + partition
            + " > ? AND "
            + partition
            + " <= ?";
  }

  Coodie coodie() {
    return coodie;
  }

  TransferTable table() {
    return table;
  }

  String name() {
    return CqlNames.table(table.keyspace(), table.name());
  }

  List<Column> key() {
    return key;
  }

  /** The columns that are compared, which are none of the key. */
  List<Column> cells() {
    return cells;
  }

  /** How many columns of the key, the first ones, are the partition key. */
  int partitionSize() {
    return partitionSize;
  }

  int tokenPlace() {
    return key.size();
  }

  int cellPlace(int cell) {
    return key.size() + 1 + cell;
  }

  boolean tellsTimes(int cell) {
    return timePlaces[cell] != NONE;
  }

  int writeTimePlace(int cell) {
    return timePlaces[cell];
  }

  int ttlPlace(int cell) {
    return timePlaces[cell] + 1;
  }

  String select() {
    return select;
  }

  CqlStatement rows(TokenRange range, int pageSize) {
    return CqlStatement.of(
            select,
            new ByteBuffer[] {
              ValueType.BIGINT.encode(range.after()), ValueType.BIGINT.encode(range.upTo())
            },
            new ValueType<?>[] {ValueType.BIGINT, ValueType.BIGINT})
        .withIdempotent(true)
        .withPageSize(pageSize)
        .withRoutingToken(range.upTo());
  }
}
