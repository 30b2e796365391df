package dev.coodie.examples.guide;

import java.time.Instant;

// tag::audited[]
/** Columns that several documents have. */
abstract class Audited {
  private Instant changedAt = Instant.EPOCH;

  public Instant getChangedAt() {
    return changedAt;
  }

  public void setChangedAt(Instant changedAt) {
    this.changedAt = changedAt;
  }
}
// end::audited[]
