package dev.coodie.cql;

import java.util.List;
import java.util.Optional;

/**
 * A statement as a source has it.
 *
 * @param source where it stands
 * @param tokens its words, at least one, without comments and without the semicolon that ends it
 */
public record SourceStatement(CqlSource source, List<CqlToken> tokens) {
  /** Copies the list. */
  public SourceStatement {
    tokens = List.copyOf(tokens);
    if (tokens.isEmpty()) {
      throw new IllegalArgumentException("a statement has at least one token");
    }
  }

  /** As it is written, comments inside it included. */
  public String text() {
    return source.text().substring(first().start(), tokens.get(tokens.size() - 1).end());
  }

  /** The line where it starts, from 1. */
  public int line() {
    return source.line(first().start());
  }

  /** Its first word. */
  public CqlToken first() {
    return tokens.get(0);
  }

  /** Whether every text, name and comment in it has an end. */
  public boolean isClosed() {
    return tokens.stream().noneMatch(token -> token.kind() == CqlToken.Kind.UNCLOSED);
  }

  /**
   * What has no end: a text, a name, a comment, a batch or a transaction. A sentence that starts
   * with the place: {@code a.cql:7: the text that starts here has no closing '.}
   */
  public Optional<String> problem() {
    for (CqlToken token : tokens) {
      if (token.kind() == CqlToken.Kind.UNCLOSED) {
        return Optional.of(source.at(token.start()) + ": " + token.unclosed());
      }
    }
    return Block.openIn(tokens)
        .map(
            block ->
                source.at(first().start())
                    + ": the "
                    + first().text()
                    + " that starts here has no end. Write "
                    + block.end()
                    + "; after its statements.");
  }
}
