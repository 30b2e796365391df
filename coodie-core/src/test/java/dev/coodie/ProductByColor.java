package dev.coodie;

import org.jspecify.annotations.Nullable;

/** Products found by their color. */
record ProductByColor(String color, long id, @Nullable String name) {}
