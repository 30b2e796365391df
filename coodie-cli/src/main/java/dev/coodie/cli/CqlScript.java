package dev.coodie.cli;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** CQL as people hand it in: several statements, with comments. */
final class CqlScript {
  private CqlScript() {}

  /** From the argument, the file, or standard input. */
  static String read(Shell shell, @Nullable String argument, @Nullable String file) {
    if (argument != null && file != null) {
      throw CliError.wrongUse(
          "coodie-1117", "CQL is given as an argument and as --file. Give one.");
    }
    if (argument != null) {
      return argument;
    }
    if (file == null && shell.asking().isTerminal()) {
      throw CliError.wrongUse(
          "coodie-1117", "There is no CQL. Give it as an argument, or name a file with --file.");
    }
    try {
      return file == null
          ? new String(shell.in().readAllBytes(), StandardCharsets.UTF_8)
          : Files.readString(shell.path(file));
    } catch (IOException e) {
      throw CliError.wrongUse(
          "coodie-1119",
          "Cannot read CQL from " + (file == null ? "standard input" : file) + ": " + e + ".",
          e);
    }
  }

  /** The statements without their semicolons, and without comments before them. */
  static List<String> statements(String text) {
    List<String> statements = new ArrayList<>();
    StringBuilder statement = new StringBuilder();
    for (int i = 0; i < text.length(); ) {
      int end = tokenEnd(text, i);
      String token = text.substring(i, end);
      boolean comment = token.startsWith("--") || token.startsWith("//") || token.startsWith("/*");
      if (token.equals(";") && !isOpenBatch(statement)) {
        add(statements, statement);
      } else if (comment) {
        statement.append(' ');
      } else {
        statement.append(token);
      }
      i = end;
    }
    add(statements, statement);
    if (statements.isEmpty()) {
      throw CliError.wrongUse("coodie-1117", "There is no CQL statement in what was given.");
    }
    return List.copyOf(statements);
  }

  private static void add(List<String> statements, StringBuilder statement) {
    String text = statement.toString().strip();
    statement.setLength(0);
    if (!text.isEmpty()) {
      statements.add(text);
    }
  }

  /** Inside a batch semicolons separate its statements. */
  private static boolean isOpenBatch(StringBuilder statement) {
    String text = statement.toString().strip().replaceAll("\\s+", " ").toUpperCase(Locale.ROOT);
    return text.matches("(?s)BEGIN ((UNLOGGED|LOGGED|COUNTER) )?BATCH.*")
        && !text.endsWith("APPLY BATCH");
  }

  /** Where the string, name, comment or single character that starts at {@code i} ends. */
  private static int tokenEnd(String text, int i) {
    if (text.startsWith("--", i) || text.startsWith("//", i)) {
      return after(text, "\n", i + 2) - (text.indexOf('\n', i) < 0 ? 0 : 1);
    }
    if (text.startsWith("/*", i)) {
      return after(text, "*/", i + 2);
    }
    if (text.startsWith("$$", i)) {
      return after(text, "$$", i + 2);
    }
    char quote = text.charAt(i);
    return quote == '\'' || quote == '"' ? after(text, String.valueOf(quote), i + 1) : i + 1;
  }

  private static int after(String text, String end, int from) {
    int found = text.indexOf(end, from);
    return found < 0 ? text.length() : found + end.length();
  }
}
