package dev.coodie;

import org.jspecify.annotations.Nullable;

/** A projection of {@link Product}. */
record ProductName(@Nullable String name) {}
