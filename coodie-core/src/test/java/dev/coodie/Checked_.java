package dev.coodie;

import dev.coodie.column.PartitionColumn;
import dev.coodie.column.PlainColumn;
import dev.coodie.column.TextColumn;
import dev.coodie.column.ValueType;
import dev.coodie.model.DocumentModel;

/** What the annotation processor would write. */
public final class Checked_ {
  static final PartitionColumn<Checked, Integer> id =
      PartitionColumn.of(Checked.class, "id", ValueType.INT);
  static final TextColumn<Checked> name = TextColumn.of(Checked.class, "name", ValueType.TEXT);
  static final PlainColumn<Checked, Integer> size =
      PlainColumn.of(Checked.class, "size", ValueType.INT);

  public static final DocumentModel<Checked> MODEL =
      DocumentModel.builder(Checked.class, "checked")
          .partitionKey(id)
          .column(name)
          .column(size)
          .check(name, "NOT NULL AND LENGTH() > 2")
          .check(size, "\"size\" > 0")
          .build(
              in -> new Checked(in.getInt(0), in.get(1, ValueType.TEXT), in.getInt(2)),
              (checked, out) -> {
                out.setInt(0, checked.id());
                out.set(1, ValueType.TEXT, checked.name());
                out.setInt(2, checked.size());
              });

  private Checked_() {}
}
