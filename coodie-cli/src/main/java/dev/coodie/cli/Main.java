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
    Shell shell = Shell.ofProcess();
    Runtime.getRuntime()
        .addShutdownHook(new Thread(() -> shell.interruption().stop(), "coodie-interruption"));
    int code = CoodieCommand.commandLine(shell, arguments).execute(arguments);
    shell.interruption().end();
    System.exit(code);
  }
}
