package dev.coodie.cli;

import picocli.CommandLine.Option;

/** What there is without a command. */
@SuppressWarnings("UnusedVariable") // picocli acts on them
final class RootOptions {
  @Option(
      names = {"-h", "--help"},
      usageHelp = true,
      description = "Show this help.")
  private boolean help;

  @Option(
      names = {"-V", "--version"},
      versionHelp = true,
      description = "Show the versions of coodie, Cassandra and Java.")
  private boolean version;
}
