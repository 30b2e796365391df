package dev.coodie.spring.boot;

/** What to do about the schema when the application starts. */
public enum SchemaMode {
  /** Nothing: something else creates the tables. */
  NONE,
  /** Fail with the differences if the documents need something that the keyspace does not have. */
  VALIDATE,
  /** Log the differences and go on. */
  PLAN,
  /** Create and change what is missing, one instance at a time, and drop nothing. */
  APPLY
}
