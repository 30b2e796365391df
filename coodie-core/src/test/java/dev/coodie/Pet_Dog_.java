package dev.coodie;

import dev.coodie.column.PartitionColumn;
import dev.coodie.column.TextColumn;
import dev.coodie.column.ValueType;
import dev.coodie.model.DocumentModel;

/** What the annotation processor would write; its discriminator column has an index. */
public final class Pet_Dog_ {
  static final TextColumn<Pet.Dog> name = TextColumn.of(Pet.Dog.class, "name", ValueType.TEXT);

  public static final DocumentModel<Pet.Dog> MODEL =
      DocumentModel.builder(Pet.Dog.class, "pets")
          .partitionKey(PartitionColumn.of(Pet.Dog.class, "id", ValueType.INT))
          .column(name)
          .column(TextColumn.of(Pet.Dog.class, "breed", ValueType.TEXT))
          .variantOf("pet_type", "dog", true)
          .build(
              row ->
                  new Pet.Dog(
                      row.getInt(0), row.get(1, ValueType.TEXT), row.get(2, ValueType.TEXT)),
              (dog, out) -> {
                out.setInt(0, dog.id());
                out.set(1, ValueType.TEXT, dog.name());
                out.set(2, ValueType.TEXT, dog.breed());
              });

  private Pet_Dog_() {}
}
