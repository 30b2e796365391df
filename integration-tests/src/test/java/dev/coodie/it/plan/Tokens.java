package dev.coodie.it.plan;

import dev.coodie.schema.definition.OptionValue;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads the words, names and constants of a CQL statement one after another. */
final class Tokens {
  private static final Pattern TOKEN =
      Pattern.compile(
          "\\s*('(?:[^']|'')*'|\"(?:[^\"]|\"\")*\"|[\\w-]+(?:\\.\\d+)?|<=|>=|\\S)\\s*",
          Pattern.DOTALL);

  private static final Pattern PLAIN = Pattern.compile("[a-z][a-z0-9_]*");

  private final List<String> tokens = new ArrayList<>();
  private final String cql;
  private int next;

  Tokens(String cql) {
    this.cql = cql;
    Matcher matcher = TOKEN.matcher(cql);
    int end = 0;
    while (matcher.find()) {
      if (matcher.start() != end) {
        throw new IllegalArgumentException(cql);
      }
      tokens.add(matcher.group(1));
      end = matcher.end();
    }
  }

  String word() {
    return tokens.get(next++);
  }

  boolean accept(String word) {
    boolean here = next < tokens.size() && tokens.get(next).equals(word);
    next += here ? 1 : 0;
    return here;
  }

  void expect(String... words) {
    for (String word : words) {
      if (!accept(word)) {
        throw new IllegalArgumentException("Expected " + word + " at token " + next + ": " + cql);
      }
    }
  }

  void end() {
    if (next != tokens.size()) {
      throw new IllegalArgumentException("More than expected at token " + next + ": " + cql);
    }
  }

  /** A name, which must be quoted unless it is a plain word. */
  String name() {
    String word = word();
    if (word.startsWith("\"")) {
      return word.substring(1, word.length() - 1).replace("\"\"", "\"");
    }
    if (!PLAIN.matcher(word).matches() || List.of("select", "order", "from").contains(word)) {
      throw new IllegalArgumentException("No name at token " + next + ": " + cql);
    }
    return word;
  }

  /** A text constant. */
  String text() {
    String word = word();
    if (!word.startsWith("'")) {
      throw new IllegalArgumentException("No text at token " + next + ": " + cql);
    }
    return word.substring(1, word.length() - 1).replace("''", "'");
  }

  /** A type as the server prints it. */
  String type() {
    StringBuilder type = new StringBuilder(word());
    if (accept("<")) {
      type.append('<');
      do {
        type.append(type.charAt(type.length() - 1) == '<' ? "" : ", ").append(type());
      } while (accept(","));
      expect(">");
      type.append('>');
    }
    return type.toString();
  }

  OptionValue value() {
    if (!accept("{")) {
      String word = word();
      next--;
      return new OptionValue(word.startsWith("'") ? text() : word(), Map.of());
    }
    Map<String, String> entries = new LinkedHashMap<>();
    do {
      String key = text();
      expect(":");
      entries.put(key, text());
    } while (accept(","));
    expect("}");
    return new OptionValue("", entries);
  }

  /** Everything before a word, and the word. */
  String until(String word) {
    List<String> before = new ArrayList<>();
    while (!accept(word)) {
      before.add(word());
    }
    return String.join(" ", before);
  }
}
