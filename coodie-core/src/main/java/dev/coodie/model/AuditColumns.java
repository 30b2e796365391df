package dev.coodie.model;

/**
 * The places of the columns that tell who wrote a row, and when; each is -1 if there is none.
 *
 * @param createdAt when the row was made
 * @param createdBy by whom
 * @param modifiedAt when the document was written last
 * @param modifiedBy by whom
 */
public record AuditColumns(int createdAt, int createdBy, int modifiedAt, int modifiedBy) {
  /** Whether there is none of them. */
  public boolean isEmpty() {
    return createdAt < 0 && createdBy < 0 && modifiedAt < 0 && modifiedBy < 0;
  }

  /** Whether the column at {@code position} tells how the row was made. */
  public boolean isCreation(int position) {
    return position == createdAt || position == createdBy;
  }

  /** Whether the column at {@code position} tells how it was written last. */
  public boolean isModification(int position) {
    return position == modifiedAt || position == modifiedBy;
  }
}
