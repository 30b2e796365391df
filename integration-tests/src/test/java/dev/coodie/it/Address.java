package dev.coodie.it;

import dev.coodie.annotation.UserType;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A user-defined type with another in it. */
@UserType
record Address(String city, @Nullable String street, List<Spot> corners) {
  static Address of(String city, @Nullable String street) {
    return new Address(city, street, List.of());
  }
}
