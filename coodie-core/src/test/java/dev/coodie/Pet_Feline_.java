package dev.coodie;

import dev.coodie.model.DocumentModel;

/** What the annotation processor would write. */
public final class Pet_Feline_ {
  public static final DocumentModel<Pet.Feline> MODEL =
      DocumentModel.builder(Pet.Feline.class, "pets")
          .variant(Pet_Cat_.MODEL)
          .variant(Pet_Lion_.MODEL)
          .buildHierarchy("pet_type", false, false);

  private Pet_Feline_() {}
}
