package dev.coodie.examples;

import dev.coodie.annotation.Variant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A pet of a breed, if known. */
@Variant("dog")
public record Dog(UUID id, String name, @Nullable String breed) implements Pet {}
