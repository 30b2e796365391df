package dev.coodie;

/** How frames between client and server are compressed. */
public enum Compression {
  /** Not at all. */
  NONE,
  /** LZ4: fast; its library must be on the class path. */
  LZ4,
  /** Snappy: its library must be on the class path. */
  SNAPPY
}
