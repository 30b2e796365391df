package dev.coodie.examples.guide;

import dev.coodie.annotation.Document;
import dev.coodie.annotation.PartitionKey;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

// tag::user[]
/** A user, by name. */
@Document(table = "users")
record User(
    @PartitionKey String name,
    @Nullable String email,
    int age,
    Set<String> roles,
    Optional<String> city) {}
// end::user[]
