package dev.coodie.it;

import dev.coodie.annotation.Document;
import dev.coodie.annotation.Name;
import dev.coodie.annotation.PartitionKey;
import dev.coodie.annotation.UserType;
import org.jspecify.annotations.Nullable;

/** A field of its user-defined type has a name that tries to be more. */
@Document
record HostileField(@PartitionKey int id, Named named) {
  @UserType
  record Named(@Name("weird\"; DROP TABLE victim; --") @Nullable String field) {}
}
