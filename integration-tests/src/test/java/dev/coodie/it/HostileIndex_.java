package dev.coodie.it;

import static java.util.Objects.requireNonNull;

import dev.coodie.annotation.IndexTarget;
import dev.coodie.column.PartitionColumn;
import dev.coodie.column.TextColumn;
import dev.coodie.column.ValueType;
import dev.coodie.model.DocumentModel;

/** An index written by hand. */
public final class HostileIndex_ {
  static final PartitionColumn<HostileIndex, String> id =
      PartitionColumn.of(HostileIndex.class, "id", ValueType.TEXT);
  static final TextColumn<HostileIndex> text =
      TextColumn.of(HostileIndex.class, "text", ValueType.TEXT);

  public static final DocumentModel<HostileIndex> MODEL =
      DocumentModel.builder(HostileIndex.class, "victim")
          .partitionKey(id)
          .column(text)
          .index("i ON victim (text); DROP TABLE victim; --", text, IndexTarget.VALUES)
          .build(
              cells ->
                  new HostileIndex(
                      requireNonNull(cells.get(0, ValueType.TEXT)),
                      requireNonNull(cells.get(1, ValueType.TEXT))),
              (row, out) -> {
                out.set(0, ValueType.TEXT, row.id());
                out.set(1, ValueType.TEXT, row.text());
              });

  private HostileIndex_() {}
}
