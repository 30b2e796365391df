package dev.coodie.cql;

import java.util.List;
import java.util.Optional;

/** Statements that are one, with semicolons between them. */
enum Block {
  BATCH("APPLY"),
  TRANSACTION("COMMIT");

  private final String closing;

  Block(String closing) {
    this.closing = closing;
  }

  /** The one that these tokens begin, and do not end. */
  static Optional<Block> openIn(List<CqlToken> tokens) {
    for (Block block : values()) {
      if (block.isOpen(tokens)) {
        return Optional.of(block);
      }
    }
    return Optional.empty();
  }

  /** What ends it: {@code APPLY BATCH}. */
  String end() {
    return closing + " " + name();
  }

  /** A word may stand between: {@code BEGIN UNLOGGED BATCH}. */
  private boolean isOpen(List<CqlToken> tokens) {
    int size = tokens.size();
    boolean opens =
        size > 1
            && tokens.get(0).is("BEGIN")
            && (tokens.get(1).is(name()) || (size > 2 && tokens.get(2).is(name())));
    return opens && !(tokens.get(size - 2).is(closing) && tokens.get(size - 1).is(name()));
  }
}
