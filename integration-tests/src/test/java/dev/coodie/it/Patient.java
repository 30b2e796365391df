package dev.coodie.it;

import dev.coodie.annotation.Document;
import dev.coodie.annotation.PartitionKey;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Somebody of whom not everybody may know everything. */
@Document(table = "patients")
record Patient(
    @PartitionKey String id, @Nullable String name, @Nullable String ward, Set<String> allergies) {}
