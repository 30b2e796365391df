package dev.coodie.transfer;

import dev.coodie.column.ValueType;
import dev.coodie.cql.CqlNames;
import dev.coodie.driver.CqlStatement;
import dev.coodie.error.TransferException;
import dev.coodie.transfer.TransferTable.Column;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Rows of counters, which cannot be set: their values are added, by {@code UPDATE}. */
final class Additions implements RowStatements {
  private final List<Column> columns;
  private final List<Column> counters;
  private final List<Column> key;
  private final String text;

  Additions(TransferTable table, List<Column> columns) {
    this.columns = columns;
    this.counters = columns.stream().filter(c -> !c.isKey()).toList();
    this.key = columns.stream().filter(Column::isKey).toList();
    for (Column counter : counters) {
      if (counter.isStatic()) {
        throw new TransferException(
            "coodie-855",
            "Counter \""
                + counter.name()
                + "\" of "
                + table
                + " is static: every row of a partition repeats it, so it would be added once"
                + " per row. Leave it out with columns(..).");
      }
    }
    this.text =
        "UPDATE "
            + CqlNames.table(table.keyspace(), table.name())
            + counters.stream()
                .map(c -> c.quoted() + " = " + c.quoted() + " + ?")
                .collect(Collectors.joining(", ", " SET ", ""))
            + key.stream()
                .map(c -> c.quoted() + " = ?")
                .collect(Collectors.joining(" AND ", " WHERE ", ""));
  }

  @Override
  public List<CqlStatement> of(RowValues row, long timestamp) {
    List<@Nullable ByteBuffer> cells = new ArrayList<>();
    List<ValueType<?>> types = new ArrayList<>();
    boolean any = false;
    for (Column counter : counters) {
      ByteBuffer cell = row.cell(columns.indexOf(counter));
      any |= cell != null;
      cells.add(cell == null ? CqlStatement.UNSET : cell);
      types.add(counter.type());
    }
    for (Column column : key) {
      ByteBuffer cell = row.cell(columns.indexOf(column));
      if (cell == null) {
        throw RowStatements.missingKey(column);
      }
      cells.add(cell);
      types.add(column.type());
    }
    if (!any) {
      throw new BadValueException("the record has no counter");
    }
    return List.of(
        CqlStatement.of(text, cells.toArray(new ByteBuffer[0]), types.toArray(new ValueType<?>[0]))
            .asCounter());
  }
}
