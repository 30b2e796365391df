package dev.coodie.column;

import org.jspecify.annotations.Nullable;

/** An object kept as a tuple or user-defined type of an {@code int} and a {@code text}. */
record Numbered(int number, @Nullable String label) {
  static final Mapping<Numbered> MAPPING =
      Mapping.of(
          in -> new Numbered(in.getInt(0), in.get(1, ValueType.TEXT)),
          (value, out) -> {
            out.setInt(0, value.number());
            out.set(1, ValueType.TEXT, value.label());
          });
}
