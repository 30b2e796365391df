package dev.coodie;

import org.jspecify.annotations.Nullable;

/** The key may be null here, to see it refused. */
record Product(@Nullable Long id, @Nullable String name, Color color) {
  enum Color {
    RED,
    GREEN
  }

  static Product numbered(long id) {
    return new Product(id, "p" + id, Color.RED);
  }
}
