package dev.coodie;

import dev.coodie.column.PartitionColumn;
import dev.coodie.column.TextColumn;
import dev.coodie.column.ValueType;
import dev.coodie.model.DocumentModel;

/** What the annotation processor would write. */
public final class Pet_ {
  static final PartitionColumn<Pet, Integer> id =
      PartitionColumn.of(Pet.class, "id", ValueType.INT);
  static final TextColumn<Pet> name = TextColumn.of(Pet.class, "name", ValueType.TEXT);

  public static final DocumentModel<Pet> MODEL =
      DocumentModel.builder(Pet.class, "pets")
          .variant(Pet_Cat_.MODEL)
          .variant(Pet_Lion_.MODEL)
          .variant(Pet_Dog_.MODEL)
          .buildHierarchy("pet_type", true, true);

  private Pet_() {}
}
