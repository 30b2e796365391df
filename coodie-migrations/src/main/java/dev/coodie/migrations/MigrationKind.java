package dev.coodie.migrations;

/** What a migration is written in. */
public enum MigrationKind {
  /** A file of CQL statements. */
  CQL,
  /** A {@link Migration}. */
  JAVA
}
