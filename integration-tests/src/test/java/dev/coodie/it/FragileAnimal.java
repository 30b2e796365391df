package dev.coodie.it;

import dev.coodie.annotation.AfterRead;
import dev.coodie.annotation.Discriminator;
import dev.coodie.annotation.Document;
import dev.coodie.annotation.PartitionKey;
import dev.coodie.annotation.Variant;

/** A hierarchy whose variants throw: in a setter, in a constructor, in a hook. */
@Document
@Discriminator(column = "kind")
sealed interface FragileAnimal permits FragileAnimal.Cow, FragileAnimal.Hen {
  @PartitionKey
  int id();

  /** A class with setters. */
  @Variant("cow")
  final class Cow implements FragileAnimal {
    private int id;
    private int milk;

    @Override
    public int id() {
      return id;
    }

    public void setId(int id) {
      this.id = id;
    }

    public int getMilk() {
      return milk;
    }

    public void setMilk(int milk) {
      if (milk < 0) {
        throw new IllegalStateException(Fragile.SECRET);
      }
      this.milk = milk;
    }
  }

  /** A record with a hook. */
  @Variant("hen")
  record Hen(int id, int eggs) implements FragileAnimal {
    public Hen {
      if (eggs < 0) {
        throw new IllegalStateException(Fragile.SECRET);
      }
    }

    @AfterRead
    Hen checked() {
      if (eggs > 100) {
        throw new SecurityException("too many");
      }
      return this;
    }
  }
}
