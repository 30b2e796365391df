package dev.coodie.migrations;

import dev.coodie.Coodie;

/** Copies rows of one table into another. */
final class Copies {
  private Copies() {}

  static void copy(Coodie coodie, String keyspace, String version, Statement statement) {
    throw new UnsupportedOperationException(statement.text() + keyspace + version);
  }
}
