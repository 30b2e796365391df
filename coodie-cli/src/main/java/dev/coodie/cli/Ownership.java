package dev.coodie.cli;

import dev.coodie.migrations.write.MigrationWriter;
import dev.coodie.schema.Schema;
import picocli.CommandLine.Option;

/** Whether the keyspace is the documents' alone. */
final class Ownership {
  @Option(
      names = "--exclusive",
      description =
          "Tables, views and types that no document wants are differences: nobody else"
              + " uses the keyspace.")
  private boolean exclusive;

  Schema of(Schema schema) {
    return exclusive ? schema.exclusive() : schema;
  }

  MigrationWriter of(MigrationWriter writer) {
    return exclusive ? writer.exclusive() : writer;
  }
}
