package dev.coodie.spring.boot;

/** Whether to use the embedded Cassandra, which is for development and tests. */
public enum EmbeddedMode {
  /** If {@code coodie-embedded} is on the class path and no cluster is configured. */
  AUTO,
  /** If {@code coodie-embedded} is on the class path, whatever cluster is configured: in tests. */
  ALWAYS,
  /** Not at all. */
  NEVER
}
