package dev.coodie.migrations;

import dev.coodie.cql.CqlToken;
import java.util.List;
import java.util.Optional;

/**
 * {@code IF NOT EXISTS} or {@code IF EXISTS} for one column of a table or field of a type, as in
 * {@code ALTER TABLE t ADD IF NOT EXISTS c int}. Cassandra has it from 4.1 on, ScyllaDB has not.
 *
 * @param ofType whether the owner is a type
 * @param keyspace of the owner; empty for the one that is migrated
 * @param adds whether the column shall be there afterwards
 * @param plain the statement without the guard
 */
record ColumnGuard(
    boolean ofType,
    Optional<String> keyspace,
    String owner,
    String name,
    boolean adds,
    Statement plain) {

  /** Of a statement that has one; empty for any other statement, and for several columns. */
  static Optional<ColumnGuard> of(Statement statement) {
    List<CqlToken> tokens = statement.tokens();
    int at = 2;
    boolean alters = is(tokens, 0, "ALTER") && (is(tokens, 1, "TABLE") || is(tokens, 1, "TYPE"));
    if (!alters) {
      return Optional.empty();
    }
    if (is(tokens, at, "IF") && is(tokens, at + 1, "EXISTS")) {
      at += 2;
    }
    int qualifier = -1;
    if (at + 1 < tokens.size() && tokens.get(at + 1).is('.')) {
      qualifier = at;
      at += 2;
    }
    int verb = at + 1;
    boolean adds = is(tokens, verb, "ADD") && is(tokens, verb + 2, "NOT");
    int exists = adds ? verb + 3 : verb + 2;
    boolean guarded =
        (adds || is(tokens, verb, "DROP"))
            && is(tokens, verb + 1, "IF")
            && is(tokens, exists, "EXISTS")
            && exists + 1 < tokens.size()
            && tokens.get(exists + 1).isName();
    if (!guarded || isOfSeveral(tokens.subList(exists + 1, tokens.size()))) {
      return Optional.empty();
    }
    return Optional.of(
        new ColumnGuard(
            is(tokens, 1, "TYPE"),
            keyspace(tokens, qualifier),
            tokens.get(at).name(),
            tokens.get(exists + 1).name(),
            adds,
            without(statement, tokens.get(verb + 1), tokens.get(exists + 1))));
  }

  private static Optional<String> keyspace(List<CqlToken> tokens, int at) {
    return at < 0 || tokens.get(at).kind() == CqlToken.Kind.PLACEHOLDER
        ? Optional.empty()
        : Optional.of(tokens.get(at).name());
  }

  /** Whether a comma is outside of the brackets of a type. */
  private static boolean isOfSeveral(List<CqlToken> tokens) {
    int depth = 0;
    for (CqlToken token : tokens) {
      if (token.is('<') || token.is('(')) {
        depth++;
      } else if (token.is('>') || token.is(')')) {
        depth--;
      } else if (token.is(',') && depth == 0) {
        return true;
      }
    }
    return false;
  }

  private static Statement without(Statement statement, CqlToken from, CqlToken to) {
    int shift = statement.tokens().get(0).start();
    String text =
        statement.text().substring(0, from.start() - shift)
            + statement.text().substring(to.start() - shift);
    return Statement.of(text);
  }

  private static boolean is(List<CqlToken> tokens, int index, String keyword) {
    return index < tokens.size() && tokens.get(index).is(keyword);
  }
}
