package dev.coodie;

import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A document with a version, a user-defined type and a vector. */
record Draft(int id, @Nullable String text, Set<String> tags, @Nullable Place place, long version) {
  record Place(String city, @Nullable String street) {}

  Draft(int id, @Nullable String text, long version) {
    this(id, text, Set.of(), null, version);
  }
}
