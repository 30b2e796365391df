package dev.coodie.examples.guide;

import dev.coodie.annotation.CreatedAt;
import dev.coodie.annotation.CreatedBy;
import dev.coodie.annotation.Document;
import dev.coodie.annotation.ModifiedAt;
import dev.coodie.annotation.ModifiedBy;
import dev.coodie.annotation.PartitionKey;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

// tag::contract[]
/** What was agreed, by whom and when. */
@Document(table = "contracts")
record Contract(
    @PartitionKey String id,
    String text,
    @CreatedAt @Nullable Instant createdAt,
    @CreatedBy @Nullable String createdBy,
    @ModifiedAt @Nullable Instant modifiedAt,
    @ModifiedBy @Nullable String modifiedBy) {
  Contract(String id, String text) {
    this(id, text, null, null, null, null);
  }

  Contract withText(String changed) {
    return new Contract(id, changed, createdAt, createdBy, modifiedAt, modifiedBy);
  }
}
// end::contract[]
