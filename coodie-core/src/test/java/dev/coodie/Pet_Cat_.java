package dev.coodie;

import dev.coodie.column.PartitionColumn;
import dev.coodie.column.PlainColumn;
import dev.coodie.column.TextColumn;
import dev.coodie.column.ValueType;
import dev.coodie.model.DocumentModel;

/** What the annotation processor would write. */
public final class Pet_Cat_ {
  static final PartitionColumn<Pet.Cat, Integer> id =
      PartitionColumn.of(Pet.Cat.class, "id", ValueType.INT);
  static final TextColumn<Pet.Cat> name = TextColumn.of(Pet.Cat.class, "name", ValueType.TEXT);
  static final PlainColumn<Pet.Cat, Boolean> indoor =
      PlainColumn.of(Pet.Cat.class, "indoor", ValueType.BOOLEAN);

  public static final DocumentModel<Pet.Cat> MODEL =
      DocumentModel.builder(Pet.Cat.class, "pets")
          .partitionKey(id)
          .column(name)
          .column(indoor)
          .variantOf("pet_type", "cat", false)
          .build(
              row -> new Pet.Cat(row.getInt(0), row.get(1, ValueType.TEXT), row.getBoolean(2)),
              (cat, out) -> {
                out.setInt(0, cat.id());
                out.set(1, ValueType.TEXT, cat.name());
                out.setBoolean(2, cat.indoor());
              });

  private Pet_Cat_() {}
}
