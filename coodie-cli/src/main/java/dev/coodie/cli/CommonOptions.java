package dev.coodie.cli;

import picocli.CommandLine.Option;

/** What every command has. */
@SuppressWarnings("UnusedVariable") // picocli acts on them
final class CommonOptions {
  static final String VERBOSE = "--verbose";

  @Option(
      names = {"-h", "--help"},
      usageHelp = true,
      order = 1000,
      description = "Show this help.")
  private boolean help;

  @Option(
      names = VERBOSE,
      order = 1001,
      description = "Show where an error comes from, and what the driver logs.")
  private boolean verbose;
}
