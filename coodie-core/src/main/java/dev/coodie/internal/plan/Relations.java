package dev.coodie.internal.plan;

import dev.coodie.cql.CqlNames;
import dev.coodie.cql.CqlSource;
import dev.coodie.cql.CqlToken;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * The relations of a WHERE clause in a spelling of their own, so that clauses can be compared:
 * servers print one differently than it was written.
 */
final class Relations {
  private static final Pattern PLAIN = Pattern.compile("[a-z][a-z0-9_]*");

  private Relations() {}

  /** What {@code AND} separates; none for a blank text. */
  static Set<String> of(String where) {
    Set<String> relations = new LinkedHashSet<>();
    List<String> relation = new ArrayList<>();
    for (CqlToken token : new CqlSource("WHERE", where).tokens()) {
      if (token.kind() == CqlToken.Kind.COMMENT) {
        continue;
      }
      if (token.is("AND")) {
        relations.add(String.join(" ", relation));
        relation.clear();
      } else {
        relation.add(spelling(token));
      }
    }
    relations.add(String.join(" ", relation));
    relations.remove("");
    return relations;
  }

  /** How {@link #of} spells that a column is not null. */
  static String isNotNull(String column) {
    return name(column) + " is not null";
  }

  private static String spelling(CqlToken token) {
    String text = token.text();
    return switch (token.kind()) {
      case NAME -> name(token.name());
      case TEXT ->
          text.startsWith("$$") ? CqlNames.text(text.substring(2, text.length() - 2)) : text;
      default -> text.toLowerCase(Locale.ROOT);
    };
  }

  /** A name, quoted only where CQL could not do without. */
  private static String name(String name) {
    return PLAIN.matcher(name).matches() ? name : CqlNames.quoted(name);
  }
}
