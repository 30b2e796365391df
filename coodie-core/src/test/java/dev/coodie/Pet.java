package dev.coodie;

import org.jspecify.annotations.Nullable;

/** Variants in one table. */
sealed interface Pet {
  int id();

  @Nullable String name();

  /** An inner level of the hierarchy. */
  sealed interface Feline extends Pet {}

  record Cat(int id, @Nullable String name, boolean indoor) implements Feline {}

  record Lion(int id, @Nullable String name) implements Feline {}

  record Dog(int id, @Nullable String name, @Nullable String breed) implements Pet {}

  /** Is in permits but in no model. */
  record Fish(int id, @Nullable String name) implements Pet {}
}
