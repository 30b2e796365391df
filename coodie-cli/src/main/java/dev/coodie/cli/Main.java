package dev.coodie.cli;

import java.util.Arrays;

/** Where the process starts. */
public final class Main {
  private Main() {}

  /** Runs a command and exits with its code. */
  public static void main(String[] arguments) {
    if (Arrays.asList(arguments).contains(CommonOptions.VERBOSE)) {
      System.setProperty("org.slf4j.simpleLogger.defaultLogLevel", "info");
    }
    System.exit(CoodieCommand.commandLine(Shell.ofProcess()).execute(arguments));
  }
}
