package dev.coodie.schema.definition;

/** The part a column plays in its table. */
public enum ColumnKind {
  /** Part of the partition key. */
  PARTITION_KEY,
  /** A clustering column. */
  CLUSTERING,
  /** One value for the whole partition. */
  STATIC,
  /** One value for each row. */
  REGULAR
}
