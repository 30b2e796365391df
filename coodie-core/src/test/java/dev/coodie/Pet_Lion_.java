package dev.coodie;

import dev.coodie.column.PartitionColumn;
import dev.coodie.column.TextColumn;
import dev.coodie.column.ValueType;
import dev.coodie.model.DocumentModel;

/** What the annotation processor would write. */
public final class Pet_Lion_ {
  public static final DocumentModel<Pet.Lion> MODEL =
      DocumentModel.builder(Pet.Lion.class, "pets")
          .partitionKey(PartitionColumn.of(Pet.Lion.class, "id", ValueType.INT))
          .column(TextColumn.of(Pet.Lion.class, "name", ValueType.TEXT))
          .variantOf("pet_type", "lion", false)
          .build(
              row -> new Pet.Lion(row.getInt(0), row.get(1, ValueType.TEXT)),
              (lion, out) -> {
                out.setInt(0, lion.id());
                out.set(1, ValueType.TEXT, lion.name());
              });

  private Pet_Lion_() {}
}
