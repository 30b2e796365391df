package dev.coodie.annotation;

/** How an index is stored and what it can find. */
public enum IndexMethod {
  /** The server's own secondary index: equality, and elements of collections. */
  SECONDARY,
  /** A storage-attached index: equality and ranges, several in one query. Cassandra 5. */
  SAI,
  /** An index for {@code LIKE}. Cassandra, where the server has it switched on. */
  SASI,
  /** The method of {@link VectorIndex}; not for {@link Indexed}. */
  VECTOR
}
