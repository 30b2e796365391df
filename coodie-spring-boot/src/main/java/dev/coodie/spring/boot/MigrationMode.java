package dev.coodie.spring.boot;

/** What to do about migrations when the application starts. */
public enum MigrationMode {
  /** Nothing: something else runs them. */
  NONE,
  /** Fail if one is pending or something is wrong with one. */
  VERIFY,
  /** Run what is pending, one instance at a time. */
  MIGRATE
}
