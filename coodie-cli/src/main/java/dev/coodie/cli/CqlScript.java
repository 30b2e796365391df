package dev.coodie.cli;

import dev.coodie.cql.CqlSource;
import dev.coodie.cql.SourceStatement;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** CQL as people hand it in: several statements, with comments. */
final class CqlScript {
  private CqlScript() {}

  /** From the argument, the file, or standard input; each with the name that messages use. */
  static CqlSource read(Shell shell, @Nullable String argument, @Nullable String file) {
    if (argument != null && file != null) {
      throw CliError.wrongUse(
          "coodie-1117", "CQL is given both as an argument and with --file. Give one of them.");
    }
    if (argument != null) {
      return new CqlSource("CQL", argument);
    }
    if (file == null && shell.asking().isTerminal()) {
      throw CliError.wrongUse(
          "coodie-1117", "There is no CQL. Give it as an argument, or name a file with --file.");
    }
    String name = file == null ? "standard input" : file;
    try {
      return new CqlSource(
          name,
          file == null
              ? new String(shell.in().readAllBytes(), StandardCharsets.UTF_8)
              : Files.readString(shell.path(file)));
    } catch (IOException e) {
      throw CliError.wrongUse("coodie-1119", "Cannot read CQL from " + name + ": " + e + ".", e);
    }
  }

  /** At least one, each of them whole. */
  static List<SourceStatement> statements(CqlSource source) {
    List<SourceStatement> statements = source.statements();
    if (statements.isEmpty()) {
      throw CliError.wrongUse("coodie-1117", "The CQL has no statement.");
    }
    for (SourceStatement statement : statements) {
      statement
          .problem()
          .ifPresent(
              problem -> {
                throw CliError.wrongUse("coodie-294", problem + " Nothing was run.");
              });
    }
    return statements;
  }
}
