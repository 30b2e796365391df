package dev.coodie;

import org.jspecify.annotations.Nullable;

/** A document with columns that the server checks. */
record Checked(int id, @Nullable String name, int size) {}
