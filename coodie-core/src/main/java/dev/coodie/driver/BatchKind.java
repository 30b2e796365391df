package dev.coodie.driver;

/** How the server runs a batch. */
public enum BatchKind {
  /** All statements are applied in the end, or none is. */
  LOGGED(""),
  /** Each partition is written on its own, without a log. */
  UNLOGGED("UNLOGGED "),
  /** Changes of counters. */
  COUNTER("COUNTER ");

  private final String word;

  BatchKind(String word) {
    this.word = word;
  }

  /** What stands between BEGIN and BATCH, with a space after it. */
  String word() {
    return word;
  }
}
