package dev.coodie.it;

import dev.coodie.column.PartitionColumn;
import dev.coodie.column.ValueType;
import dev.coodie.model.DocumentModel;

/** A table written by hand. */
public final class HostileTable_ {
  static final PartitionColumn<HostileTable, Integer> id =
      PartitionColumn.of(HostileTable.class, "id", ValueType.INT);

  public static final DocumentModel<HostileTable> MODEL =
      DocumentModel.builder(HostileTable.class, "weird\"; DROP TABLE victim; --")
          .partitionKey(id)
          .build(
              cells -> new HostileTable(cells.getInt(0)),
              (table, out) -> out.setInt(0, table.id()));

  private HostileTable_() {}
}
