package dev.coodie.annotation;

/** What a secondary index on a collection covers. */
public enum IndexTarget {
  /** The column's value; for a collection its elements or map values. */
  VALUES,
  /** The keys of a map. CQL: {@code KEYS(c)}. */
  KEYS,
  /** The entries of a map. CQL: {@code ENTRIES(c)}. */
  ENTRIES,
  /** The whole value of a frozen collection. CQL: {@code FULL(c)}. */
  FULL
}
