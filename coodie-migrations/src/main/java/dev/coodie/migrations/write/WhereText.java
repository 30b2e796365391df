package dev.coodie.migrations.write;

import dev.coodie.cql.CqlSource;
import dev.coodie.cql.CqlToken;
import dev.coodie.schema.definition.ColumnDefinition;
import dev.coodie.schema.definition.TableDefinition;
import java.util.ArrayList;
import java.util.List;

/** Writes the condition of a view, without what every view says. */
final class WhereText {
  private WhereText() {}

  /** The relations but {@code IS NOT NULL} of key columns, which coodie adds. */
  static String of(TableDefinition view, String where) {
    List<CqlToken> tokens = new CqlSource("WHERE", where).tokens();
    if (tokens.stream().anyMatch(t -> t.kind() == CqlToken.Kind.UNCLOSED)) {
      return where; // Cassandra prints 'it''s' as 'it's', whose parts cannot be told
    }
    List<String> kept = new ArrayList<>();
    int start = 0;
    for (int i = 0; i <= tokens.size(); i++) {
      if (i == tokens.size() || tokens.get(i).is("AND")) {
        List<CqlToken> relation = tokens.subList(start, i);
        if (!relation.isEmpty() && !isKeyNotNull(view, relation)) {
          kept.add(where.substring(relation.get(0).start(), relation.get(i - start - 1).end()));
        }
        start = i + 1;
      }
    }
    return String.join(" AND ", kept);
  }

  private static boolean isKeyNotNull(TableDefinition view, List<CqlToken> relation) {
    return relation.size() == 4
        && relation.get(1).is("IS")
        && relation.get(2).is("NOT")
        && relation.get(3).is("NULL")
        && relation.get(0).isName()
        && view.column(relation.get(0).name()).filter(ColumnDefinition::isKey).isPresent();
  }
}
