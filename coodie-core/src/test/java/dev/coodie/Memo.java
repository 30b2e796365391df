package dev.coodie;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** A document that tells who wrote it, and when. */
public record Memo(
    int id,
    @Nullable String text,
    @Nullable Instant createdAt,
    @Nullable String createdBy,
    @Nullable Instant modifiedAt,
    @Nullable String modifiedBy) {
  Memo(int id, String text) {
    this(id, text, null, null, null, null);
  }

  Memo withText(String other) {
    return new Memo(id, other, createdAt, createdBy, modifiedAt, modifiedBy);
  }

  Memo withoutAudit() {
    return new Memo(id, text, null, null, null, null);
  }
}
