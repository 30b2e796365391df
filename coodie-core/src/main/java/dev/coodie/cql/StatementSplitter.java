package dev.coodie.cql;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Groups the tokens of a source into statements. A semicolon ends one unless it is in a batch or a
 * transaction. Not safe for use by several threads.
 */
public final class StatementSplitter {
  private final CqlSource source;
  private final List<CqlToken> current = new ArrayList<>();

  /** For the tokens of {@code source}. */
  public StatementSplitter(CqlSource source) {
    this.source = source;
  }

  /** Takes the next token and ignores comments. Returns the statement, if the token ends one. */
  public Optional<SourceStatement> add(CqlToken token) {
    if (token.kind() == CqlToken.Kind.COMMENT) {
      return Optional.empty();
    }
    if (token.is(';') && Block.openIn(current).isEmpty()) {
      return end();
    }
    current.add(token);
    return Optional.empty();
  }

  /**
   * The tokens since the last statement as one statement, complete or not; empty if there are none.
   */
  public Optional<SourceStatement> end() {
    if (current.isEmpty()) {
      return Optional.empty();
    }
    SourceStatement statement = new SourceStatement(source, current);
    current.clear();
    return Optional.of(statement);
  }
}
