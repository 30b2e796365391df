package dev.coodie.migrations;

import dev.coodie.cql.CqlToken;
import java.util.List;
import java.util.Set;

/**
 * Whether a statement that writes rows may run twice. Told from the text alone, and in doubt no:
 * {@code SET c = c + 1} could be a counter, {@code c + [1]} appends to a list.
 */
final class Idempotence {
  /** Functions that give another value each time. */
  private static final Set<String> VOLATILE =
      Set.of(
          "now",
          "uuid",
          "current_timestamp",
          "current_date",
          "current_time",
          "current_timeuuid",
          "currenttimestamp",
          "currentdate",
          "currenttime",
          "currenttimeuuid");

  private Idempotence() {}

  static boolean isIdempotent(Statement statement) {
    if (statement.first("SELECT")) {
      return true;
    }
    boolean known =
        statement.first("INSERT")
            || statement.first("UPDATE")
            || statement.first("DELETE")
            || statement.first("BEGIN");
    return known
        && !statement.has(t -> t.is("IF") || t.is("COUNTER") || t.is("TRANSACTION"))
        && !listsAtOneTime(statement)
        && !callsVolatile(statement.tokens())
        && !changesByValue(statement.tokens())
        && !deletesFromList(statement.tokens());
  }

  /** A list that is written again with the same time is there twice. */
  private static boolean listsAtOneTime(Statement statement) {
    return statement.has(t -> t.is("USING"))
        && statement.has(t -> t.is("TIMESTAMP"))
        && statement.has(t -> t.is('['));
  }

  private static boolean callsVolatile(List<CqlToken> tokens) {
    for (int i = 0; i + 1 < tokens.size(); i++) {
      if (tokens.get(i + 1).is('(') && VOLATILE.contains(tokens.get(i).name())) {
        return true;
      }
    }
    return false;
  }

  /** A sign between two values, unless a set, a map or keys in braces are added or removed. */
  private static boolean changesByValue(List<CqlToken> tokens) {
    for (int i = 0; i < tokens.size(); i++) {
      CqlToken token = tokens.get(i);
      if (token.is('+') || token.is('-')) {
        boolean signOfNumber = i == 0 || isBeforeValue(tokens.get(i - 1));
        boolean set = i + 1 < tokens.size() && tokens.get(i + 1).is('{');
        boolean shorthand = i + 2 < tokens.size() && tokens.get(i + 1).is('=');
        boolean setByShorthand = shorthand && tokens.get(i + 2).is('{');
        if (!signOfNumber && !set && !setByShorthand) {
          return true;
        }
      }
    }
    return false;
  }

  private static boolean isBeforeValue(CqlToken token) {
    return token.kind() == CqlToken.Kind.SYMBOL && "=<>,([{:".contains(token.text());
  }

  /** What is at a place of a list after one removal is another value. */
  private static boolean deletesFromList(List<CqlToken> tokens) {
    boolean deleted = false;
    for (CqlToken token : tokens) {
      if (token.is("DELETE")) {
        deleted = true;
      } else if (token.is("FROM")) {
        deleted = false;
      } else if (deleted && token.is('[')) {
        return true;
      }
    }
    return false;
  }
}
