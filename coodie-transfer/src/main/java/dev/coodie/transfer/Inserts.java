package dev.coodie.transfer;

import dev.coodie.column.ValueType;
import dev.coodie.driver.CqlStatement;
import dev.coodie.transfer.RowValues.Timing;
import dev.coodie.transfer.TransferTable.Column;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Rows as {@code INSERT}. A null is left unset, so that no tombstone is written, unless nulls shall
 * replace what is there. Cells with different times need a statement each; of a collection with
 * different times the oldest elements are inserted, and the others added by {@code UPDATE}. The
 * text is the same for all rows: what a row does not say is unset.
 */
final class Inserts implements RowStatements {
  private final TransferTable table;
  private final List<Column> columns;
  private final boolean writeNulls;
  private final DroppedTimes dropped;
  private final PartUpdates parts;
  private final PlainInsert plain;
  private final boolean statics;
  private final int times;

  Inserts(TransferTable table, List<Column> columns, boolean writeNulls, DroppedTimes dropped) {
    this.table = table;
    this.columns = columns;
    this.writeNulls = writeNulls;
    this.dropped = dropped;
    this.parts = new PartUpdates(table, columns);
    this.plain = new PlainInsert(table, columns, writeNulls);
    this.statics = columns.stream().anyMatch(Column::isStatic);
    this.times = columns.stream().anyMatch(c -> c.type().isOpenList()) ? RowSender.TIMES : 1;
  }

  @Override
  public int times() {
    return times;
  }

  @Override
  public int partitionColumns() {
    return (int) columns.stream().filter(Column::isPartitionKey).count();
  }

  @Override
  public List<CqlStatement> of(RowValues row, long timestamp) {
    boolean onlyStatic = statics && isOnlyStatic(row);
    checkKey(row, onlyStatic);
    if (!onlyStatic && !row.isTimed()) {
      return List.of(plain.of(row, timestamp));
    }
    List<CqlStatement> statements = new ArrayList<>();
    RowValues oldest = row;
    for (int i = 0; i < columns.size(); i++) {
      Column column = columns.get(i);
      ByteBuffer cell = row.cell(i);
      if (cell != null && column.isTimed() && column.hasSeveralCells()) {
        List<PartTimes.Group> groups =
            PartTimes.groups(column, cell, row.partTtl(i), row.partWriteTime(i));
        oldest = oldest.with(i, groups.get(0));
        for (PartTimes.Group group : groups.subList(1, groups.size())) {
          dropped.check(List.of(column), group.how());
          statements.add(parts.update(row, column, group, timestamp));
        }
      }
    }
    insertAll(oldest, onlyStatic, timestamp, statements);
    return statements;
  }

  private void insertAll(
      RowValues row, boolean onlyStatic, long timestamp, List<CqlStatement> statements) {
    // A static cell that is inserted without a whole key makes no row that would outlive others.
    List<Column> partition =
        columns.stream().filter(c -> c.isPartitionKey() || c.isStatic()).toList();
    groups(row, true)
        .forEach((how, of) -> statements.add(insert(row, partition, of, how, timestamp)));
    if (!onlyStatic) {
      List<Column> whole = columns.stream().filter(c -> !c.isStatic()).toList();
      Map<Timing, List<Column>> groups = groups(row, false);
      if (groups.isEmpty()) {
        groups = Map.of(Timing.NONE, List.of());
      }
      groups.forEach((how, of) -> statements.add(insert(row, whole, of, how, timestamp)));
    }
  }

  /**
   * A partition that has static columns and no rows is read as a row without clustering columns.
   */
  private boolean isOnlyStatic(RowValues row) {
    boolean anyStatic = false;
    boolean anyClustering = false;
    for (int i = 0; i < columns.size(); i++) {
      Column column = columns.get(i);
      if (row.cell(i) == null) {
        anyClustering |= column.isClustering();
      } else if (column.isStatic()) {
        anyStatic = true;
      } else if (!column.isPartitionKey()) {
        return false;
      }
    }
    return anyStatic && anyClustering;
  }

  private void checkKey(RowValues row, boolean onlyStatic) {
    for (int i = 0; i < columns.size() && columns.get(i).isKey(); i++) {
      boolean needed = columns.get(i).isPartitionKey() || !onlyStatic;
      if (needed && row.cell(i) == null) {
        throw RowStatements.missingKey(columns.get(i));
      }
    }
  }

  private List<Column> written(RowValues row, java.util.function.Predicate<Column> which) {
    List<Column> written = new ArrayList<>();
    for (int i = 0; i < columns.size(); i++) {
      Column column = columns.get(i);
      boolean has = row.cell(i) != null || (writeNulls && row.isGiven(i));
      if (!column.isKey() && has && which.test(column)) {
        written.add(column);
      }
    }
    return written;
  }

  private Map<Timing, List<Column>> groups(RowValues row, boolean statics) {
    Map<Timing, List<Column>> groups = new LinkedHashMap<>();
    for (Column column : written(row, c -> c.isStatic() == statics)) {
      groups
          .computeIfAbsent(row.timing(columns.indexOf(column)), how -> new ArrayList<>())
          .add(column);
    }
    return groups;
  }

  private CqlStatement insert(
      RowValues row, List<Column> all, List<Column> written, Timing how, long timestamp) {
    List<@Nullable ByteBuffer> cells = new ArrayList<>();
    List<ValueType<?>> types = new ArrayList<>();
    dropped.check(written, how);
    boolean lists = false;
    for (Column column : all) {
      boolean sent = column.isKey() || written.contains(column);
      lists |= sent && column.type().isOpenList();
      cells.add(sent ? row.cell(columns.indexOf(column)) : CqlStatement.UNSET);
      types.add(column.type());
    }
    String using = " USING TIMESTAMP ?";
    cells.add(ValueType.BIGINT.encode(how.writeTime() == null ? timestamp : how.writeTime()));
    types.add(ValueType.BIGINT);
    if (how.ttl() != null) {
      using += " AND TTL ?";
      cells.add(ValueType.INT.encode(how.ttl()));
      types.add(ValueType.INT);
    }
    return CqlStatement.of(
            PlainInsert.text(table, all) + using,
            cells.toArray(new ByteBuffer[0]),
            types.toArray(new ValueType<?>[0]))
        .withIdempotent(!lists);
  }
}
