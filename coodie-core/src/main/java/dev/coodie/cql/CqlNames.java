package dev.coodie.cql;

import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Writes names and texts into CQL so that they cannot be taken for anything else. Pure functions.
 */
public final class CqlNames {
  private static final Pattern PLAIN = Pattern.compile("[a-z][a-z0-9_]*");

  /** Reserved words that are functions, too. */
  private static final Set<String> FUNCTIONS =
      Set.of("token", "cast", "count", "ttl", "writetime", "maxwritetime");

  /** The reserved word that is a type, too. */
  private static final String SET = "set";

  private CqlNames() {}

  /** The name in double quotes, whatever it contains: {@code a"b} becomes {@code "a""b"}. */
  public static String quoted(String name) {
    return '"' + name.replace("\"", "\"\"") + '"';
  }

  /**
   * The name of a keyspace, table, view, type or index, as the server has it: in double quotes if
   * it has upper-case letters or signs, or is a reserved word of Cassandra or ScyllaDB.
   */
  public static String plain(String name) {
    return needsQuotes(name) ? quoted(name) : name;
  }

  /** A table's, view's, type's or index's full name, each part quoted where it must be. */
  public static String table(String keyspace, String table) {
    return plain(keyspace) + '.' + plain(table);
  }

  /** A function, with its keyspace before a dot if it has one; quoted if a part must be. */
  public static String function(String name) {
    List<String> parts = List.of(name.split("\\."));
    return FUNCTIONS.contains(name) || parts.stream().noneMatch(CqlNames::needsQuotes)
        ? name
        : parts.stream().map(CqlNames::quoted).collect(Collectors.joining("."));
  }

  /** A text constant: {@code it's} becomes {@code 'it''s'}. */
  public static String text(String value) {
    return "'" + value.replace("'", "''") + "'";
  }

  /**
   * A CQL type with the names of its user-defined types as {@link #plain} has them. Servers print
   * some of them differently.
   */
  public static String type(String type) {
    StringBuilder spelled = new StringBuilder();
    int written = 0;
    for (CqlToken token : CqlLexer.tokens(type)) {
      spelled.append(type, written, token.start());
      spelled.append(isServersOwn(token) ? token.text() : plain(token.name()));
      written = token.end();
    }
    return spelled.append(type, written, type.length()).toString();
  }

  private static boolean isServersOwn(CqlToken token) {
    return switch (token.kind()) {
      case NAME -> false;
      case WORD -> token.text().equals(SET) || !ReservedWords.ALL.contains(token.text());
      default -> true;
    };
  }

  private static boolean needsQuotes(String name) {
    return !PLAIN.matcher(name).matches() || ReservedWords.ALL.contains(name);
  }
}
