package dev.coodie.cli;

import picocli.CommandLine.Option;

/** Whether to ask before something is changed. */
final class Confirmation {
  @Option(
      names = {"-y", "--yes"},
      description = "Do not ask.")
  private boolean yes;

  /**
   * Refuses JSON with a question in it, before anything is done.
   *
   * @param json whether JSON is printed of what is changed
   */
  void check(boolean json) {
    if (json && !yes) {
      throw CliError.wrongUse(
          "coodie-1115", "--json cannot ask a question. Give --yes to continue without one.");
    }
  }

  boolean isWanted() {
    return !yes;
  }
}
