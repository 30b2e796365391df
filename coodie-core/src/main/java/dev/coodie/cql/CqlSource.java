package dev.coodie.cql;

import java.util.ArrayList;
import java.util.List;

/**
 * A file of CQL, or another text with any number of statements.
 *
 * @param name what messages call it
 * @param text its contents
 */
public record CqlSource(String name, String text) {
  /**
   * All tokens in their order, comments included. Never fails: an unclosed text, name or comment is
   * a token of its own kind.
   */
  public List<CqlToken> tokens() {
    return CqlLexer.tokens(text);
  }

  /**
   * The statements in their order, without the comments between them. A semicolon ends one unless
   * it is in a text, a name, a comment, a batch or a transaction. Ask each for its {@linkplain
   * SourceStatement#problem problem} before it is sent.
   */
  public List<SourceStatement> statements() {
    StatementSplitter splitter = new StatementSplitter(this);
    List<SourceStatement> statements = new ArrayList<>();
    for (CqlToken token : tokens()) {
      splitter.add(token).ifPresent(statements::add);
    }
    splitter.end().ifPresent(statements::add);
    return List.copyOf(statements);
  }

  /** The name and line of an offset, as messages begin: {@code a.cql:7}. */
  public String at(int offset) {
    return name + ":" + line(offset);
  }

  /** The line of an offset, from 1; LF, CR or both end one. */
  public int line(int offset) {
    int line = 1;
    for (int i = 0; i < offset; i++) {
      char c = text.charAt(i);
      if (c == '\n' || (c == '\r' && (i + 1 == text.length() || text.charAt(i + 1) != '\n'))) {
        line++;
      }
    }
    return line;
  }
}
