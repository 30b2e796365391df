package dev.coodie.internal.check;

import dev.coodie.annotation.CanIgnoreReturnValue;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Refuses null where the API does not say {@code @Nullable}: with a {@link NullPointerException},
 * as Java's own libraries do, that says what was expected.
 */
public final class Arguments {
  private static final String ID = "coodie-626";

  private Arguments() {}

  /** The value; {@code what} is needed, for example {@code a condition}. */
  @CanIgnoreReturnValue
  public static <T> T given(@Nullable T value, String what) {
    if (value == null) {
      throw missing(what);
    }
    return value;
  }

  /** The values as a list of its own, each of which {@code what} says. */
  @SafeVarargs
  public static <T> List<T> all(String what, T... values) {
    check(what, values);
    return List.of(values);
  }

  /** The same of a collection. */
  public static <T> List<T> each(String what, Collection<? extends T> values) {
    for (T value : given(values, what)) {
      given(value, what);
    }
    return List.copyOf(values);
  }

  /** Refuses null in the place of the array, and in it. */
  @SafeVarargs
  public static <T> void check(String what, T... values) {
    for (T value : given(values, what)) {
      given(value, what);
    }
  }

  private static NullPointerException missing(String what) {
    return new NullPointerException(
        "null was given where "
            + what
            + " is needed. Only what is marked @Nullable may be null. ["
            + ID
            + "]");
  }
}
