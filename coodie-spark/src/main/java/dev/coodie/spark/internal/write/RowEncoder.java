package dev.coodie.spark.internal.write;

import dev.coodie.Coodie;
import dev.coodie.column.ValueType;
import dev.coodie.driver.CqlStatement;
import dev.coodie.error.ConfigurationException;
import java.nio.ByteBuffer;
import java.util.List;
import org.apache.spark.sql.catalyst.InternalRow;
import org.apache.spark.sql.types.StructField;
import org.jspecify.annotations.Nullable;

/**
 * Makes statements of Spark's rows. A null is left unset, so that no tombstone is written, unless
 * nulls shall replace what is there. For one thread.
 */
final class RowEncoder {
  private final WritePlan plan;
  private final List<TargetColumn> columns;
  private final CqlStatement template;
  private final CellEncoder[] encoders;
  private final @Nullable RowEncoder ofPartition;
  private final boolean lists;
  private final int partitionColumns;

  /**
   * Asks the server for the types.
   *
   * @throws ConfigurationException if a column's type does not hold that of Spark
   */
  RowEncoder(Coodie coodie, WritePlan plan) {
    this(coodie, plan, plan.columns());
  }

  private RowEncoder(Coodie coodie, WritePlan plan, List<TargetColumn> columns) {
    this.plan = plan;
    this.columns = columns;
    this.template = plan.insert(coodie, columns);
    this.encoders = new CellEncoder[columns.size()];
    boolean open = false;
    for (int i = 0; i < encoders.length; i++) {
      encoders[i] = encoder(columns.get(i), template.type(i));
      open |= template.type(i).isOpenList();
    }
    this.lists = open;
    this.partitionColumns = (int) columns.stream().filter(TargetColumn::isPartitionKey).count();
    boolean whole = columns.size() == plan.columns().size();
    this.ofPartition =
        whole && plan.hasStatics() && plan.hasClustering()
            ? new RowEncoder(coodie, plan, plan.ofPartition())
            : null;
  }

  private CellEncoder encoder(TargetColumn column, ValueType<?> wanted) {
    StructField field = plan.schema().fields()[column.ordinal()];
    try {
      return CellEncoders.of(field.dataType(), wanted, plan.settings().timestamps());
    } catch (UnfitTypeException e) {
      throw new ConfigurationException(
          "coodie-1479",
          "The DataFrame does not fit "
              + plan.table()
              + ". Column \""
              + column.name()
              + "\": "
              + e.reason()
              + ". Cast it before.");
    }
  }

  /** Whether a row that is sent again needs a later time: a list would be there twice. */
  boolean hasLists() {
    return lists;
  }

  /** How many values, the first ones, are the partition key. */
  int partitionColumns() {
    return partitionColumns;
  }

  /**
   * The statement that writes the row at that time.
   *
   * @throws RejectedValueException if the row cannot be written
   */
  CqlStatement statement(InternalRow row, long timestamp) {
    if (ofPartition != null && isOnlyStatic(row)) {
      return ofPartition.statement(row, timestamp);
    }
    @Nullable ByteBuffer[] cells = new ByteBuffer[template.size()];
    for (int i = 0; i < encoders.length; i++) {
      cells[i] = cell(row, i);
    }
    cells[encoders.length] = ScalarEncoders.eight(timestamp);
    Integer ttl = plan.settings().ttl();
    if (ttl != null) {
      cells[encoders.length + 1] = ScalarEncoders.four(ttl);
    }
    return template.withCells(cells);
  }

  private @Nullable ByteBuffer cell(InternalRow row, int index) {
    TargetColumn column = columns.get(index);
    if (row.isNullAt(column.ordinal())) {
      if (column.isKey()) {
        throw new RejectedValueException(
            "\"" + column.name() + "\" is null, which is part of the key");
      }
      return plan.settings().writeNulls() ? null : CqlStatement.UNSET;
    }
    try {
      return encoders[index].cell(row, column.ordinal());
    } catch (RejectedValueException e) {
      throw new RejectedValueException("\"" + column.name() + "\": " + e.reason());
    }
  }

  /**
   * A partition that has static columns and no rows is read as a row without clustering columns.
   */
  private boolean isOnlyStatic(InternalRow row) {
    boolean anyStatic = false;
    for (TargetColumn column : columns) {
      if (!row.isNullAt(column.ordinal())) {
        if (!column.isPartitionKey() && !column.isStatic()) {
          return false;
        }
        anyStatic |= column.isStatic();
      }
    }
    return anyStatic;
  }

  /** The statement as it is at a later time. */
  CqlStatement at(CqlStatement statement, long timestamp) {
    @Nullable ByteBuffer[] cells = new ByteBuffer[statement.size()];
    int time = cells.length - (plan.settings().ttl() == null ? 1 : 2);
    for (int i = 0; i < cells.length; i++) {
      cells[i] = i == time ? ScalarEncoders.eight(timestamp) : statement.cell(i);
    }
    return statement.withCells(cells);
  }
}
