package dev.coodie.studio;

import dev.coodie.cql.CqlToken;
import dev.coodie.cql.SourceStatement;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Refuses statements that show a column with masked fields otherwise than with its type: through a
 * function, which may make text of it, or by a condition, which tells whether a guess is right.
 */
final class FieldGuard {
  private final LiveSchema schema;
  private final String keyspace;

  /** {@code keyspace} is that of tables without one. */
  FieldGuard(LiveSchema schema, String keyspace) {
    this.schema = schema;
    this.keyspace = keyspace;
  }

  void check(SourceStatement statement) {
    List<CqlToken> tokens = statement.tokens();
    Set<String> guarded = guarded(tokens);
    boolean reads = statement.first().is("SELECT");
    boolean conditions = false;
    int depth = 0;
    for (CqlToken token : tokens) {
      depth += token.is('(') ? 1 : token.is(')') ? -1 : 0;
      conditions |= token.is("WHERE") || token.is("IF");
      boolean hidden = token.isName() && guarded.contains(token.name());
      if (hidden && (conditions || (reads && depth > 0))) {
        throw Masks.refusal(token.name());
      }
    }
  }

  private Set<String> guarded(List<CqlToken> tokens) {
    Set<String> guarded = new HashSet<>();
    for (int i = 0; i + 1 < tokens.size(); i++) {
      CqlToken token = tokens.get(i);
      if (token.is("FROM") || token.is("INTO") || token.is("UPDATE")) {
        guarded.addAll(columns(tokens.subList(i + 1, tokens.size())));
      }
    }
    return guarded;
  }

  /** Of the table that the tokens begin with; none if there is no such table, which is an error. */
  private List<String> columns(List<CqlToken> tokens) {
    boolean full = tokens.size() > 2 && tokens.get(1).is('.');
    String of = full ? tokens.get(0).name() : keyspace;
    return schema.tables(of, tokens.get(full ? 2 : 0).name()).stream()
        .flatMap(table -> table.columns().stream())
        .filter(LiveColumn::fieldsMasked)
        .map(LiveColumn::name)
        .toList();
  }
}
