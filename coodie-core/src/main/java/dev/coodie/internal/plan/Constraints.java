package dev.coodie.internal.plan;

import dev.coodie.cql.CqlSource;
import dev.coodie.cql.CqlToken;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;

/** The checks of columns as text, which the server prints differently than they were given. */
final class Constraints {
  private Constraints() {}

  /** Whether two mean the same: the same conditions, in any order. */
  static boolean same(String one, String other) {
    return one.equals(other) || conditions(one).equals(conditions(other));
  }

  private static Set<String> conditions(String check) {
    Set<String> conditions = new TreeSet<>();
    StringBuilder condition = new StringBuilder();
    for (CqlToken token : new CqlSource("CHECK", check).tokens()) {
      if (token.is("AND")) {
        conditions.add(condition.toString());
        condition.setLength(0);
      } else {
        condition.append(word(token)).append(' ');
      }
    }
    conditions.add(condition.toString());
    conditions.remove("");
    return conditions;
  }

  private static String word(CqlToken token) {
    return token.isName() ? token.name().toLowerCase(Locale.ROOT) : token.text();
  }
}
