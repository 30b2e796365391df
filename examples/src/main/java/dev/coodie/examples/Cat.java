package dev.coodie.examples;

import dev.coodie.annotation.Variant;
import java.util.UUID;

/** A pet that may stay inside. */
@Variant("cat")
public record Cat(UUID id, String name, boolean indoor) implements Pet {}
