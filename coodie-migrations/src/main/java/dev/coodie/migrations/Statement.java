package dev.coodie.migrations;

import dev.coodie.cql.CqlNames;
import dev.coodie.cql.CqlSource;
import dev.coodie.cql.CqlToken;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/**
 * A CQL statement of a migration.
 *
 * @param text as it is written, without the semicolon
 * @param line of the file, from 1
 * @param tokens its words, without comments
 */
record Statement(String text, int line, List<CqlToken> tokens) {
  /** What it is about. */
  enum Kind {
    /** It changes the schema. */
    SCHEMA,
    /** It changes roles and permissions. */
    ACCESS,
    /** It reads or writes rows. */
    DATA,
    /** It copies the rows of a table into another one. */
    COPY,
    /** It chooses a keyspace. */
    USE
  }

  /** What to do about a statement that was about to run when a run was interrupted. */
  enum Recovery {
    /** Run it again: twice is the same as once. */
    RERUN,
    /** See in the schema whether it was run. */
    COMPARE,
    /** Let somebody decide. */
    ASK
  }

  private static final Set<String> ROLES =
      Set.of("role", "user", "identity", "service", "service_level");

  Statement {
    tokens = List.copyOf(tokens);
  }

  /** One that was not read from a file. */
  static Statement of(String cql) {
    return new Statement(
        cql,
        1,
        new CqlSource("CQL", cql)
            .tokens().stream().filter(t -> t.kind() != CqlToken.Kind.COMMENT).toList());
  }

  /** What is left when white space and comments do not matter. */
  String normalized() {
    return tokens.stream().map(CqlToken::text).collect(Collectors.joining(" "));
  }

  /** The text with placeholders replaced. */
  String in(String keyspace) {
    StringBuilder replaced = new StringBuilder(text);
    int shift = tokens.get(0).start();
    for (int i = tokens.size() - 1; i >= 0; i--) {
      CqlToken token = tokens.get(i);
      if (token.kind() == CqlToken.Kind.PLACEHOLDER) {
        replaced.replace(token.start() - shift, token.end() - shift, CqlNames.quoted(keyspace));
      }
    }
    return replaced.toString();
  }

  Kind kind() {
    if (first("USE")) {
      return Kind.USE;
    }
    if (first("GRANT") || first("REVOKE") || (isChange() && ROLES.contains(word(1)))) {
      return Kind.ACCESS;
    }
    if (first("COPY")) {
      return Kind.COPY;
    }
    return isChange() ? Kind.SCHEMA : Kind.DATA;
  }

  /** Whether it drops something or truncates a table. */
  boolean isDestructive() {
    return first("DROP") || first("TRUNCATE") || (first("ALTER") && has(t -> t.is("DROP")));
  }

  Recovery recovery() {
    return switch (kind()) {
      case SCHEMA -> isGuarded() ? Recovery.RERUN : Recovery.COMPARE;
      case ACCESS ->
          isGuarded() || first("ALTER") || first("GRANT") || first("REVOKE")
              ? Recovery.RERUN
              : Recovery.ASK;
      case COPY -> Recovery.RERUN;
      case USE, DATA -> Idempotence.isIdempotent(this) ? Recovery.RERUN : Recovery.ASK;
    };
  }

  boolean first(String keyword) {
    return !tokens.isEmpty() && tokens.get(0).is(keyword);
  }

  boolean has(Predicate<CqlToken> wanted) {
    return tokens.stream().anyMatch(wanted);
  }

  private boolean isChange() {
    return first("CREATE") || first("ALTER") || first("DROP") || first("ADD") || isNote();
  }

  /** {@code COMMENT ON ..}, {@code SECURITY LABEL ON ..}. */
  private boolean isNote() {
    return first("COMMENT") || first("SECURITY");
  }

  /**
   * Whether running it twice is no error and no change. {@code ALTER TABLE IF EXISTS t ADD c} still
   * cannot add a column twice.
   */
  private boolean isGuarded() {
    if (first("ALTER")) {
      return ColumnGuard.of(this).isPresent();
    }
    for (int i = 0; i + 1 < tokens.size(); i++) {
      CqlToken next = tokens.get(i + 1);
      if (tokens.get(i).is("IF") && (next.is("EXISTS") || next.is("NOT"))) {
        return true;
      }
    }
    return isNote() || (first("CREATE") && word(1).equals("or"));
  }

  private String word(int index) {
    return index < tokens.size() ? tokens.get(index).name() : "";
  }
}
