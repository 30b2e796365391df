package dev.coodie.it;

import static java.util.Objects.requireNonNull;

import dev.coodie.annotation.IndexTarget;
import dev.coodie.column.CqlType;
import dev.coodie.column.PartitionColumn;
import dev.coodie.column.TextColumn;
import dev.coodie.model.DocumentModel;

/** An index written by hand. */
public final class HostileIndex_ {
  static final PartitionColumn<HostileIndex, String> id =
      PartitionColumn.of(HostileIndex.class, "id", CqlType.TEXT);
  static final TextColumn<HostileIndex> text =
      TextColumn.of(HostileIndex.class, "text", CqlType.TEXT);

  public static final DocumentModel<HostileIndex> MODEL =
      DocumentModel.builder(HostileIndex.class, "victim")
          .partitionKey(id)
          .column(text)
          .index("i ON victim (text); DROP TABLE victim; --", text, IndexTarget.VALUES)
          .build(
              cells ->
                  new HostileIndex(
                      requireNonNull(cells.get(0, CqlType.TEXT)),
                      requireNonNull(cells.get(1, CqlType.TEXT))),
              (row, out) -> {
                out.set(0, CqlType.TEXT, row.id());
                out.set(1, CqlType.TEXT, row.text());
              });

  private HostileIndex_() {}
}
