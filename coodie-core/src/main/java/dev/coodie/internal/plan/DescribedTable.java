package dev.coodie.internal.plan;

import dev.coodie.cql.CqlSource;
import dev.coodie.cql.CqlToken;
import dev.coodie.schema.definition.OptionValue;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * What {@code DESCRIBE} tells of a table and no table of the server does.
 *
 * @param options by name
 * @param checks what follows {@code CHECK}, by column
 */
record DescribedTable(Map<String, OptionValue> options, Map<String, String> checks) {
  static final DescribedTable NOTHING = new DescribedTable(Map.of(), Map.of());

  private static final Set<String> HIDDEN =
      Set.of("transactional_mode", "transactional_migration_from", "fast_path");

  DescribedTable {
    options = Map.copyOf(options);
    checks = Map.copyOf(checks);
  }

  /** From the statement that would create the table. */
  static DescribedTable of(String statement) {
    List<CqlToken> tokens =
        new CqlSource("DESCRIBE", statement)
            .tokens().stream().filter(t -> t.kind() != CqlToken.Kind.COMMENT).toList();
    Map<String, String> checks = new HashMap<>();
    int begin = find(tokens, '(') + 1;
    int i = begin;
    int brackets = 0;
    while (i < tokens.size() && !(brackets == 0 && tokens.get(i).is(')'))) {
      CqlToken token = tokens.get(i);
      if (brackets == 0 && token.is(',')) {
        begin = i + 1;
      } else if (brackets == 0 && token.is("CHECK")) {
        int end = endOfCheck(tokens, i + 1);
        String check = statement.substring(token.end(), tokens.get(end - 1).end()).strip();
        checks.put(tokens.get(begin).name(), check);
        i = end - 1;
      } else {
        brackets += token.is('(') || token.is('<') ? 1 : token.is(')') || token.is('>') ? -1 : 0;
      }
      i++;
    }
    return new DescribedTable(options(tokens, i), checks);
  }

  private static int find(List<CqlToken> tokens, char symbol) {
    int i = 0;
    while (i < tokens.size() && !tokens.get(i).is(symbol)) {
      i++;
    }
    return i;
  }

  /** The comma or bracket after it, or PRIMARY KEY. */
  private static int endOfCheck(List<CqlToken> tokens, int from) {
    int brackets = 0;
    int i = from;
    while (i < tokens.size()
        && !(brackets == 0
            && (tokens.get(i).is(',') || tokens.get(i).is(')') || tokens.get(i).is("PRIMARY")))) {
      brackets += tokens.get(i).is('(') ? 1 : tokens.get(i).is(')') ? -1 : 0;
      i++;
    }
    return i;
  }

  private static Map<String, OptionValue> options(List<CqlToken> tokens, int from) {
    Map<String, OptionValue> options = new HashMap<>();
    for (int i = from; i + 2 < tokens.size() && !tokens.get(i).is(';'); i++) {
      CqlToken value = tokens.get(i + 2);
      if (tokens.get(i).isName()
          && HIDDEN.contains(tokens.get(i).name())
          && tokens.get(i + 1).is('=')
          && value.kind() == CqlToken.Kind.TEXT) {
        String text = value.text().substring(1, value.text().length() - 1);
        options.put(tokens.get(i).name(), new OptionValue(text, Map.of()));
      }
    }
    return options;
  }

  /** Of a column; empty if it has none. */
  String check(String column) {
    return checks.getOrDefault(column, "");
  }

  /** These options with those that the server shows itself. */
  Map<String, OptionValue> addedTo(Map<String, OptionValue> shown) {
    Map<String, OptionValue> all = new TreeMap<>(shown);
    all.putAll(options);
    return all;
  }
}
