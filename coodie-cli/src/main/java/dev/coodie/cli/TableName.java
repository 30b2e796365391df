package dev.coodie.cli;

import dev.coodie.Coodie;
import java.util.Optional;

/** A table that a user names, as the server has it: with its keyspace, or in the chosen one. */
record TableName(String keyspace, String table) {
  static TableName of(String text, Coodie coodie) {
    return of(text, coodie.keyspace());
  }

  /** {@code chosen} is the keyspace of names without one. */
  static TableName of(String text, Optional<String> chosen) {
    int dot = text.indexOf('.');
    if (dot > 0 && dot < text.length() - 1) {
      return new TableName(text.substring(0, dot), text.substring(dot + 1));
    }
    return new TableName(
        chosen
            .filter(known -> dot < 0)
            .orElseThrow(
                () ->
                    CliError.wrongUse(
                        "coodie-1126",
                        "\""
                            + text
                            + "\" has no keyspace. Write it as shop.orders, or give --keyspace.")),
        text);
  }

  @Override
  public String toString() {
    return keyspace + "." + table;
  }
}
