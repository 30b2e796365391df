package dev.coodie.migrations;

import dev.coodie.cql.CqlSource;
import dev.coodie.cql.CqlToken;
import dev.coodie.cql.SourceStatement;
import dev.coodie.cql.StatementSplitter;
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

  private final CqlSource source;
  private final List<Statement> before = new ArrayList<>();
  private final List<Statement> up = new ArrayList<>();
  private final List<Statement> down = new ArrayList<>();
  private final StatementSplitter splitter;
  private List<Statement> section = before;
  private boolean hasUp;
  private boolean hasDown;
  private boolean destructive;

  private CqlFile(CqlSource source) {
    this.source = source;
    this.splitter = new StatementSplitter(source);
  }

  /** {@code file} is the name without directories. */
  static CqlScript read(String file, CqlSource source) {
    FileName name = FileName.ofFile(file, source.name());
    return new CqlFile(source).read(name);
  }

  private CqlScript read(FileName name) {
    for (CqlToken token : source.tokens()) {
      Matcher directive = DIRECTIVE.matcher(token.text());
      if (token.kind() != CqlToken.Kind.COMMENT) {
        splitter.add(token).ifPresent(this::add);
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
  private void checkNoSlip(CqlToken token) {
    Matcher slip = SLIP.matcher(token.text());
    if (slip.matches()) {
      String meant = slip.group(1) == null ? slip.group(2) : slip.group(1);
      throw error(
          "coodie-909",
          token,
          "this comment looks like a directive, but is none. Write -- coodie:"
              + meant.toLowerCase(Locale.ROOT)
              + " on a line of its own, or other words.");
    }
  }

  private void endStatement() {
    splitter.end().ifPresent(this::add);
  }

  private void add(SourceStatement found) {
    found
        .problem()
        .ifPresent(
            problem -> {
              throw new MigrationException(found.isClosed() ? "coodie-906" : "coodie-905", problem);
            });
    Statement statement = new Statement(found.text(), found.line(), found.tokens());
    check(statement);
    section.add(statement);
  }

  private void check(Statement statement) {
    CqlToken first = statement.tokens().get(0);
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
          "USE is not allowed, since it would change the keyspace for everything that"
              + " follows. Names without a keyspace belong to the migrated one; write"
              + " other_keyspace.table for another.");
    }
    for (CqlToken token : statement.tokens()) {
      boolean placeholder = token.kind() == CqlToken.Kind.PLACEHOLDER;
      if (placeholder && !token.text().equals("${keyspace}")) {
        throw error(
            "coodie-908",
            token,
            token.text()
                + " is no placeholder. There is one: ${keyspace}, the quoted name of the"
                + " keyspace.");
      }
      if (token.kind() == CqlToken.Kind.NAME && token.text().contains("${")) {
        throw error(
            "coodie-908",
            token,
            "a placeholder inside double quotes is not replaced. Write ${keyspace} without them; it"
                + " is quoted already.");
      }
    }
  }

  private void obey(String directive, CqlToken token) {
    List<CqlToken> words = new CqlSource(source.at(token.start()), directive).tokens();
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
              "coodie-909", token, "there are statements above -- coodie:up. Move them below it.");
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

  private Statement copy(List<CqlToken> words, CqlToken token) {
    int size = words.size();
    boolean tables = size >= 3 && words.get(1).isName() && words.get(2).isName();
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
  private static boolean areNames(List<CqlToken> words) {
    for (int i = 0; i < words.size(); i++) {
      if (i % 2 == 0 ? !words.get(i).isName() : !words.get(i).is(',')) {
        return false;
      }
    }
    return words.size() % 2 == 1;
  }

  private void alone(List<CqlToken> words, CqlToken token) {
    if (words.size() > 1) {
      throw unknown(token.text().replaceFirst("^--\\s*coodie\\s*:\\s*", ""), token);
    }
  }

  private MigrationException unknown(String directive, CqlToken token) {
    return error(
        "coodie-909",
        token,
        "there is no directive \""
            + directive
            + "\". "
            + Suggestions.forName(directive, DIRECTIVES)
            + "Write -- coodie:up, -- coodie:down, -- coodie:destructive, or -- coodie:copy from to.");
  }

  private void once(boolean already, String directive, CqlToken token) {
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

  private MigrationException error(String id, CqlToken token, String sentence) {
    return new MigrationException(id, source.at(token.start()) + ": " + sentence);
  }
}
