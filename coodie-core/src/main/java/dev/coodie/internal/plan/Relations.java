package dev.coodie.internal.plan;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The relations of a WHERE clause in a spelling of their own, so that clauses can be compared:
 * servers print one otherwise than it was written.
 */
final class Relations {
  private static final Pattern TOKEN =
      Pattern.compile(
          "(?<text>'(?:[^']|'')*')|\\$\\$(?<dollars>.*?)\\$\\$|\"(?<quoted>(?:[^\"]|\"\")*)\""
              + "|(?<word>[\\w.]+)|(?<sign>[<>!]=|\\S)",
          Pattern.DOTALL | Pattern.UNICODE_CHARACTER_CLASS);

  private static final Pattern PLAIN = Pattern.compile("[a-z][a-z0-9_]*");

  private Relations() {}

  /** What {@code AND} separates; none for a blank text. */
  static Set<String> of(String where) {
    Set<String> relations = new LinkedHashSet<>();
    List<String> relation = new ArrayList<>();
    Matcher token = TOKEN.matcher(where);
    while (token.find()) {
      if ("and".equalsIgnoreCase(token.group("word"))) {
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

  private static String spelling(Matcher token) {
    String dollars = token.group("dollars");
    if (dollars != null) {
      return "'" + dollars.replace("'", "''") + "'";
    }
    String quoted = token.group("quoted");
    if (quoted != null) {
      return name(quoted.replace("\"\"", "\""));
    }
    String word = token.group("word");
    return word == null ? token.group() : word.toLowerCase(Locale.ROOT);
  }

  /** A name, quoted only where CQL could not do without. */
  private static String name(String name) {
    return PLAIN.matcher(name).matches() ? name : '"' + name.replace("\"", "\"\"") + '"';
  }
}
