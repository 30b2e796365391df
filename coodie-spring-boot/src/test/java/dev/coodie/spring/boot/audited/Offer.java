package dev.coodie.spring.boot.audited;

import dev.coodie.annotation.CreatedAt;
import dev.coodie.annotation.CreatedBy;
import dev.coodie.annotation.Document;
import dev.coodie.annotation.ModifiedAt;
import dev.coodie.annotation.ModifiedBy;
import dev.coodie.annotation.PartitionKey;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** What is cheaper for a while, and who said so. */
@Document(table = "offers")
public record Offer(
    @PartitionKey int id,
    String text,
    @CreatedAt @Nullable Instant created,
    @CreatedBy @Nullable String creator,
    @ModifiedAt @Nullable Instant modified,
    @ModifiedBy @Nullable String editor) {}
