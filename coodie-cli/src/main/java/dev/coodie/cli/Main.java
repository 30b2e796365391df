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
    StandardOutput out = StandardOutput.ofProcess();
    Shell shell = Shell.printingTo(out);
    Runtime.getRuntime()
        .addShutdownHook(new Thread(() -> shell.interruption().stop(), "coodie-interruption"));
    int code = run(shell, out, arguments);
    shell.interruption().end();
    System.exit(code);
  }

  /** The exit code, which is that of a failure if what was printed is lost. */
  static int run(Shell shell, StandardOutput out, String... arguments) {
    int code = CoodieCommand.commandLine(shell, arguments).execute(arguments);
    shell.out().flush();
    return out.failure().map(error -> new Problems(shell).lost(error)).orElse(code);
  }
}
