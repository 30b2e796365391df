package dev.coodie.examples.guide;

import dev.coodie.annotation.Document;
import dev.coodie.annotation.PartitionKey;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A profile, with a collection that may be null and one that may not. */
@Document(table = "profiles")
record Profile(
    @PartitionKey String user,
    @Nullable Set<String> languages,
    Set<String> skills,
    @Nullable Integer points) {}
