package dev.coodie.examples;

import dev.coodie.Coodie;
import dev.coodie.Documents;
import java.util.List;
import java.util.UUID;

/** Recipe 3: several types in one table. */
public final class PolymorphicPetsRecipe implements Recipe {
  /**
   * What was found.
   *
   * @param all every pet
   * @param cats the cats alone
   */
  record Found(List<Pet> all, List<Cat> cats) {}

  @Override
  public String title() {
    return "3. Polymorphic pets in one table";
  }

  @Override
  public void run(Coodie coodie, Story story) {
    Found found = saveAndRead(coodie);
    story.says("All pets:");
    story.gotAll(found.all());
    story.says("Cats alone:");
    story.gotAll(found.cats());
  }

  /** Saves a cat and a dog, reads both as pets, then the cats alone. */
  static Found saveAndRead(Coodie coodie) {
    // tag::pets-recipe[]
    coodie.schema().plan(Pet.class).apply();
    Documents<Pet> pets = coodie.documents(Pet.class);

    pets.save(new Cat(UUID.randomUUID(), "Whiskers", true));
    pets.save(new Dog(UUID.randomUUID(), "Rex", "German Shepherd"));

    List<Pet> all = pets.find().all();
    List<Cat> cats = coodie.documents(Cat.class).find().all();
    // end::pets-recipe[]
    return new Found(all, cats);
  }
}
