package dev.coodie.it;

import org.jspecify.annotations.Nullable;

/** Users found by their age. */
record UserByAge(int age, String name, @Nullable String email) {}
