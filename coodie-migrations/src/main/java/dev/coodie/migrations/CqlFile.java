package dev.coodie.migrations;

import dev.coodie.error.MigrationException;
import dev.coodie.migrations.Script.CqlScript;
import dev.coodie.model.Suggestions;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads one file of a migration. */
final class CqlFile {
  private static final Pattern DIRECTIVE =
      Pattern.compile("--\\s*coodie\\s*:\\s*(.*?)\\s*", Pattern.CASE_INSENSITIVE);

  /** Another kind of comment, or something else than the colon; not a sentence about coodie. */
  private static final Pattern SLIP =
      Pattern.compile(
          "(?:--+|//+|/\\*+)[\\s#@!*-]*coodie(?:"
              + "[\\s:;.=_-]*(up|down|destructive)[\\s*/;.!-]*|\\s*[:;.=_-]\\s*(copy)\\s.*)",
          Pattern.CASE_INSENSITIVE | Pattern.DOTALL);

  private static final List<String> DIRECTIVES = List.of("up", "down", "destructive", "copy");

  private final SourceText source;
  private final List<Statement> before = new ArrayList<>();
  private final List<Statement> up = new ArrayList<>();
  private final List<Statement> down = new ArrayList<>();
  private final List<Token> current = new ArrayList<>();
  private List<Statement> section = before;
  private boolean hasUp;
  private boolean hasDown;
  private boolean destructive;

  private CqlFile(SourceText source) {
    this.source = source;
  }

  /** {@code file} is the name without directories. */
  static CqlScript read(String file, SourceText source) {
    FileName name = FileName.ofFile(file, source.name());
    return new CqlFile(source).read(name);
  }

  private CqlScript read(FileName name) {
    for (Token token : CqlLexer.tokens(source)) {
      Matcher directive = DIRECTIVE.matcher(token.text());
      if (token.kind() != Token.Kind.COMMENT) {
        add(token);
      } else if (directive.matches()) {
        obey(directive.group(1), token);
      } else {
        checkNoSlip(token);
      }
    }
    endStatement();
    checkSections();
    return new CqlScript(name, source.name(), destructive, hasUp ? up : before, down);
  }

  /**
   * A directive with a slip of the pen would be a comment, and what follows it in another section.
   */
  private void checkNoSlip(Token token) {
    Matcher slip = SLIP.matcher(token.text());
    if (slip.matches()) {
      String meant = slip.group(1) == null ? slip.group(2) : slip.group(1);
      throw error(
          "coodie-909",
          token,
          "this comment looks like a directive, and is none. Write -- coodie:"
              + meant.toLowerCase(Locale.ROOT)
              + " on a line of its own, or other words.");
    }
  }

  private void add(Token token) {
    if (token.is(';') && !isInsideBlock()) {
      endStatement();
    } else {
      current.add(token);
    }
  }

  /** Whether a batch, or a transaction, goes on after the semicolon. */
  private boolean isInsideBlock() {
    return opened("BATCH", "APPLY") || opened("TRANSACTION", "COMMIT");
  }

  private boolean opened(String block, String end) {
    int size = current.size();
    boolean opens =
        size > 1
            && current.get(0).is("BEGIN")
            && (current.get(1).is(block) || (size > 2 && current.get(2).is(block)));
    return opens && !(current.get(size - 2).is(end) && current.get(size - 1).is(block));
  }

  private void endStatement() {
    if (current.isEmpty()) {
      return;
    }
    Token first = current.get(0);
    if (isInsideBlock()) {
      throw error(
          "coodie-906",
          first,
          "the "
              + current.get(0).text()
              + " that starts here has no end. Write APPLY BATCH; after its statements.");
    }
    int end = current.get(current.size() - 1).end();
    Statement statement =
        new Statement(
            source.text().substring(first.start(), end), source.line(first.start()), current);
    check(statement);
    section.add(statement);
    current.clear();
  }

  private void check(Statement statement) {
    Token first = statement.tokens().get(0);
    if (statement.kind() == Statement.Kind.COPY) {
      throw error(
          "coodie-907",
          first,
          "COPY is a command of cqlsh, not CQL. To copy a table into another one write -- coodie:copy"
              + " from to.");
    }
    if (statement.kind() == Statement.Kind.USE) {
      throw error(
          "coodie-907",
          first,
          "USE is not allowed, since it would also change the keyspace of everything that follows."
              + " Names without a keyspace are in the one that is migrated; write"
              + " other_keyspace.table for another.");
    }
    for (Token token : statement.tokens()) {
      boolean placeholder = token.kind() == Token.Kind.PLACEHOLDER;
      if (placeholder && !token.text().equals("${keyspace}")) {
        throw error(
            "coodie-908",
            token,
            token.text()
                + " is no placeholder. There is one: ${keyspace}, the quoted name of the"
                + " keyspace.");
      }
      if (token.kind() == Token.Kind.NAME && token.text().contains("${")) {
        throw error(
            "coodie-908",
            token,
            "a placeholder inside double quotes is not replaced. Write ${keyspace} without them; it"
                + " is quoted already.");
      }
    }
  }

  private void obey(String directive, Token token) {
    List<Token> words = CqlLexer.tokens(new SourceText(source.at(token.start()), directive));
    switch (words.isEmpty() ? "" : words.get(0).text()) {
      case "copy" -> {
        endStatement();
        section.add(copy(words, token));
      }
      case "destructive" -> {
        alone(words, token);
        destructive = true;
      }
      case "up" -> {
        alone(words, token);
        endStatement();
        once(hasUp || hasDown, directive, token);
        if (!before.isEmpty()) {
          throw error(
              "coodie-909", token, "there are statements before -- coodie:up. Move them below it.");
        }
        hasUp = true;
        section = up;
      }
      case "down" -> {
        alone(words, token);
        endStatement();
        once(hasDown, directive, token);
        hasDown = true;
        section = down;
      }
      default -> throw unknown(directive, token);
    }
  }

  private Statement copy(List<Token> words, Token token) {
    int size = words.size();
    boolean tables = size >= 3 && isName(words.get(1)) && isName(words.get(2));
    boolean rest =
        size == 3 || (size > 4 && words.get(3).is("WITHOUT") && areNames(words.subList(4, size)));
    if (!tables || !rest) {
      throw error(
          "coodie-909",
          token,
          "expected two tables of the keyspace, as in -- coodie:copy users users_by_email, perhaps"
              + " with columns to leave out, as in -- coodie:copy users users_v2 without age, town.");
    }
    return new Statement(token.text(), source.line(token.start()), words);
  }

  /** Whether these are names with commas between. */
  private static boolean areNames(List<Token> words) {
    for (int i = 0; i < words.size(); i++) {
      if (i % 2 == 0 ? !isName(words.get(i)) : !words.get(i).is(',')) {
        return false;
      }
    }
    return words.size() % 2 == 1;
  }

  private static boolean isName(Token word) {
    return word.kind() == Token.Kind.WORD || word.kind() == Token.Kind.NAME;
  }

  private void alone(List<Token> words, Token token) {
    if (words.size() > 1) {
      throw unknown(token.text().replaceFirst("^--\\s*coodie\\s*:\\s*", ""), token);
    }
  }

  private MigrationException unknown(String directive, Token token) {
    return error(
        "coodie-909",
        token,
        "there is no directive \""
            + directive
            + "\". "
            + Suggestions.forName(directive, DIRECTIVES)
            + "Write -- coodie:up, -- coodie:down, -- coodie:destructive, or -- coodie:copy from to.");
  }

  private void once(boolean already, String directive, Token token) {
    if (already) {
      throw error(
          "coodie-909",
          token,
          "-- coodie:"
              + directive
              + " is out of place. A file has at most one up section, and after it at most one down"
              + " section.");
    }
  }

  private void checkSections() {
    if ((hasUp ? up : before).isEmpty()) {
      throw new MigrationException(
          "coodie-910",
          source.name() + " has no statement to apply. Write at least one, or delete the file.");
    }
    if (hasDown && down.isEmpty()) {
      throw new MigrationException(
          "coodie-910",
          source.name()
              + " has a down section without a statement. Write one, or delete -- coodie:down if the"
              + " migration cannot be undone.");
    }
  }

  private MigrationException error(String id, Token token, String sentence) {
    return new MigrationException(id, source.at(token.start()) + ": " + sentence);
  }
}
