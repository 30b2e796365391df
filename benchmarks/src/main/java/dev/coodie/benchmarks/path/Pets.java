package dev.coodie.benchmarks.path;

import static java.util.Objects.requireNonNull;

/** Chooses the type of a pet by hand, which the driver's mapper leaves to its user. */
final class Pets {
  private Pets() {}

  static Pet of(MappedPet row) {
    return switch (row.kind()) {
      case "cat" ->
          new Pet.Cat(row.owner(), row.number(), row.name(), requireNonNull(row.indoor()));
      case "dog" -> new Pet.Dog(row.owner(), row.number(), row.name(), requireNonNull(row.breed()));
      case "bird" ->
          new Pet.Bird(row.owner(), row.number(), row.name(), requireNonNull(row.wingspan()));
      default -> throw new IllegalArgumentException("No kind of pet: " + row.kind());
    };
  }
}
